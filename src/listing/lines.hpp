#pragma once

#include <cstddef>
#include <string_view>

namespace ftperm::listing {

enum class LineEnd : unsigned char { crlf, lf, none };

struct TextLine {
  std::string_view text; ///< without its end
  LineEnd end = LineEnd::none;
};

/// Takes the first line off a text that is not empty. Only LF ends a line; a CR right before it
/// belongs to the end.
inline TextLine take_line(std::string_view& text) {
  const std::size_t lf = text.find('\n');
  TextLine line{text.substr(0, lf), lf == std::string_view::npos ? LineEnd::none : LineEnd::lf};
  text.remove_prefix(line.end == LineEnd::none ? text.size() : lf + 1);
  if (line.end == LineEnd::lf && line.text.ends_with('\r')) {
    line.text.remove_suffix(1);
    line.end = LineEnd::crlf;
  }
  return line;
}

/// How many lines of a text end with which line end. Most have the one that the server uses; the
/// others come from names that hold a line end.
struct LineCount {
  std::size_t crlf = 0;
  std::size_t lf = 0;
};

inline LineCount count_lines(std::string_view text) {
  LineCount count;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    ++(at > 0 && text[at - 1] == '\r' ? count.crlf : count.lf);
  return count;
}

} // namespace ftperm::listing
