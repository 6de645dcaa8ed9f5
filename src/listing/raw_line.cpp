#include "listing/raw_line.hpp"

namespace ftperm::listing {

Entry to_entry(const RawLine& raw) {
  Entry entry;
  entry.name = raw.name;
  entry.type = raw.type;
  entry.mode = raw.mode;
  entry.owner = raw.owner;
  entry.link_target = raw.link_target;
  return entry;
}

ParsedLine to_parsed_line(const RawLine& raw) {
  ParsedLine parsed;
  parsed.verdict = raw.verdict;
  parsed.entry = to_entry(raw);
  parsed.reason = raw.reason;
  return parsed;
}

} // namespace ftperm::listing
