#include "listing/foreign_lines.hpp"

#include "listing/chars.hpp"
#include "listing/columns.hpp"
#include "listing/date_parts.hpp"
#include "listing/tokens.hpp"

#include <algorithm>

namespace ftperm::listing {
namespace {

std::string_view skip_blanks(std::string_view text, std::size_t most) {
  const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(std::min(blanks, most));
}

std::optional<EntryType> read_msdos_type(std::string_view word) {
  if (is_word(word, "<dir>")) return EntryType::directory;
  if (word == "<SYMLINK>" || word == "<SYMLINKD>" || word == "<JUNCTION>") return EntryType::link;
  const auto fits = [](char c) { return is_digit(c) || c == ',' || c == '.'; };
  const bool size =
      !word.empty() && is_digit(word[0]) && std::all_of(word.begin(), word.end(), fits);
  if (size) return EntryType::file;
  return std::nullopt;
}

/// One fact of EPLF. The type is set by "/" and "r", the mode by "up" and three or four digits.
void read_eplf_fact(std::string_view fact, RawLine& raw) {
  if (fact == "/")
    raw.type = EntryType::directory;
  else if (fact == "r" && raw.type == EntryType::other)
    raw.type = EntryType::file;
  else if (fact.starts_with("up"))
    raw.mode = Mode::parse_octal(fact.substr(2));
}

} // namespace

std::optional<RawLine> read_msdos_line(std::string_view line) {
  if (line.empty() || !is_digit(line[0])) return std::nullopt;
  const Tokens tokens(line, 0);
  if (!is_day_month_year(tokens[0]) && !is_year_month_day(tokens[0])) return std::nullopt;
  if (!is_time(tokens[1])) return std::nullopt;
  const bool apart = is_word(tokens[2], "am") || is_word(tokens[2], "pm");
  const std::size_t kind = apart ? 3 : 2;
  const auto type = read_msdos_type(tokens[kind]);
  if (!type) return std::nullopt;
  // A file's size ends one blank before its name; "<DIR>" stands left in a field of 15.
  const std::size_t field =
      *type == EntryType::file ? 1 : 15 - std::min<std::size_t>(tokens[kind].size(), 14);
  const std::string_view name = skip_blanks(line.substr(tokens.end_of(kind)), field);
  if (name.empty()) return std::nullopt;
  return entry_line(*type, name);
}

std::optional<RawLine> read_netware_line(std::string_view line) {
  if (line.size() < 4 || (line[0] != 'd' && line[0] != '-')) return std::nullopt;
  const std::size_t open = line[1] == ' ' ? 2 : 1;
  if (line[open] != '[') return std::nullopt;
  const std::size_t close = line.substr(0, 24).find(']');
  if (close == std::string_view::npos) return std::nullopt;
  const Columns columns = read_odd_columns(line, close + 1);
  const std::string_view name = skip_blanks(columns.name, columns.name.size());
  if (!columns.found || name.empty()) return std::nullopt;
  RawLine raw = entry_line(line[0] == 'd' ? EntryType::directory : EntryType::file, name);
  raw.owner = columns.owner;
  return raw;
}

std::optional<RawLine> read_eplf_line(std::string_view line) {
  if (line.empty() || line[0] != '+') return std::nullopt;
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab + 1 == line.size()) return std::nullopt;
  RawLine raw = entry_line(EntryType::other, line.substr(tab + 1));
  std::string_view facts = line.substr(1, tab - 1);
  while (!facts.empty()) {
    const std::size_t comma = std::min(facts.find(','), facts.size());
    read_eplf_fact(facts.substr(0, comma), raw);
    facts.remove_prefix(std::min(comma + 1, facts.size()));
  }
  return raw;
}

} // namespace ftperm::listing
