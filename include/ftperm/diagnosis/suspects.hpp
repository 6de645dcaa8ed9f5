#pragma once

#include "ftperm/core/finding_rows.hpp"
#include "ftperm/diagnosis/page_place.hpp"
#include "ftperm/fix/change.hpp"
#include "ftperm/policy/policy.hpp"

#include <string>
#include <vector>

namespace ftperm::diagnosis {

/// Permissions that can make a page fail on a shared host.
struct Suspect {
  fix::Change change; ///< what would put it right
  bool likely = true; ///< lies on the way to a page; false: seen elsewhere, or lacks only the group
  std::string reason; ///< a sentence
  std::string untried; ///< why it is not changed for a trial, a sentence; empty: it is
};

struct SuspectOptions {
  policy::Rules rules;
  RemotePath root;       ///< of the account
  bool fix_root = false; ///< the root may be tried, too
};

/// The most telling first: what lies on the way to the pages, from the root down; then the pages'
/// own files; then what can only be the reason on some hosts, or lies elsewhere: what the audit
/// found that nobody can read or enter. A script of a page keeps, or gets, its x. Each path once.
std::vector<Suspect> find_suspects(const std::vector<PagePlace>& places,
                                   const FindingRows& findings, const SuspectOptions& options);

} // namespace ftperm::diagnosis
