#include "listing/date_column.hpp"

#include "listing/chars.hpp"
#include "listing/date_parts.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace ftperm::listing {
namespace {

using Shape = DateColumn (*)(const Tokens&, std::size_t);

/// Whether a month is one for certain; "www 12 12:34" has the shape of a date too.
bool is_sure_month(std::string_view word) {
  return is_english_month(word) || std::any_of(word.begin(), word.end(), is_high);
}

bool is_time_or_year(std::string_view word) {
  return is_time(word) || is_year(word);
}

DateColumn date_until(const Tokens& tokens, std::size_t last, bool sure) {
  return {.end = tokens.end_of(last), .sure = sure};
}

/// Whether a month is written in two words: Catalan "de nov.", Mongolian, Arabic of the Levant,
/// Vietnamese "Thg 1", Miskito "siakwa kati".
bool is_two_word_month(std::string_view first, std::string_view second) {
  if (is_word(first, "thg")) return is_day(second);
  const bool foreign = std::any_of(first.begin(), first.end(), is_high) || is_word(first, "de") ||
                       is_word(second, "kati");
  return foreign && is_month_name(first) && is_month_name(second);
}

/// How many words the month at token i has; 0 when there is none.
std::size_t month_words(const Tokens& tokens, std::size_t i) {
  if (is_two_word_month(tokens[i], tokens[i + 1])) return 2;
  return is_month_name(tokens[i]) ? 1 : 0;
}

/// Whether something stands behind token i and the blank that ends it.
bool is_followed_by_name(const Tokens& tokens, std::size_t i) {
  return tokens.end_of(i) + 1 < tokens.line().size();
}

bool is_one_blank_behind(const Tokens& tokens, std::size_t i) {
  return i > 0 && tokens.begin_of(i) == tokens.end_of(i - 1) + 1;
}

/// Whether a time and a year follow each other: BSD's "12:34:56 2020", and "2020 12:34" where the
/// year is not padded to the width of a time.
bool is_time_and_year(const Tokens& tokens, std::size_t i) {
  if (has_seconds(tokens[i])) return is_year(tokens[i + 1]);
  return is_year(tokens[i]) && is_one_blank_behind(tokens, i) && is_time(tokens[i + 1]) &&
         is_one_blank_behind(tokens, i + 1) && is_followed_by_name(tokens, i + 1);
}

/// "Jan  1 12:34", "Jan  1  2020", "Jan  1 12:34:56 2020".
DateColumn month_day(const Tokens& tokens, std::size_t i) {
  const std::size_t words = month_words(tokens, i);
  const std::size_t last = i + words + 1;
  if (words == 0 || !is_day(tokens[last - 1]) || !is_time_or_year(tokens[last])) return {};
  return date_until(tokens, is_time_and_year(tokens, last) ? last + 1 : last,
                    is_sure_month(tokens[i]));
}

/// "Wed, 01 Jan 2020 12:34:56 GMT", as in mail.
DateColumn mail_date(const Tokens& tokens, std::size_t i) {
  const bool weekday = tokens[i].ends_with(',') && is_month_name(tokens[i]);
  if (!weekday || !is_day(tokens[i + 1]) || !is_english_month(tokens[i + 2]) ||
      !is_year(tokens[i + 3]) || !is_time(tokens[i + 4]))
    return {};
  const bool zone = is_zone(tokens[i + 5]);
  return date_until(tokens, zone ? i + 5 : i + 4, true);
}

/// "Wed Jan  1 12:34:56 2020", "Wed Jan  1 12:34:56 CET 2020".
DateColumn weekday_first(const Tokens& tokens, std::size_t i) {
  if (!is_month_name(tokens[i]) || !has_seconds(tokens[i + 3])) return {};
  if (is_year(tokens[i + 4])) return month_day(tokens, i + 1);
  const DateColumn date = month_day(tokens, i + 1);
  const bool zone = is_zone_name(tokens[i + 4]) && is_year(tokens[i + 5]);
  return date.end == 0 || !zone ? DateColumn() : date_until(tokens, i + 5, true);
}

/// "1 janv. 12:34", "1. Mai 2020" (German pads it behind), Serbian "1. jan. у 12:34".
DateColumn day_month(const Tokens& tokens, std::size_t i) {
  const std::size_t words = month_words(tokens, i + 1);
  if (words == 0 || !is_day(tokens[i])) return {};
  std::size_t last = i + 1 + words;
  if (tokens[last].size() == 2 && is_high(tokens[last][0]) && is_time(tokens[last + 1])) ++last;
  if (!is_time_or_year(tokens[last])) return {};
  const bool sure = is_sure_month(tokens[i + 1]);
  if (is_time_and_year(tokens, last)) return date_until(tokens, last + 1, sure);
  DateColumn date = date_until(tokens, last, sure);
  date.maybe_padded = tokens[i].ends_with('.') && all_digits(tokens[last]) &&
                      tokens.begin_of(last) == tokens.end_of(last - 1) + 1;
  return date;
}

/// Czech "1.<no-break space>led 12.34": day and month in one word.
DateColumn fused_day_month(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens[i];
  const std::size_t stop = leading_digits(word);
  if (stop == 0 || stop >= word.size() || word[stop] != '.') return {};
  if (!is_day(word.substr(0, stop)) || !is_month_name(word.substr(stop + 1)) ||
      !is_time_or_year(tokens[i + 1]))
    return {};
  return date_until(tokens, i + 1, is_time(tokens[i + 1]));
}

/// Finnish "1. 1. 12:34", " 1.12.  2020", "31.12. 12:34".
DateColumn dotted_numbers(const Tokens& tokens, std::size_t i) {
  const std::string_view first = tokens[i];
  if (first.empty() || first.back() != '.') return {};
  std::size_t last = i + 1;
  if (is_day(first)) {
    if (tokens[i + 1].empty() || tokens[i + 1].back() != '.' || !is_day(tokens[i + 1])) return {};
    last = i + 2;
  } else if (!is_day_and_month(first.substr(0, first.size() - 1))) {
    return {};
  }
  if (!is_time_or_year(tokens[last])) return {};
  return date_until(tokens, last, is_time(tokens[last]));
}

/// Vietnamese "12:34  1 Thg 1", padded to the width of "Thg 12".
DateColumn time_day_month(const Tokens& tokens, std::size_t i) {
  if (!is_time(tokens[i]) || !is_day(tokens[i + 1]) || !is_word(tokens[i + 2], "thg") ||
      !is_day(tokens[i + 3]))
    return {};
  DateColumn date = date_until(tokens, i + 3, true);
  date.maybe_padded = tokens[i + 3].size() == 1;
  return date;
}

/// "2020-01-31 12:34", with seconds and zone, with T between; the date alone for old files.
DateColumn iso(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens[i];
  const std::size_t t = word.find('T');
  if (t != std::string_view::npos && is_year_month_day(word.substr(0, t)))
    return date_until(tokens, i, true);
  if (!is_year_month_day(word)) return {};
  if (!is_time(tokens[i + 1])) {
    DateColumn date = date_until(tokens, i, true);
    date.maybe_padded = true;
    return date;
  }
  const bool zone = has_seconds(tokens[i + 1]) && is_zone(tokens[i + 2]);
  return date_until(tokens, zone ? i + 2 : i + 1, true);
}

/// Whether a time is followed by a word that belongs to it: "09:35 AM", where the day is written
/// the way of those who write so.
bool is_half_of_day(const Tokens& tokens, std::size_t time) {
  const std::string_view word = tokens[time + 1];
  return (word == "AM" || word == "PM") && tokens[time - 1].find('/') != std::string_view::npos &&
         is_followed_by_name(tokens, time + 1);
}

/// "01-31 12:34", "31.01.2020 12:34", "01/31/20 09:35AM", "01-Jan-2020 12:34", "20200131 12:34";
/// "01-Jan-20" alone.
DateColumn one_word_and_time(const Tokens& tokens, std::size_t i) {
  const std::string_view day = tokens[i];
  const bool named = is_named_date(day);
  if (!is_time(tokens[i + 1]))
    return named && is_english_month(day.substr(day.find('-') + 1, 3)) ? date_until(tokens, i, true)
                                                                       : DateColumn();
  if (!named && !is_day_and_month(day) && !is_day_month_year(day) && !is_compact_date(day))
    return {};
  return date_until(tokens, is_half_of_day(tokens, i + 1) ? i + 2 : i + 1, true);
}

/// Reads "<digits><mark>" at `at`, where the mark is one to four bytes that are not ASCII.
/// The offset behind it, or 0.
std::size_t skip_marked_number(std::string_view line, std::size_t at, std::size_t most_digits) {
  while (at < line.size() && line[at] == ' ')
    ++at;
  const std::size_t digits = leading_digits(line.substr(at, most_digits + 1));
  if (digits == 0 || digits > most_digits) return 0;
  at += digits;
  std::size_t mark = 0;
  while (at + mark < line.size() && mark < 5 && is_high(line[at + mark]))
    ++mark;
  return mark == 0 || mark > 4 ? 0 : at + mark;
}

/// Chinese, Japanese, Korean: "2020年 1月 1日", "1月1日 12:34", " 1월  1일  12:34".
DateColumn marked_numbers(const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size() || !is_digit(tokens[i][0]) || !is_high(tokens[i].back())) return {};
  const std::string_view line = tokens.line();
  std::size_t at = tokens.begin_of(i);
  const bool has_year = leading_digits(tokens[i]) == 4;
  if (has_year) at = skip_marked_number(line, at, 4);
  if (at != 0) at = skip_marked_number(line, at, 2);
  if (at != 0) at = skip_marked_number(line, at, 2);
  if (at == 0) return {};
  std::size_t next = i;
  while (next < tokens.size() && tokens.begin_of(next) < at)
    ++next;
  if (tokens.end_of(next - 1) != at) return {};
  if (is_time(tokens[next])) return date_until(tokens, next, true);
  return {.end = has_year ? at : 0};
}

