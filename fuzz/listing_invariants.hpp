#pragma once

#include "ftperm/listing/listing.hpp"

#include <cstdlib>
#include <set>

/// What holds for every listing, whatever a server sends. Ends the program where it does not.
inline void check_invariants(const ftperm::listing::ParsedListing& listing) {
  std::set<std::string_view> names;
  for (const ftperm::Entry& entry : listing.entries) {
    const std::string& name = entry.name;
    if (name.empty() || name == "." || name == "..") std::abort();
    if (name.find_first_of(std::string_view("/\n\0", 3)) != std::string::npos) std::abort();
    if (!names.insert(name).second) std::abort();
    if (entry.type != ftperm::EntryType::link && !entry.link_target.empty()) std::abort();
  }
  for (const auto& doubt : listing.doubts)
    if (doubt.reason.empty() || doubt.reason.find('\n') != std::string::npos) std::abort();
  if (listing.self &&
      (listing.self->name != "." || listing.self->type != ftperm::EntryType::directory))
    std::abort();
  if (listing.lines < listing.entries.size()) std::abort();
}
