#include "htaccess/words.hpp"

#include "htaccess/chars.hpp"

namespace ftperm::htaccess {
namespace {

/// What stands before the closing quote; a backslash takes the meaning of a quote and of itself.
std::string take_quoted(std::string_view& text) {
  const char quote = text.front();
  std::string word;
  std::size_t at = 1;
  for (; at < text.size() && text[at] != quote; ++at) {
    const bool escaped =
        text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == quote || text[at + 1] == '\\');
    if (escaped) ++at;
    word += text[at];
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return word;
}

std::string take_plain(std::string_view& text) {
  std::string word;
  std::size_t at = 0;
  for (; at < text.size() && !is_space(text[at]); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '\\') ++at;
    word += text[at];
  }
  text.remove_prefix(at);
  return word;
}

} // namespace

std::string take_word(std::string_view& text) {
  text = trim(text);
  if (text.empty()) return {};
  const bool quoted = text.front() == '"' || text.front() == '\'';
  std::string word = quoted ? take_quoted(text) : take_plain(text);
  text = trim(text);
  return word;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (text = trim(text); !text.empty();)
    words.push_back(take_word(text));
  return words;
}

} // namespace ftperm::htaccess
