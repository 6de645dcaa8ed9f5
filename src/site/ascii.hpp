#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// Names and keywords of HTTP and HTML: ASCII letters only, and never by locale.
namespace ftperm::site {

constexpr std::string_view white_space = " \t\r\n\f\v";

inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

inline bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

inline std::string_view trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(white_space), text.size());
  const auto end = text.find_last_not_of(white_space);
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

} // namespace ftperm::site
