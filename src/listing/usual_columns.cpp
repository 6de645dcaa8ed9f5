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

/// Two characters as a number, a blank in front counting as 0; 100 when they are none.
int two_digits(char tens, char ones) {
  const bool fine = (is_digit(tens) || tens == ' ') && is_digit(ones);
  return fine ? (tens == ' ' ? 0 : tens - '0') * 10 + (ones - '0') : 100;
}

/// "12:34" and " 2020".
bool is_usual_time_or_year(std::string_view text) {
  if (text[0] == ' ') return all_digits(text.substr(1)) && text[1] != '0';
  return is_digit(text[0]) && text[2] == ':' && two_digits(text[0], text[1]) <= 24 &&
         is_digit(text[3]) && two_digits(text[3], text[4]) <= 59;
}

/// "Jan  1 12:34 " and "Jan  1  2020 ", each 13 bytes.
bool starts_with_usual_date(std::string_view text) {
  if (text.size() < 13 || text[3] != ' ' || text[6] != ' ' || text[12] != ' ') return false;
  if (!is_letter(text[0]) || !is_letter(text[1]) || !is_letter(text[2])) return false;
  const int day = two_digits(text[4], text[5]);
  return day >= 1 && day <= 31 && is_usual_time_or_year(text.substr(7, 5));
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