constexpr Shape number_first[] = {
    iso,       day_month,     marked_numbers, one_word_and_time, dotted_numbers, fused_day_month,
    month_day, time_day_month};
constexpr Shape word_first[] = {mail_date, weekday_first, month_day, one_word_and_time};

DateColumn first_of(std::span<const Shape> shapes, const Tokens& tokens, std::size_t i) {
  for (const Shape shape : shapes)
    if (const DateColumn date = shape(tokens, i); date.end != 0) return date;
  return {};
}

} // namespace

DateColumn read_date(const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size()) return {};
  const bool number = is_digit(tokens[i][0]);
  return first_of(number ? std::span<const Shape>(number_first) : word_first, tokens, i);
}

DateColumn read_year_first_date(const Tokens& tokens, std::size_t i) {
  if (!is_year(tokens[i]) || !is_month_name(tokens[i + 1]) || !is_day(tokens[i + 2])) return {};
  const bool time = is_time(tokens[i + 3]) && is_one_blank_behind(tokens, i + 3) &&
                    is_followed_by_name(tokens, i + 3);
  return date_until(tokens, time ? i + 3 : i + 2, false);
}

DateColumn read_bare_numbers_date(const Tokens& tokens, std::size_t i) {
  const bool numbers = all_digits(tokens[i]) && all_digits(tokens[i + 1]);
  if (!numbers || !is_month_and_day(tokens[i], tokens[i + 1]) || !is_time_or_year(tokens[i + 2]))
    return {};
  return date_until(tokens, i + 2, false);
}

DateColumn read_seconds_date(const Tokens& tokens, std::size_t i) {
  const std::size_t digits = tokens[i].size();
  const bool fits = digits == 9 || digits == 10 || digits == 13 || digits == 14;
  if (!fits || !all_digits(tokens[i])) return {};
  return date_until(tokens, i, false);
}

DateColumn read_rare_date(const Tokens& tokens, std::size_t i) {
  return is_time_or_year(tokens[i + 3]) ? DateColumn() : read_year_first_date(tokens, i);
}

} // namespace ftperm::listing
