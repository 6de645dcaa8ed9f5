#pragma once

#include "cli/findings.hpp"
#include "cli/progress.hpp"
#include "ftperm/policy/policy.hpp"
#include "ftperm/remote/tree.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::cli {

struct AuditScope {
  RemotePath root;  ///< of the account: always checked
  RemotePath start; ///< where the walk begins
};

struct AuditCounts {
  std::size_t directories = 0;               ///< listed
  std::map<std::string, std::size_t> owners; ///< how many entries each has, as the server wrote it
};

/// Checks the root, and everything from the start on. Handed something that can only read.
/// The error: the run ended early, or the start is no directory; `findings` has what was found.
std::optional<Error> audit(remote::TreeReader& tree, const AuditScope& scope,
                           const policy::Rules& rules, Findings& findings, AuditCounts& counts,
                           ProgressLine& progress);

/// Walks directories whose own findings are there already: they could not be listed before.
std::optional<Error> audit_below(remote::TreeReader& tree,
                                 const std::vector<RemotePath>& directories, const RemotePath& root,
                                 const policy::Rules& rules, Findings& findings,
                                 AuditCounts& counts, ProgressLine& progress);

} // namespace ftperm::cli
