#include "support/scripted/rows.hpp"

#include <string_view>

namespace ftperm::testing {
namespace {

char type_letter(EntryType type) {
  switch (type) {
  case EntryType::file:
    return '-';
  case EntryType::directory:
    return 'd';
  case EntryType::link:
    return 'l';
  case EntryType::other:
    break;
  }
  return 'p';
}

/// "rwxr-sr-t" (POSIX ls, "file mode").
std::string mode_letters(unsigned bits) {
  constexpr std::string_view usual = "rwxrwxrwx";
  std::string letters(9, '-');
  for (std::size_t i = 0; i < 9; ++i)
    if ((bits & (0400U >> i)) != 0) letters[i] = usual[i];
  const auto mark = [&](unsigned bit, std::size_t at, char with_x, char without_x) {
    if ((bits & bit) != 0) letters[at] = letters[at] == 'x' ? with_x : without_x;
  };
  mark(04000, 2, 's', 'S');
  mark(02000, 5, 's', 'S');
  mark(01000, 8, 't', 'T');
  return letters;
}

std::string padded(std::string text, std::size_t width, bool right) {
  if (text.size() >= width) return text;
  const std::string blanks(width - text.size(), ' ');
  return right ? blanks + text : text + blanks;
}

std::string mlsd_type(EntryType type, const std::string& directory_type) {
  switch (type) {
  case EntryType::file:
    return "file";
  case EntryType::directory:
    return directory_type;
  case EntryType::link:
    return "OS.unix=symlink";
  case EntryType::other:
    break;
  }
  return "OS.unix=fifo";
}

} // namespace

std::string ls_row(const Entry& entry) {
  const bool is_link = entry.type == EntryType::link;
  const std::size_t size = is_link                              ? entry.link_target.size()
                           : entry.type == EntryType::directory ? 4096
                                                                : 3;
  std::string row = type_letter(entry.type) + mode_letters(entry.mode.value_or(Mode(0)).bits()) +
                    "    1 " + padded(entry.owner, 8, false) + " " + padded(entry.owner, 8, false) +
                    " " + padded(std::to_string(size), 8, true) + " Jan 01 12:00 " + entry.name;
  if (is_link) row += " -> " + entry.link_target;
  return row + "\r\n";
}

std::string mlsd_row(const Entry& entry, const std::string& directory_type) {
  return "type=" + mlsd_type(entry.type, directory_type) + ";unix.mode=0" +
         entry.mode.value_or(Mode(0)).to_octal() + ";unix.owner=" + entry.owner + "; " +
         entry.name + "\r\n";
}

} // namespace ftperm::testing
