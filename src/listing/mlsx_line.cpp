#include "listing/chars.hpp"
#include "listing/numeric_mode.hpp"
#include "listing/raw_line.hpp"

#include <algorithm>
#include <optional>

namespace ftperm::listing {
namespace {

/// The values of the facts that matter; empty when not there.
struct Facts {
  std::string_view type;
  std::string_view mode;
  std::string_view owner_name;
  std::string_view owner;
  std::string_view uid;
  std::size_t count = 0;
  bool contradicted = false; ///< a fact that matters is there twice, with two values
};

void set_fact(std::string_view& fact, std::string_view value, Facts& facts) {
  if (!fact.empty() && fact != value) facts.contradicted = true;
  fact = value;
}

void read_fact(std::string_view text, Facts& facts) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return;
  ++facts.count;
  const std::string_view name = text.substr(0, equals);
  const std::string_view value = text.substr(equals + 1);
  if (is_word(name, "type"))
    set_fact(facts.type, value, facts);
  else if (is_word(name, "unix.mode"))
    set_fact(facts.mode, value, facts);
  else if (is_word(name, "unix.ownername"))
    facts.owner_name = value;
  else if (is_word(name, "unix.owner"))
    facts.owner = value;
  else if (is_word(name, "unix.uid"))
    facts.uid = value;
}

Facts read_facts(std::string_view text) {
  Facts facts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    read_fact(text.substr(0, end), facts);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return facts;
}

/// Whether the value of a fact may hold blanks: a link's target, the name of an owner or a group.
bool may_hold_blanks(std::string_view fact) {
  return starts_with_word(fact, "type=os.") || starts_with_word(fact, "unix.owner") ||
         starts_with_word(fact, "unix.group");
}

/// Where the one blank between facts and name stands. Some servers leave the last semicolon out.
std::size_t find_name_gap(std::string_view line) {
  const std::size_t first = line.find(' ');
  if (first == std::string_view::npos || first == 0 || line[first - 1] == ';') return first;
  const std::size_t fact = line.rfind(';', first) + 1; // npos + 1 is 0
  if (!may_hold_blanks(line.substr(fact))) return first;
  const std::size_t end = line.find("; ", first);
  return end == std::string_view::npos ? first : end + 1;
}

/// The bits of a file type are taken off only where they fit the type.
std::optional<Mode> read_mode(std::string_view text, EntryType type) {
  const auto st_mode = read_st_mode(text);
  if (!st_mode || (*st_mode > 07777U && type_of_st_mode(*st_mode) != type)) return std::nullopt;
  return Mode(*st_mode);
}

bool is_link_word(std::string_view word) {
  return is_word(word, "slink") || is_word(word, "symlink") || is_word(word, "link");
}

/// type=OS.unix=slink:target and its like.
void read_system_type(std::string_view value, RawLine& raw) {
  raw.type = EntryType::other;
  const std::string_view kind = value.substr(value.find('=') + 1); // npos + 1 is 0
  const std::size_t colon = std::min(kind.find(':'), kind.size());
  if (!is_link_word(kind.substr(0, colon))) return;
  raw.type = EntryType::link;
  raw.link_target = kind.substr(std::min(colon + 1, kind.size()));
}

void read_type(std::string_view value, RawLine& raw) {
  raw.verdict = Verdict::entry;
  if (is_word(value, "file")) {
    raw.type = EntryType::file;
  } else if (is_word(value, "dir")) {
    raw.type = EntryType::directory;
  } else if (is_word(value, "cdir")) {
    raw.type = EntryType::directory;
    raw.verdict = Verdict::self;
  } else if (is_word(value, "pdir")) {
    raw.type = EntryType::directory;
    raw.verdict = Verdict::parent;
  } else {
    read_system_type(value, raw);
  }
}

std::string_view first_told(std::string_view a, std::string_view b, std::string_view c) {
  return !a.empty() ? a : !b.empty() ? b : c;
}

/// "." and ".." are the directory and its parent whatever their type fact says of them.
void settle_dots(RawLine& raw) {
  if (raw.verdict == Verdict::entry && raw.name == "..") raw.verdict = Verdict::parent;
  if (raw.verdict == Verdict::entry && raw.name == ".") {
    if (raw.type == EntryType::directory)
      raw.verdict = Verdict::self;
    else
      raw = bad_line("it says that \".\" is no directory");
  }
  if (raw.verdict == Verdict::self) raw.name = ".";
}

} // namespace

RawLine read_mlsx_line(std::string_view line) {
  if (line.empty()) return skipped_line("empty line");
  const std::size_t gap = find_name_gap(line);
  if (gap == std::string_view::npos) return bad_line("no blank between facts and name");
  const Facts facts = read_facts(line.substr(0, gap));
  RawLine raw = bad_line("no facts");
  if (facts.count == 0) return raw;
  raw.name = line.substr(gap + 1);
  if (raw.name.empty()) return bad_line("no name");
  raw.owner = first_told(facts.owner_name, facts.owner, facts.uid);
  if (facts.type.empty()) {
    raw.mode = read_mode(facts.mode, EntryType::other);
    raw.reason = "no type fact";
    return raw;
  }
  if (facts.contradicted) {
    raw.reason = "a fact is there twice, with two values";
    return raw;
  }
  read_type(facts.type, raw);
  raw.mode = read_mode(facts.mode, raw.type);
  drop_directory_mark(raw);
  settle_dots(raw);
  return raw;
}

ParsedLine parse_mlsx_line(std::string_view line) {
  return to_parsed_line(read_mlsx_line(line));
}

} // namespace ftperm::listing
