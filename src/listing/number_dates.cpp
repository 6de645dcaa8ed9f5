#include "listing/date_shapes.hpp"

#include "listing/chars.hpp"

#include <string_view>

namespace ftperm::listing {
namespace {

/// Whether a time is followed by a word that belongs to it: "09:35 AM", where the day is written
/// the way of those who write so.
bool is_half_of_day(const Tokens& tokens, std::size_t time) {
  const std::string_view word = tokens[time + 1];
  return (word == "AM" || word == "PM") && tokens[time - 1].find('/') != std::string_view::npos &&
         is_followed_by_name(tokens, time + 1);
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

} // namespace

DateColumn iso_date(const Tokens& tokens, std::size_t i) {
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

} // namespace ftperm::listing
