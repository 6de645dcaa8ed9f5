#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ftperm::listing {

// The C locale's answers, whatever the program's locale is, and for every byte.

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Part of a letter in UTF-8, Latin-1, KOI8 and their like.
constexpr bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Whether text is the given lower-case word, in any case.
constexpr bool is_word(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return to_lower(a) == b; });
}

constexpr bool starts_with_word(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && is_word(text.substr(0, lower.size()), lower);
}

/// How many digits the text starts with.
constexpr std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count]))
    ++count;
  return count;
}

} // namespace ftperm::listing
