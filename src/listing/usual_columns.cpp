#include "listing/columns.hpp"

#include "listing/chars.hpp"

namespace ftperm::listing {
namespace {

/// Walks along one line; once something was not there, nothing more is.
class Cursor {
 public:
  Cursor(std::string_view line, std::size_t start) : line_(line), at_(start) {}

  void blanks() {
    const std::size_t begin = at_;
    while (at_ < line_.size() && line_[at_] == ' ')
      ++at_;
    ok_ = ok_ && at_ > begin;
  }

  std::string_view number() {
    const std::size_t begin = at_;
    while (at_ < line_.size() && is_digit(line_[at_]))
      ++at_;
    return taken_since(begin);
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < line_.size() && !is_blank(line_[at_]))
      ++at_;
    return taken_since(begin);
  }

  std::string_view rest() const { return ok_ ? line_.substr(at_) : std::string_view(); }

 private:
  std::string_view taken_since(std::size_t begin) {
    ok_ = ok_ && at_ > begin;
    return line_.substr(begin, at_ - begin);
  }

  std::string_view line_;
  std::size_t at_;
  bool ok_ = true;
};

/// "Jan  1 12:34 " and "Jan  1  2020 ", each 13 bytes.
bool starts_with_usual_date(std::string_view text) {
  if (text.size() < 13 || text[3] != ' ' || text[6] != ' ' || text[12] != ' ') return false;
  if (!is_letter(text[0]) || !is_letter(text[1]) || !is_letter(text[2])) return false;
  if ((text[4] != ' ' && !is_digit(text[4])) || !is_digit(text[5])) return false;
  const bool year = text[7] == ' ' && is_digit(text[9]);
  const bool time = is_digit(text[7]) && text[9] == ':';
  return (year || time) && is_digit(text[8]) && is_digit(text[10]) && is_digit(text[11]);
}

} // namespace

Columns read_usual_columns(std::string_view line, std::size_t start) {
  Columns columns;
  Cursor cursor(line, start);
  cursor.blanks();
  cursor.number();
  cursor.blanks();
  columns.owner = cursor.word();
  cursor.blanks();
  cursor.word();
  cursor.blanks();
  columns.size = cursor.number();
  cursor.blanks();
  const std::string_view rest = cursor.rest();
  if (rest.size() <= 13 || !starts_with_usual_date(rest)) return {};
  columns.name = rest.substr(13);
  columns.found = true;
  return columns;
}

} // namespace ftperm::listing
