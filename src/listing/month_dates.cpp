#include "listing/date_shapes.hpp"

#include "listing/chars.hpp"

#include <algorithm>
#include <string_view>

namespace ftperm::listing {
namespace {

/// Whether a month is one for certain; "www 12 12:34" has the shape of a date too.
bool is_sure_month(std::string_view word) {
  return is_english_month(word) || std::any_of(word.begin(), word.end(), is_high);
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

/// Whether a time and a year follow each other: BSD's "12:34:56 2020", and "2020 12:34" where the
/// year is not padded to the width of a time.
bool is_time_and_year(const Tokens& tokens, std::size_t i) {
  if (has_seconds(tokens[i])) return is_year(tokens[i + 1]);
  return is_year(tokens[i]) && is_one_blank_behind(tokens, i) && is_time(tokens[i + 1]) &&
         is_one_blank_behind(tokens, i + 1) && is_followed_by_name(tokens, i + 1);
}

} // namespace

DateColumn month_day(const Tokens& tokens, std::size_t i) {
  const std::size_t words = month_words(tokens, i);
  const std::size_t last = i + words + 1;
  if (words == 0 || !is_day(tokens[last - 1]) || !is_time_or_year(tokens[last])) return {};
  return date_until(tokens, is_time_and_year(tokens, last) ? last + 1 : last,
                    is_sure_month(tokens[i]));
}

DateColumn mail_date(const Tokens& tokens, std::size_t i) {
  const bool weekday = tokens[i].ends_with(',') && is_month_name(tokens[i]);
  if (!weekday || !is_day(tokens[i + 1]) || !is_english_month(tokens[i + 2]) ||
      !is_year(tokens[i + 3]) || !is_time(tokens[i + 4]))
    return {};
  const bool zone = is_zone(tokens[i + 5]);
  return date_until(tokens, zone ? i + 5 : i + 4, true);
}

DateColumn weekday_first(const Tokens& tokens, std::size_t i) {
  if (!is_month_name(tokens[i]) || !has_seconds(tokens[i + 3])) return {};
  if (is_year(tokens[i + 4])) return month_day(tokens, i + 1);
  const DateColumn date = month_day(tokens, i + 1);
  const bool zone = is_zone_name(tokens[i + 4]) && is_year(tokens[i + 5]);
  return date.end == 0 || !zone ? DateColumn() : date_until(tokens, i + 5, true);
}

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

DateColumn fused_day_month(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens[i];
  const std::size_t stop = leading_digits(word);
  if (stop == 0 || stop >= word.size() || word[stop] != '.') return {};
  if (!is_day(word.substr(0, stop)) || !is_month_name(word.substr(stop + 1)) ||
      !is_time_or_year(tokens[i + 1]))
    return {};
  return date_until(tokens, i + 1, is_time(tokens[i + 1]));
}

DateColumn time_day_month(const Tokens& tokens, std::size_t i) {
  if (!is_time(tokens[i]) || !is_day(tokens[i + 1]) || !is_word(tokens[i + 2], "thg") ||
      !is_day(tokens[i + 3]))
    return {};
  DateColumn date = date_until(tokens, i + 3, true);
  date.maybe_padded = tokens[i + 3].size() == 1;
  return date;
}

DateColumn read_year_first_date(const Tokens& tokens, std::size_t i) {
  if (!is_year(tokens[i]) || !is_month_name(tokens[i + 1]) || !is_day(tokens[i + 2])) return {};
  const bool time = is_time(tokens[i + 3]) && is_one_blank_behind(tokens, i + 3) &&
                    is_followed_by_name(tokens, i + 3);
  return date_until(tokens, time ? i + 3 : i + 2, false);
}

} // namespace ftperm::listing
