#include "listing/mode_field.hpp"

#include "listing/chars.hpp"

#include <algorithm>

namespace ftperm::listing {
namespace {

constexpr std::size_t plain_length = 10;

EntryType type_of(char c) {
  switch (c) {
  case '-':
    return EntryType::file;
  case 'd':
    return EntryType::directory;
  case 'l':
    return EntryType::link;
  default:
    return EntryType::other;
  }
}

/// The execute character of one class: x, with the special bit (s), or the special bit alone (S).
/// `special` is 04000, 02000 or 01000. False when it is none of them.
bool read_execute(char c, unsigned execute, unsigned special, unsigned& bits) {
  const char both = special == 01000U ? 't' : 's';
  const char alone = special == 01000U ? 'T' : 'S';
  if (c == '-') return true;
  if (c == 'x') {
    bits |= execute;
  } else if (c == both) {
    bits |= execute | special;
  } else if (c == alone) {
    bits |= special;
  } else if (special == 02000U && (c == 'l' || c == 'L')) {
    bits |= special; // mandatory locking (Solaris, HP-UX): setgid without execute
  } else {
    return false;
  }
  return true;
}

std::optional<Mode> read_nine(std::string_view nine) {
  unsigned bits = 0;
  for (unsigned place = 0; place < 3; ++place) {
    const unsigned shift = 6 - 3 * place;
    const char read = nine[3 * place];
    const char write = nine[3 * place + 1];
    if (read == 'r')
      bits |= 4U << shift;
    else if (read != '-')
      return std::nullopt;
    if (write == 'w')
      bits |= 2U << shift;
    else if (write != '-')
      return std::nullopt;
    if (!read_execute(nine[3 * place + 2], 1U << shift, 04000U >> place, bits)) return std::nullopt;
  }
  return Mode(bits);
}

/// Whether nine characters that are no mode were still meant as one.
bool resembles_mode(std::string_view nine) {
  const auto odd = [](char c) { return is_letter(c) || c == '?' || c == '*' || c == '-'; };
  const auto usual = [](char c) {
    return std::string_view("rwxsStT-?").find(c) != std::string_view::npos;
  };
  return std::all_of(nine.begin(), nine.end(), odd) &&
         std::count_if(nine.begin(), nine.end(), usual) >= 7;
}

/// ACL, SELinux context, extended attributes; AIX puts '-' where there is no ACL.
bool is_mark(char c) {
  return c == '-' || c == '+' || c == '.' || c == '@' || c == '*' || c == '#' || c == '?';
}

} // namespace

std::optional<ModeField> read_mode_field(std::string_view line) {
  if (line.size() < plain_length) return std::nullopt;
  const char kind = line[0];
  if (!is_letter(kind) && kind != '-' && kind != '?') return std::nullopt;
  ModeField field;
  field.type = type_of(kind);
  field.length = plain_length;
  const std::string_view nine = line.substr(1, plain_length - 1);
  field.mode = read_nine(nine);
  if (!field.mode && !resembles_mode(nine)) return std::nullopt;
  if (line.size() == plain_length) return field;
  const char next = line[plain_length];
  if (is_mark(next))
    ++field.length;
  else if (!is_blank(next) && !is_digit(next)) // a wider field than any that is known
    field.mode.reset();
  return field;
}

} // namespace ftperm::listing
