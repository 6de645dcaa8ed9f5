#pragma once

#include "ftperm/listing/line.hpp"

#include "ftperm/core/entry.hpp"

#include <optional>
#include <string_view>

namespace ftperm::listing {

/// A ParsedLine that still points into the line, so that it costs nothing to make.
struct RawLine {
  Verdict verdict = Verdict::bad;
  EntryType type = EntryType::other;
  std::optional<Mode> mode;
  std::string_view owner;
  std::string_view name;
  std::string_view link_target;
  const char* reason = "";
  bool starts_like_row = false; ///< bad, but not the rest of the name in the line before
};

RawLine read_unix_line(std::string_view line);
RawLine read_mlsx_line(std::string_view line);

inline RawLine bad_line(const char* reason) {
  RawLine raw;
  raw.reason = reason;
  return raw;
}

inline RawLine entry_line(EntryType type, std::string_view name) {
  RawLine raw;
  raw.verdict = Verdict::entry;
  raw.type = type;
  raw.name = name;
  return raw;
}

inline RawLine skipped_line(const char* reason) {
  RawLine raw = bad_line(reason);
  raw.verdict = Verdict::skip;
  return raw;
}

/// Takes off the slash that some servers put behind a directory (`ls -F`): no name holds one.
inline void drop_directory_mark(RawLine& raw) {
  if (raw.type == EntryType::directory && raw.name.size() > 1 && raw.name.ends_with('/'))
    raw.name.remove_suffix(1);
}

Entry to_entry(const RawLine& raw);
ParsedLine to_parsed_line(const RawLine& raw);

} // namespace ftperm::listing
