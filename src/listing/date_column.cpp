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
/// Vietnamese "Thg 1".
bool is_two_word_month(std::string_view first, std::string_view second) {
  if (is_word(first, "thg")) return is_day(second);
  const bool foreign = std::any_of(first.begin(), first.end(), is_high) || is_word(first, "de");
  return foreign && is_month_name(first) && is_month_name(second);
}

/// How many words the month at token i has; 0 when there is none.
std::size_t month_words(const Tokens& tokens, std::size_t i) {
  if (is_two_word_month(tokens[i], tokens[i + 1])) return 2;
  return is_month_name(tokens[i]) ? 1 : 0;
}

/// Whether a time and a year follow each other: BSD's "12:34:56 2020", and "2020 12:34" where the
/// year is not padded to the width of a time.
bool is_time_and_year(const Tokens& tokens, std::size_t i) {
  if (has_seconds(tokens[i])) return is_year(tokens[i + 1]);
  const bool padded = i > 0 && tokens.begin_of(i) > tokens.end_of(i - 1) + 1;
  return is_year(tokens[i]) && !padded && is_time(tokens[i + 1]) &&
         tokens.end_of(i + 1) + 1 < tokens.line().size(); // a name follows
}

/// "Jan  1 12:34", "Jan  1  2020", "Jan  1 12:34:56 2020".
DateColumn month_day(const Tokens& tokens, std::size_t i) {
  const std::size_t words = month_words(tokens, i);
  const std::size_t last = i + words + 1;
  if (words == 0 || !is_day(tokens[last - 1]) || !is_time_or_year(tokens[last])) return {};
  return date_until(tokens, is_time_and_year(tokens, last) ? last + 1 : last,
                    is_sure_month(tokens[i]));
}

/// "Wed Jan  1 12:34:56 2020".
DateColumn weekday_first(const Tokens& tokens, std::size_t i) {
  if (!is_month_name(tokens[i]) || !has_seconds(tokens[i + 3]) || !is_year(tokens[i + 4]))
    return {};
  return month_day(tokens, i + 1);
}

/// "1 janv. 12:34", "1. Mai 2020" (German pads it behind), Serbian "1. jan. у 12:34".
DateColumn day_month(const Tokens& tokens, std::size_t i) {
  const std::size_t words = month_words(tokens, i + 1);
  if (words == 0 || !is_day(tokens[i])) return {};
  std::size_t last = i + 1 + words;
  if (tokens[last].size() == 2 && is_high(tokens[last][0]) && is_time(tokens[last + 1])) ++last;
  if (!is_time_or_year(tokens[last])) return {};
  DateColumn date = date_until(tokens, last, is_sure_month(tokens[i + 1]));
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
DateColumn time_first(const Tokens& tokens, std::size_t i) {
  const std::size_t words = month_words(tokens, i + 2);
  if (words == 0 || !is_time(tokens[i]) || !is_day(tokens[i + 1])) return {};
  DateColumn date = date_until(tokens, i + 1 + words, true);
  date.maybe_padded = words == 2 && tokens[i + 3].size() == 1;
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

/// "01-31 12:34", "31.01.2020 12:34", "01/31/20 09:35AM", "01-Jan-2020 12:34".
DateColumn one_word_and_time(const Tokens& tokens, std::size_t i) {
  if (!is_time(tokens[i + 1])) return {};
  if (!is_day_and_month(tokens[i]) && !is_day_month_year(tokens[i]) && !is_named_date(tokens[i]))
    return {};
  return date_until(tokens, i + 1, true);
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

constexpr Shape number_first[] = {day_month,      marked_numbers,  iso,      one_word_and_time,
                                  dotted_numbers, fused_day_month, month_day};
constexpr Shape word_first[] = {weekday_first, month_day, one_word_and_time};

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
  return date_until(tokens, i + 2, false);
}

DateColumn read_rare_date(const Tokens& tokens, std::size_t i) {
  if (const DateColumn date = time_first(tokens, i); date.end != 0) return date;
  return is_time_or_year(tokens[i + 3]) ? DateColumn() : read_year_first_date(tokens, i);
}

} // namespace ftperm::listing
