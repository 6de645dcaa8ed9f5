#include "htaccess/lines.hpp"

#include "htaccess/chars.hpp"

namespace ftperm::htaccess {
namespace {

/// Takes the line end off, and the backslash before it: whether there was one.
bool take_continuation(std::string_view& piece) {
  if (!piece.ends_with('\n')) return false;
  std::string_view text = piece.substr(0, piece.size() - 1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (!text.ends_with('\\')) return false;
  piece = text.substr(0, text.size() - 1);
  return true;
}

} // namespace

std::string_view LineReader::take() {
  const std::size_t lf = rest_.find('\n');
  const std::size_t size = lf == std::string_view::npos ? rest_.size() : lf + 1;
  const std::string_view piece = rest_.substr(0, size);
  rest_.remove_prefix(size);
  ++number_;
  return piece;
}

bool LineReader::next(Line& line) {
  if (rest_.empty()) return false;
  line = Line();
  std::string joined;
  for (bool more = true; more && !rest_.empty();) {
    std::string_view piece = take();
    if (line.number == 0) {
      line.number = number_;
      line.raw = trim(piece);
    }
    // What stands behind a NUL is lost to Apache, a backslash at the end as well.
    const std::size_t nul = piece.find('\0');
    if (nul != std::string_view::npos) line.has_nul = true;
    piece = piece.substr(0, nul);
    more = take_continuation(piece);
    if (piece.ends_with('\n')) piece.remove_suffix(1);
    joined += piece.substr(0, longest_line + 1);
    if (joined.size() > longest_line) line.too_long = true;
    if (line.too_long) joined.resize(std::min(joined.size(), longest_line));
  }
  line.text = trim(joined);
  return true;
}

} // namespace ftperm::htaccess
