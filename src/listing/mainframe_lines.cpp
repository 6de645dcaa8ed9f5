#include "listing/foreign_lines.hpp"

#include "listing/chars.hpp"
#include "listing/date_parts.hpp"
#include "listing/tokens.hpp"

#include <algorithm>
#include <cstddef>

namespace ftperm::listing {
namespace {

/// "01.03".
bool is_version(std::string_view text) {
  return text.size() == 5 && text[2] == '.' && all_digits(text.substr(0, 2)) &&
         all_digits(text.substr(3));
}

/// Whether tokens i and i + 1 are a day and a time, as these systems write them: in digits or with
/// the name of the month.
bool is_day_and_time(const Tokens& tokens, std::size_t i) {
  const bool day = is_day_month_year(tokens[i]) || is_year_month_day(tokens[i]) ||
                   is_named_date(tokens[i]) || is_short_year_month_day(tokens[i]);
  return day && is_time(tokens[i + 1]);
}

/// What is left of the line from token i on, blanks at its end included.
std::string_view from(const Tokens& tokens, std::size_t i) {
  return tokens.line().substr(tokens.begin_of(i));
}

bool is_upper_word(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

std::optional<RawLine> read_vms_line(std::string_view line) {
  const Tokens tokens(line, 0);
  const std::string_view name = tokens[0];
  const std::size_t version = name.rfind(';');
  if (version == std::string_view::npos || version == 0 || !all_digits(name.substr(version + 1)) ||
      line[0] != name[0])
    return std::nullopt;
  constexpr std::size_t last_date = 4;
  for (std::size_t i = 1; i <= last_date; ++i)
    if (is_named_date(tokens[i]) && is_time(tokens[i + 1])) {
      const std::string_view file = name.substr(0, version);
      const bool folder = file.size() > 4 && is_word(file.substr(file.size() - 4), ".dir");
      return entry_line(folder ? EntryType::directory : EntryType::file, name);
    }
  return std::nullopt;
}

std::optional<RawLine> read_zos_data_set(std::string_view line) {
  constexpr std::size_t columns = 10;
  constexpr std::size_t organisation = 8;
  const Tokens tokens(line, 0);
  if (tokens.size() != columns || !all_digits(tokens[1])) return std::nullopt;
  if (tokens[2] != "**NONE**" && !is_year_month_day(tokens[2])) return std::nullopt;
  for (const std::size_t number : {3U, 4U, 6U, 7U})
    if (!all_digits(tokens[number])) return std::nullopt;
  const std::string_view kind = tokens[organisation].substr(0, 2);
  if (kind == "PO") return entry_line(EntryType::directory, tokens[columns - 1]);
  if (kind == "PS" || kind == "DA") return entry_line(EntryType::file, tokens[columns - 1]);
  return std::nullopt;
}

std::optional<RawLine> read_zos_pseudo_directory(std::string_view line) {
  const Tokens tokens(line, 0);
  if (tokens.size() != 3 || tokens[0] != "Pseudo" || tokens[1] != "Directory") return std::nullopt;
  return entry_line(EntryType::directory, tokens[2]);
}

std::optional<RawLine> read_zos_member(std::string_view line) {
  constexpr std::size_t columns = 9;
  const Tokens tokens(line, 0);
  if (tokens.size() != columns || tokens[0].size() > 8) return std::nullopt;
  const bool dates = is_version(tokens[1]) && is_year_month_day(tokens[2]) &&
                     is_year_month_day(tokens[3]) && is_time(tokens[4]);
  if (!dates || !all_digits(tokens[5]) || !all_digits(tokens[6])) return std::nullopt;
  return entry_line(EntryType::file, tokens[0]);
}

std::optional<RawLine> read_os400_line(std::string_view line) {
  const Tokens tokens(line, 0);
  std::size_t kind = 1; // members have neither size nor date
  if (!tokens[kind].starts_with('*')) kind = 4;
  const std::string_view word = tokens[kind];
  if (!word.starts_with('*') || !is_upper_word(word.substr(1)) || tokens.size() < kind + 2)
    return std::nullopt;
  if (kind == 4 && (!all_digits(tokens[1]) || !is_day_and_time(tokens, 2))) return std::nullopt;
  const std::string_view name = from(tokens, kind + 1);
  const bool folder = word == "*DIR" || word == "*DDIR" || word == "*LIB" || word == "*FLR";
  const bool file = word == "*STMF" || word == "*DSTMF" || word == "*MEM" || word == "*DOC";
  RawLine raw = entry_line(folder                            ? EntryType::directory
                           : file                            ? EntryType::file
                           : word.substr(1).ends_with("LNK") ? EntryType::link
                                                             : EntryType::other,
                           name);
  raw.owner = tokens[0];
  drop_directory_mark(raw);
  return raw;
}

std::optional<RawLine> read_nonstop_line(std::string_view line) {
  const Tokens tokens(line, 0);
  const bool opened = tokens[2] == "O"; // somebody has the file open
  const std::size_t size = opened ? 3 : 2;
  const bool numbers = leading_digits(tokens[1]) > 0 && all_digits(tokens[size]);
  if (!numbers || !is_named_date(tokens[size + 1]) || !has_seconds(tokens[size + 2]))
    return std::nullopt;
  const std::string_view security = tokens[tokens.size() - 1];
  if (tokens.size() < size + 5 || security.size() != 6 || !security.starts_with('"') ||
      !security.ends_with('"'))
    return std::nullopt;
  return entry_line(EntryType::file, tokens[0]);
}

} // namespace ftperm::listing
