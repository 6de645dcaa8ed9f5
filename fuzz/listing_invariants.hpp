#pragma once

#include "ftperm/listing/line.hpp"
#include "ftperm/listing/listing.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

// What holds whatever a server sends. Each ends the program where it does not.

inline void check_invariants(const ftperm::Entry& entry) {
  const std::string& name = entry.name;
  if (name.empty() || name == "." || name == "..") std::abort();
  if (entry.type != ftperm::EntryType::link && !entry.link_target.empty()) std::abort();
}

inline void check_invariants(const ftperm::listing::ParsedLine& line) {
  using ftperm::listing::Verdict;
  if (line.verdict == Verdict::entry) check_invariants(line.entry);
  const bool explained = line.verdict == Verdict::skip || line.verdict == Verdict::bad;
  if (explained && line.reason.empty()) std::abort();
  if (line.verdict == Verdict::self && line.entry.name != ".") std::abort();
}

inline void check_invariants(const ftperm::listing::ParsedListing& listing) {
  std::set<std::string_view> names;
  for (const ftperm::Entry& entry : listing.entries) {
    check_invariants(entry);
    if (entry.name.find_first_of(std::string_view("/\n\0", 3)) != std::string::npos) std::abort();
    if (!names.insert(entry.name).second) std::abort();
  }
  for (const auto& doubt : listing.doubts)
    if (doubt.reason.empty() || doubt.reason.find('\n') != std::string::npos) std::abort();
  if (listing.self &&
      (listing.self->name != "." || listing.self->type != ftperm::EntryType::directory))
    std::abort();
  if (listing.lines < listing.entries.size()) std::abort();
}
