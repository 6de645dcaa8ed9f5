#include "listing/date_parts.hpp"

#include "listing/chars.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ftperm::listing {
namespace {

constexpr std::size_t longest_month = 64;
constexpr std::size_t longest_suffix = 6;

/// What may stand behind a number in a date: a full stop, a comma, a character that is not ASCII.
bool is_suffix(std::string_view text) {
  return text.size() <= longest_suffix && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '.' || c == ',' || is_high(c);
         });
}

int to_number(std::string_view digits) {
  int number = 0;
  for (const char c : digits)
    number = number * 10 + (c - '0');
  return number;
}

bool is_number_within(std::string_view digits, int low, int high) {
  if (digits.size() > 5 || !all_digits(digits)) return false;
  const int number = to_number(digits);
  return number >= low && number <= high;
}

bool is_short_number(std::string_view digits, int high) {
  return digits.size() <= 2 && is_number_within(digits, 1, high);
}

bool is_plain_year(std::string_view digits) {
  return digits.size() >= 4 && is_number_within(digits, 1000, 99999);
}

/// A word cut at the two places where the separator stands; empty parts when there are not two.
struct Three {
  std::array<std::string_view, 3> part;
};

Three cut_in_three(std::string_view word, char separator) {
  const std::size_t first = word.find(separator);
  if (first == std::string_view::npos) return {};
  const std::size_t second = word.find(separator, first + 1);
  if (second == std::string_view::npos) return {};
  return {
      {word.substr(0, first), word.substr(first + 1, second - first - 1), word.substr(second + 1)}};
}

/// The first of - / . in the word; NUL when there is none.
char separator_of(std::string_view word) {
  const std::size_t at = word.find_first_of("-/.");
  return at == std::string_view::npos ? '\0' : word[at];
}

} // namespace

bool is_day(std::string_view word) {
  const std::size_t digits = leading_digits(word);
  return is_short_number(word.substr(0, digits), 31) && is_suffix(word.substr(digits));
}

bool is_month_name(std::string_view word) {
  if (word.empty() || word.size() > longest_month) return false;
  const auto names = [](char c) { return is_letter(c) || is_high(c); };
  const auto fits = [&](char c) {
    return names(c) || is_digit(c) || std::string_view(".,'-/").find(c) != std::string_view::npos;
  };
  return std::all_of(word.begin(), word.end(), fits) &&
         std::any_of(word.begin(), word.end(), names) &&
         std::count_if(word.begin(), word.end(), is_digit) <= 2 && word[0] != '-';
}

bool is_english_month(std::string_view word) {
  constexpr std::string_view names = "jan feb mar apr may jun jul aug sep oct nov dec ";
  if (word.size() < 3 || !is_month_name(word)) return false;
  const char name[] = {to_lower(word[0]), to_lower(word[1]), to_lower(word[2]), ' '};
  return names.find(std::string_view(name, 4)) != std::string_view::npos;
}

bool is_year(std::string_view word) {
  const std::size_t digits = leading_digits(word);
  return is_plain_year(word.substr(0, digits)) && is_suffix(word.substr(digits));
}

bool is_time(std::string_view word) {
  const std::size_t hour = leading_digits(word);
  if (hour == 0 || hour > 2 || word.size() < hour + 3) return false;
  const char separator = word[hour];
  if (separator != ':' && separator != '.' && separator != 'h') return false;
  const std::string_view minute = word.substr(hour + 1, 2);
  if (!is_number_within(word.substr(0, hour), 0, 24) || !is_number_within(minute, 0, 59))
    return false;
  std::string_view rest = word.substr(hour + 3);
  if (rest.size() >= 3 && rest[0] == separator && is_number_within(rest.substr(1, 2), 0, 60)) {
    rest.remove_prefix(3);
    if (!rest.empty() && (rest[0] == '.' || rest[0] == ','))
      rest.remove_prefix(1 + leading_digits(rest.substr(1)));
  }
  return rest.empty() || is_word(rest, "am") || is_word(rest, "pm") || is_word(rest, "a") ||
         is_word(rest, "p");
}

bool has_seconds(std::string_view time) {
  return std::count(time.begin(), time.end(), ':') == 2;
}

bool is_zone(std::string_view word) {
  if (is_word(word, "z") || is_word(word, "utc") || is_word(word, "gmt")) return true;
  if (word.size() < 3 || word.size() > 6 || (word[0] != '+' && word[0] != '-')) return false;
  return std::all_of(word.begin() + 1, word.end(), [](char c) { return is_digit(c) || c == ':'; });
}

bool is_year_month_day(std::string_view word) {
  const auto [part] = cut_in_three(word, separator_of(word));
  return part[0].size() == 4 && is_plain_year(part[0]) && is_short_number(part[1], 12) &&
         is_short_number(part[2], 31);
}

bool is_day_month_year(std::string_view word) {
  const auto [part] = cut_in_three(word, separator_of(word));
  const bool since_1900 = part[2].size() == 3 && part[2][0] == '1';
  const bool year = part[2].size() == 4 || part[2].size() == 2 || since_1900;
  return year && all_digits(part[2]) && is_month_and_day(part[0], part[1]);
}

bool is_zone_name(std::string_view word) {
  return word.size() >= 3 && word.size() <= 5 && std::all_of(word.begin(), word.end(), is_letter);
}

bool is_month_and_day(std::string_view a, std::string_view b) {
  return is_short_number(a, 31) && is_short_number(b, 31) &&
         (is_short_number(a, 12) || is_short_number(b, 12));
}

bool is_short_year_month_day(std::string_view word) {
  const auto [part] = cut_in_three(word, separator_of(word));
  return part[0].size() == 2 && all_digits(part[0]) && is_short_number(part[1], 12) &&
         is_short_number(part[2], 31);
}

bool is_compact_date(std::string_view word) {
  return word.size() == 8 && is_number_within(word.substr(0, 4), 1970, 2199) &&
         is_short_number(word.substr(4, 2), 12) && is_short_number(word.substr(6), 31);
}

bool is_day_and_month(std::string_view word) {
  const char separator = separator_of(word);
  const std::size_t at = word.find(separator);
  return separator != '\0' && is_month_and_day(word.substr(0, at), word.substr(at + 1));
}

bool is_named_date(std::string_view word) {
  const auto [part] = cut_in_three(word, separator_of(word));
  const bool year = part[2].size() == 2 ? all_digits(part[2]) : is_plain_year(part[2]);
  return year && ((is_day(part[0]) && is_month_name(part[1]) && !all_digits(part[1])) ||
                  (is_month_name(part[0]) && is_day(part[1])));
}

} // namespace ftperm::listing
