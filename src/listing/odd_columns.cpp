#include "listing/columns.hpp"

#include "listing/chars.hpp"
#include "listing/date_column.hpp"
#include "listing/tokens.hpp"

#include <algorithm>

namespace ftperm::listing {
namespace {

constexpr std::size_t usual_date = 4;  ///< links owner group size
constexpr std::size_t device_date = 5; ///< links owner group major, minor
constexpr std::size_t last_date = 14;

bool is_hex(std::string_view word) {
  return word.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// "1234", "1,234", "1.5K", "4096B"; "?" and "-" for a size not told; "-2147483648" where the
/// server counts with 32 bits.
bool is_size(std::string_view word) {
  if (word == "?" || word == "-") return true;
  if (word.starts_with('-')) word.remove_prefix(1);
  if (word.starts_with("0x")) return word.size() > 2 && is_hex(word.substr(2)); // a device
  if (word.empty() || !is_digit(word[0])) return false;
  const auto unit = std::find_if_not(word.begin(), word.end(), [](char c) {
    return is_digit(c) || c == ',' || c == '.' || c == '\'' || is_high(c); // a no-break space
  });
  return is_digit(*(unit - 1)) && word.end() - unit <= 3 &&
         std::all_of(unit, word.end(), is_letter);
}

bool ends_like_size(std::string_view word) {
  return is_size(word) || (!word.empty() && is_digit(word.back()));
}

/// The text of tokens from..to (not included), blanks between them and all.
std::string_view between(const Tokens& tokens, std::size_t from, std::size_t to) {
  const std::size_t begin = tokens.begin_of(from);
  return tokens.line().substr(begin, tokens.end_of(to - 1) - begin);
}

/// The owner, when owner and group were written with blanks in them. Only padding can tell where
/// one ends and the other begins.
std::string_view owner_with_blanks(const Tokens& tokens, std::size_t from, std::size_t to) {
  std::size_t wide_gaps = 0;
  std::size_t owner_end = from;
  for (std::size_t i = from + 1; i < to; ++i) {
    if (tokens.begin_of(i) - tokens.end_of(i - 1) < 2) continue;
    ++wide_gaps;
    owner_end = i;
  }
  return wide_gaps == 1 ? between(tokens, from, owner_end) : std::string_view();
}

/// The owner, by the columns in front of the size; empty when it cannot be told.
std::string_view read_owner(const Tokens& tokens, std::size_t end) {
  const std::size_t from = end > 0 && all_digits(tokens[0]) ? 1 : 0;
  if (from >= end) return {};
  return end - from <= 2 ? tokens[from] : owner_with_blanks(tokens, from, end);
}

Columns columns_around(const Tokens& tokens, std::size_t date_column, const DateColumn& date) {
  const std::string_view line = tokens.line();
  if (date.end + 1 >= line.size() || !is_blank(line[date.end])) return {};
  std::size_t name = date.end + 1;
  if (date.maybe_padded && line[name] == ' ' && name + 1 < line.size()) ++name;
  Columns columns;
  columns.found = true;
  columns.name = line.substr(name);
  std::size_t owners_end = date_column;
  if (date_column > 0 && ends_like_size(tokens[date_column - 1])) {
    columns.size = tokens[date_column - 1];
    --owners_end;
  }
  if (owners_end > 0 && tokens[owners_end - 1].ends_with(',')) --owners_end; // major, minor
  columns.owner = read_owner(tokens, owners_end);
  return columns;
}

using DateReader = DateColumn (*)(const Tokens&, std::size_t);

Columns try_at(const Tokens& tokens, std::size_t i, DateReader read) {
  const DateColumn date = read(tokens, i);
  return date.end == 0 ? Columns() : columns_around(tokens, i, date);
}

/// All columns are there; only the date or the size is of another kind.
Columns read_full_row(const Tokens& tokens) {
  if (!all_digits(tokens[0])) return {};
  const std::string_view size = tokens[usual_date - 1];
  const bool plain = is_size(size) && size != "?";
  const bool device = tokens[device_date - 2].ends_with(',') && all_digits(tokens[device_date - 1]);
  if (!plain && !device) return {};
  const std::size_t i = plain ? usual_date : device_date;
  const Columns columns = try_at(tokens, i, read_date);
  if (columns.found) return columns;
  // "1 4096 Jan  4  2020 may 1": no owner and no group, and a name that goes on like a date.
  const bool goes_on = read_date(tokens, i + 1).end != 0;
  if (goes_on && is_size(tokens[1]) && read_date(tokens, 2).end != 0) return {};
  for (const DateReader read : {read_year_first_date, read_bare_numbers_date})
    if (const Columns found = try_at(tokens, i, read); found.found) return found;
  return {};
}

/// Seconds since 1970, behind a size. The usual place first, since sizes can be as long.
Columns read_seconds_row(const Tokens& tokens) {
  for (const std::size_t i : {usual_date, usual_date - 1, usual_date - 2, device_date})
    if (is_size(tokens[i - 1]))
      if (const Columns columns = try_at(tokens, i, read_seconds_date); columns.found)
        return columns;
  return {};
}

/// The leftmost date with something like a size in front of it.
Columns read_behind_size(const Tokens& tokens) {
  for (const DateReader read : {read_date, read_rare_date})
    for (std::size_t i = 1; i < tokens.size() && i <= last_date; ++i) {
      if (!is_size(tokens[i - 1])) continue;
      if (const Columns columns = try_at(tokens, i, read); columns.found) return columns;
    }
  return {};
}

/// The leftmost date that cannot be anything else: behind a group that the size ran into, or where
/// no size was written.
Columns read_behind_anything(const Tokens& tokens) {
  constexpr std::size_t last_without_size = 3;
  for (std::size_t i = 0; i < tokens.size() && i <= last_date; ++i) {
    if (i > last_without_size && !ends_like_size(tokens[i - 1])) continue;
    const DateColumn date = read_date(tokens, i);
    if (date.end == 0 || !date.sure) continue;
    if (const Columns columns = columns_around(tokens, i, date); columns.found) return columns;
  }
  return {};
}

/// "?  ? ? ? ? name": `ls` could read the name but not look at the file.
Columns read_unknown_row(const Tokens& tokens) {
  constexpr std::size_t marks = 5;
  for (std::size_t i = 0; i < marks; ++i)
    if (tokens[i] != "?") return {};
  Columns columns = columns_around(tokens, marks - 1, {.end = tokens.end_of(marks - 1)});
  columns.owner = {};
  return columns;
}

} // namespace

Columns read_odd_columns(std::string_view line, std::size_t start) {
  const Tokens tokens(line, start);
  if (tokens.size() < 3) return {};
  for (const auto read :
       {read_full_row, read_unknown_row, read_behind_size, read_behind_anything, read_seconds_row})
    if (const Columns columns = read(tokens); columns.found) return columns;
  return {};
}

} // namespace ftperm::listing
