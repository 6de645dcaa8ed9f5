#include "listing/chars.hpp"
#include "listing/columns.hpp"
#include "listing/foreign_lines.hpp"
#include "listing/mode_field.hpp"
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
  settle_dots(raw);
  return raw;
}

/// A word without digits, in any encoding: behind a byte that is not ASCII, Big5 and Shift-JIS have
/// any other.
bool is_plain_word(std::string_view word) {
  bool after_high = false;
  for (const char c : word) {
    if (!is_letter(c) && !is_high(c) && c != ':' && !after_high) return false;
    after_high = is_high(c);
  }
  return true;
}

/// "12", "4,0K", "1.234".
bool is_block_count(std::string_view word) {
  const auto fits = [](char c) { return is_digit(c) || c == '.' || c == ',' || is_letter(c); };
  return leading_digits(word) > 0 && std::all_of(word.begin(), word.end(), fits) &&
         std::count_if(word.begin(), word.end(), is_letter) <= 3;
}

/// "total 12", "insgesamt 4,0K", "i alt 12", "合計 12".
bool is_total(std::string_view line) {
  constexpr std::size_t longest = 80;
  constexpr std::size_t most_words = 3;
  if (line.size() > longest) return false;
  const Tokens tokens(line, 0);
  if (tokens.size() < 2 || tokens.size() > most_words + 1) return false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (!is_plain_word(tokens[i])) return false;
  return is_block_count(tokens[tokens.size() - 1]);
}

/// "/home/web:", ".:", "./sub:": what `ls` puts above one of several directories.
bool is_heading(std::string_view line) {
  return line.size() > 1 && line.back() == ':' && (line[0] == '/' || line[0] == '.');
}

/// How many bytes of block count and inode (`ls -s`, `ls -i`) stand in front of the mode field.
std::size_t skip_leading_numbers(std::string_view line) {
  const Tokens tokens(line, 0);
  std::size_t numbers = 0;
  while (numbers < 2 && all_digits(tokens[numbers]))
    ++numbers;
  return numbers > 0 && numbers < tokens.size() ? tokens.begin_of(numbers) : 0;
}

RawLine read_other_line(std::string_view line) {
  if (line.find_first_not_of(" \t") == std::string_view::npos) return skipped_line("empty line");
  for (const auto read : {read_msdos_line, read_netware_line, read_eplf_line})
    if (auto raw = read(line)) {
      settle_dots(*raw);
      return *raw;
    }
  if (const std::size_t start = skip_leading_numbers(line); start > 0)
    if (const auto field = read_mode_field(line.substr(start)))
      return read_ls_line(line, start, *field);
  if (starts_with_word(line, "ls:")) return bad_line("an error of the server's ls");
  if (is_heading(line)) return skipped_line("heading of a directory");
  if (is_total(line)) return skipped_line("total line");
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
