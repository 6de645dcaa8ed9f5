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
  } else if (c == alone || (special == 02000U && (c == 'l' || c == 'L'))) {
    bits |= special; // l, L: mandatory locking (Solaris, HP-UX) is setgid without execute
  } else {
    return false;
  }
  return true;
}

std::optional<Mode> read_nine(std::string_view nine) {
  unsigned bits = 0;
  for (std::size_t place = 0; place < 3; ++place) {
    const std::size_t shift = 6 - 3 * place;
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

/// What Go's servers print: any number of letters, u g t for the special bits among them, and nine
/// characters that tell only rwx. Not for what `ls` could have written.
std::optional<ModeField> read_go_field(std::string_view line) {
  constexpr std::string_view letters = "dalTLDpSugct?-";
  constexpr std::size_t most_letters = 6;
  const std::size_t end = line.substr(0, most_letters + plain_length).find(' ');
  if (end == std::string_view::npos || end < plain_length) return std::nullopt;
  const std::string_view prefix = line.substr(0, end - 9);
  const std::string_view nine = line.substr(end - 9, 9);
  const auto has = [&](std::string_view any) {
    return prefix.find_first_of(any) != std::string_view::npos;
  };
  if (prefix.find_first_not_of(letters) != std::string_view::npos || !has("ugtL")) return {};
  const auto mode = read_nine(nine);
  if (!mode || nine.find_first_not_of("rwx-") != std::string_view::npos) return std::nullopt;
  ModeField field;
  field.type = has("d")       ? EntryType::directory
               : has("L")     ? EntryType::link
               : has("DpSc?") ? EntryType::other
                              : EntryType::file;
  field.mode = Mode(mode->bits() | (has("u") ? 04000U : 0U) | (has("g") ? 02000U : 0U) |
                    (has("t") ? 01000U : 0U));
  field.length = end;
  return field;
}

/// ACL, SELinux context, extended attributes; AIX puts '-' where there is no ACL.
bool is_mark(char c) {
  return c == '-' || c == '+' || c == '.' || c == '@' || c == '*' || c == '#' || c == '?';
}

} // namespace

std::optional<ModeField> read_mode_field(std::string_view line) {
  if (line.size() < plain_length) return std::nullopt;
  const char kind = line[0];
  if (!is_letter(kind) && kind != '-' && kind != '?' && kind != '|' && kind != '=')
    return std::nullopt;
  ModeField field;
  field.type = type_of(kind);
  field.length = plain_length;
  const std::string_view nine = line.substr(1, plain_length - 1);
  field.mode = read_nine(nine);
  if (!field.mode || std::string_view("ugtL").find(kind) != std::string_view::npos)
    if (const auto go = read_go_field(line)) return go;
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
