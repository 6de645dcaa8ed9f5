// Styles whose lines begin with the size: OS/2, VxWorks, VShell.
#include "listing/foreign_lines.hpp"

#include "listing/chars.hpp"
#include "listing/date_parts.hpp"
#include "listing/tokens.hpp"

#include <cstddef>

namespace ftperm::listing {
namespace {

/// "DIR", "A", "RHS".
bool is_attribute(std::string_view word) {
  return !word.empty() && word.find_first_not_of("ADEHIRS") == std::string_view::npos;
}

} // namespace

std::optional<RawLine> read_os2_line(std::string_view line) {
  const Tokens tokens(line, 0);
  if (!all_digits(tokens[0])) return std::nullopt;
  constexpr std::size_t last_date = 6;
  std::size_t date = 1;
  while (date <= last_date && is_attribute(tokens[date]))
    ++date;
  if (!is_day_month_year(tokens[date]) || !is_time(tokens[date + 1]) || tokens.size() < date + 3)
    return std::nullopt;
  const bool folder = date > 1 && tokens[date - 1] == "DIR";
  return entry_line(folder ? EntryType::directory : EntryType::file,
                    line.substr(tokens.begin_of(date + 2)));
}

std::optional<RawLine> read_vxworks_line(std::string_view line) {
  const Tokens tokens(line, 0);
  if (!all_digits(tokens[0]) || !is_named_date(tokens[1]) || !has_seconds(tokens[2]) ||
      tokens.size() < 4)
    return std::nullopt;
  constexpr std::string_view mark = "<DIR>";
  std::string_view name = line.substr(tokens.begin_of(3));
  const auto trim = [&] { name = name.substr(0, name.find_last_not_of(' ') + 1); };
  trim(); // the name is padded, and the file system knows no blank at its end
  const bool folder = name.size() > mark.size() + 1 && name.ends_with(mark) &&
                      name[name.size() - mark.size() - 1] == ' ';
  if (folder) {
    name.remove_suffix(mark.size());
    trim();
  }
  return entry_line(folder ? EntryType::directory : EntryType::file, name);
}

std::optional<RawLine> read_vshell_line(std::string_view line) {
  const Tokens tokens(line, 0);
  const bool date = all_digits(tokens[0]) && is_english_month(tokens[1]) && is_day(tokens[2]) &&
                    tokens[2].ends_with(',') && is_year(tokens[3]) && is_time(tokens[4]);
  if (!date || tokens.end_of(4) + 1 >= line.size()) return std::nullopt;
  RawLine raw = entry_line(EntryType::file, line.substr(tokens.end_of(4) + 1));
  if (raw.name.ends_with('/')) raw.type = EntryType::directory;
  drop_directory_mark(raw);
  return raw;
}

} // namespace ftperm::listing
