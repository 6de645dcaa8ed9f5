#include "listing/headings.hpp"

#include "listing/chars.hpp"
#include "listing/tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

namespace ftperm::listing {
namespace {

/// A word without digits, in any encoding: behind a byte that is not ASCII, Big5 and Shift-JIS have
/// any other.
bool is_plain_word(std::string_view word) {
  bool after_high = false;
  for (const char c : word) {
    if (!is_letter(c) && !is_high(c) && c != ':' && !after_high) return false;
    after_high = is_high(c);
  }
  return true;
}

/// "12", "4,0K", "1.234".
bool is_block_count(std::string_view word) {
  const auto fits = [](char c) { return is_digit(c) || c == '.' || c == ',' || is_letter(c); };
  return leading_digits(word) > 0 && std::all_of(word.begin(), word.end(), fits) &&
         std::count_if(word.begin(), word.end(), is_letter) <= 3;
}

bool starts_with_words(const Tokens& tokens, std::initializer_list<std::string_view> words) {
  std::size_t i = 0;
  return std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return is_word(tokens[i++], word); });
}

/// "--------   ------": groups of hyphens or equals signs, at least two.
bool is_rule(const Tokens& tokens) {
  if (tokens.size() < 2) return false;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].size() < 2 || tokens[i].find_first_not_of("-=") != std::string_view::npos)
      return false;
  return true;
}

/// VMS: "Directory DISK$USER:[WEB]" and, in the end, "Total of 11 files, 32/64 blocks."
bool is_vms_heading(const Tokens& tokens) {
  if (is_word(tokens[0], "directory")) return tokens.size() == 2 && tokens[1].ends_with(']');
  return starts_with_words(tokens, {"total", "of"}) && all_digits(tokens[2]) &&
         starts_with_word(tokens[3], "file");
}

} // namespace

bool is_total(std::string_view line) {
  constexpr std::size_t longest = 80;
  constexpr std::size_t most_words = 3;
  if (line.size() > longest) return false;
  const Tokens tokens(line, 0);
  if (tokens.size() < 2 || tokens.size() > most_words + 1) return false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (!is_plain_word(tokens[i])) return false;
  return is_block_count(tokens[tokens.size() - 1]);
}

bool is_directory_heading(std::string_view line) {
  if (line.size() < 2 || line.back() != ':') return false;
  return line[0] == '/' || line[0] == '.' || line.find_first_of(" \t") == std::string_view::npos;
}

bool is_table_heading(std::string_view line) {
  const Tokens tokens(line, 0);
  return is_rule(tokens) || is_vms_heading(tokens) ||
         starts_with_words(tokens, {"volume", "unit", "referred"}) ||
         starts_with_words(tokens, {"name", "vv.mm", "created"}) ||
         starts_with_words(tokens, {"name", "size", "ttr"}) ||
         starts_with_words(tokens, {"file", "code", "eof"}) ||
         starts_with_words(tokens, {"size", "date", "time", "name"});
}

} // namespace ftperm::listing
