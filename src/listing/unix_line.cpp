#include "listing/chars.hpp"
#include "listing/columns.hpp"
#include "listing/foreign_lines.hpp"
#include "listing/headings.hpp"
#include "listing/mode_field.hpp"
#include "listing/numeric_mode.hpp"
#include "listing/raw_line.hpp"
#include "listing/tokens.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace ftperm::listing {
namespace {

constexpr std::string_view arrow = " -> ";

/// Where "name -> target" is to be cut. A link's size is the length of its target: that decides
/// where there are several arrows.
std::size_t find_arrow(std::string_view text, std::string_view size) {
  const std::size_t first = text.find(arrow, 1);
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), length);
  if (error != std::errc() || end != size.data() + size.size()) return first;
  if (length == 0 || text.size() < arrow.size() + 1 + length) return first;
  const auto at = static_cast<std::size_t>(text.size() - arrow.size() - length);
  return text.substr(at, arrow.size()) == arrow ? at : first;
}

void split_link(RawLine& raw, std::string_view size) {
  const std::size_t at = find_arrow(raw.name, size);
  if (at == std::string_view::npos) return;
  raw.link_target = raw.name.substr(at + arrow.size());
  raw.name = raw.name.substr(0, at);
}

/// The directory's own line and its parent's are no entries.
void settle_dots(RawLine& raw) {
  if (raw.name == "..") {
    raw.verdict = Verdict::parent;
  } else if (raw.name == ".") {
    raw.verdict = raw.type == EntryType::directory ? Verdict::self : Verdict::bad;
    if (raw.verdict == Verdict::bad) raw = bad_line("it says that \".\" is no directory");
  }
}

RawLine read_ls_line(std::string_view line, std::size_t start, const ModeField& field) {
  const std::size_t behind = start + field.length;
  Columns columns = read_usual_columns(line, behind);
  if (!columns.found) columns = read_odd_columns(line, behind);
  if (!columns.found) {
    RawLine raw = bad_line("no date and name behind the mode");
    raw.starts_like_row = field.mode.has_value();
    return raw;
  }
  RawLine raw;
  raw.verdict = Verdict::entry;
  raw.type = field.type;
  raw.mode = field.mode;
  raw.owner = columns.owner;
  raw.name = columns.name;
  if (raw.type == EntryType::link) split_link(raw, columns.size);
  drop_directory_mark(raw);
  settle_dots(raw);
  return raw;
}

/// "131  4 -rw-r--r-- 1 web www 12 Jan  1 12:34 n": block count and inode (`ls -s`, `ls -i`).
std::optional<RawLine> read_counted_line(std::string_view line) {
  const Tokens tokens(line, 0);
  std::size_t numbers = 0;
  while (numbers < 2 && all_digits(tokens[numbers]))
    ++numbers;
  if (numbers == 0 || numbers == tokens.size()) return std::nullopt;
  const std::size_t start = tokens.begin_of(numbers);
  const auto field = read_mode_field(line.substr(start));
  if (!field) return std::nullopt;
  return read_ls_line(line, start, *field);
}

/// "100644 1 web www 12 Jan  1 12:34 n": st_mode in octal. "0644" alone tells no type.
std::optional<RawLine> read_numeric_line(std::string_view line) {
  constexpr std::size_t shortest_typed = 5;
  const std::size_t digits = leading_digits(line);
  if (digits < 3 || digits > 7 || digits == line.size() || line[digits] != ' ') return std::nullopt;
  const auto st_mode = read_st_mode(line.substr(0, digits));
  const Columns columns = read_odd_columns(line, digits);
  if (!st_mode || !columns.found || columns.owner.empty() || columns.size.empty())
    return std::nullopt;
  const auto type = digits < shortest_typed ? std::nullopt : type_of_st_mode(*st_mode);
  RawLine raw = type ? entry_line(*type, columns.name) : bad_line("a mode that tells no type");
  raw.name =
      columns.name.substr(std::min(columns.name.find_first_not_of(' '), columns.name.size()));
  if (raw.name.empty()) return std::nullopt;
  raw.owner = columns.owner;
  if (type) raw.mode = Mode(*st_mode);
  if (raw.type == EntryType::link) split_link(raw, columns.size);
  return raw;
}

using ForeignReader = std::optional<RawLine> (*)(std::string_view);

constexpr ForeignReader foreign_readers[] = {
    read_msdos_line,   read_counted_line, read_netware_line, read_eplf_line,
    read_numeric_line, read_vms_line,     read_zos_data_set, read_zos_pseudo_directory,
    read_vshell_line,  read_zos_member,   read_os400_line,   read_os2_line,
    read_vxworks_line, read_nonstop_line,
};

RawLine read_other_line(std::string_view line) {
  if (line.find_first_not_of(" \t") == std::string_view::npos) return skipped_line("empty line");
  for (const ForeignReader read : foreign_readers)
    if (auto raw = read(line)) {
      settle_dots(*raw);
      return *raw;
    }
  if (starts_with_word(line, "ls:")) return bad_line("an error of the server's ls");
  if (is_directory_heading(line)) return skipped_line("heading of a directory");
  if (is_total(line)) return skipped_line("total line");
  if (is_table_heading(line)) return skipped_line("heading of the listing");
  return bad_line("no mode at its start");
}

} // namespace

RawLine read_unix_line(std::string_view line) {
  if (const auto field = read_mode_field(line)) return read_ls_line(line, 0, *field);
  return read_other_line(line);
}

ParsedLine parse_unix_line(std::string_view line) {
  return to_parsed_line(read_unix_line(line));
}

} // namespace ftperm::listing
