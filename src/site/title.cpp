#include "site/title.hpp"

#include "site/ascii.hpp"

#include <array>

namespace ftperm::site {
namespace {

constexpr std::size_t most_bytes = 200;

/// Where the word next stands in the text, in capitals or not.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  const auto* const found = std::search(text.begin() + from, text.end(), word.begin(), word.end(),
                                        [](char a, char b) { return lower(a) == b; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

/// What stands between <title> and </title>, or the end of what was kept.
std::string_view title_element(std::string_view html) {
  constexpr std::string_view opening = "<title";
  auto at = find_word(html, opening, 0);
  for (; at != std::string_view::npos; at = find_word(html, opening, at + 1)) {
    const auto behind = html.substr(at + opening.size());
    if (behind.empty()) return {};
    if (behind[0] != '>' && behind[0] != '/' &&
        white_space.find(behind[0]) == std::string_view::npos)
      continue; // <titlebar>
    const auto text = behind.substr(std::min(behind.find('>'), behind.size() - 1) + 1);
    return text.substr(0, find_word(text, "</title", 0));
  }
  return {};
}

struct Entity {
  std::string_view name;
  char meaning;
};

/// Those that every program which writes HTML uses; any other stays as it is.
constexpr std::array<Entity, 5> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

/// Takes a character, or one written as an entity, off the text.
char next_character(std::string_view& text) {
  for (const Entity& entity : entities)
    if (text.starts_with(entity.name)) {
      text.remove_prefix(entity.name.size());
      return entity.meaning;
    }
  const char c = text.front();
  text.remove_prefix(1);
  return c;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Cuts between two characters of UTF-8. What is none is cut anywhere.
void shorten(std::string& text) {
  if (text.size() <= most_bytes) return;
  std::size_t end = most_bytes;
  for (int step = 0; step < 3 && continues_character(text[end]); ++step)
    --end;
  text.resize(continues_character(text[end]) ? most_bytes : end);
}

} // namespace

std::string title_of(std::string_view html) {
  std::string_view rest = trimmed(title_element(html));
  std::string title;
  while (!rest.empty() && title.size() <= most_bytes) {
    if (white_space.find(rest.front()) != std::string_view::npos) {
      title += ' ';
      rest = trimmed(rest);
    } else {
      title += next_character(rest);
    }
  }
  shorten(title);
  return title;
}

} // namespace ftperm::site
