#pragma once

#include "listing/date_column.hpp"
#include "listing/date_parts.hpp"

#include <cstddef>

namespace ftperm::listing {

// The shapes that read_date tries at token i. Each ends at 0 when the date is not of that shape.

// In month_dates.cpp: the month is a word.

/// "Jan  1 12:34", "Jan  1  2020", "Jan  1 12:34:56 2020".
DateColumn month_day(const Tokens& tokens, std::size_t i);
/// "Wed, 01 Jan 2020 12:34:56 GMT", as in mail.
DateColumn mail_date(const Tokens& tokens, std::size_t i);
/// "Wed Jan  1 12:34:56 2020", "Wed Jan  1 12:34:56 CET 2020".
DateColumn weekday_first(const Tokens& tokens, std::size_t i);
/// "1 janv. 12:34", "1. Mai 2020" (German pads it behind), Serbian "1. jan. у 12:34".
DateColumn day_month(const Tokens& tokens, std::size_t i);
/// Czech "1.<no-break space>led 12.34": day and month in one word.
DateColumn fused_day_month(const Tokens& tokens, std::size_t i);
/// Vietnamese "12:34  1 Thg 1", padded to the width of "Thg 12".
DateColumn time_day_month(const Tokens& tokens, std::size_t i);

// In number_dates.cpp: day, month and year are numbers, or one word.

/// "2020-01-31 12:34", with seconds and zone, with T between; the date alone for old files.
DateColumn iso_date(const Tokens& tokens, std::size_t i);
/// "01-31 12:34", "31.01.2020 12:34", "01/31/20 09:35AM", "01-Jan-2020 12:34", "20200131 12:34";
/// "01-Jan-20" alone.
DateColumn one_word_and_time(const Tokens& tokens, std::size_t i);
/// Finnish "1. 1. 12:34", " 1.12.  2020", "31.12. 12:34".
DateColumn dotted_numbers(const Tokens& tokens, std::size_t i);
/// Chinese, Japanese, Korean: "2020年 1月 1日", "1月1日 12:34", " 1월  1일  12:34".
DateColumn marked_numbers(const Tokens& tokens, std::size_t i);

inline bool is_time_or_year(std::string_view word) {
  return is_time(word) || is_year(word);
}

inline DateColumn date_until(const Tokens& tokens, std::size_t last, bool sure) {
  return {.end = tokens.end_of(last), .sure = sure};
}

/// Whether something stands behind token i and the blank that ends it.
inline bool is_followed_by_name(const Tokens& tokens, std::size_t i) {
  return tokens.end_of(i) + 1 < tokens.line().size();
}

inline bool is_one_blank_behind(const Tokens& tokens, std::size_t i) {
  return i > 0 && tokens.begin_of(i) == tokens.end_of(i - 1) + 1;
}

} // namespace ftperm::listing
