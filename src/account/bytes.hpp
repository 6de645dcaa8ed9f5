#pragma once

#include "ftperm/core/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ftperm::account {

/// CR and LF would end a command line, and NUL would end it in a C string.
inline bool can_be_sent(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

/// ASCII letters only, and never by locale: scheme, keyword and host names.
inline bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

/// The byte that the text's first three characters stand for ("%2F"); nothing when they are not a
/// percent escape.
inline std::optional<char> percent_escape(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const int high = digit(text[1]);
  const int low = digit(text[2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

inline Error usage_error(std::string message) {
  return {ErrorKind::usage, std::move(message)};
}

} // namespace ftperm::account
