#pragma once

#include "cli/audit.hpp"
#include "ftperm/fix/change.hpp"

namespace ftperm::cli {

/// A dry run: says of each finding whether the plan would change it. Nothing is sent.
void mark_plan(Findings& findings, const fix::PlanOptions& options);

/// Carries the plan out, checks it by listing again, and goes on below directories that could not
/// be listed before they were repaired, until nothing is left to do. `findings` then says what is.
std::optional<Error> repair(remote::TreeChanger& tree, const RemotePath& root,
                            const policy::Rules& rules, const fix::PlanOptions& options,
                            Findings& findings, AuditCounts& counts, ProgressLine& progress);

} // namespace ftperm::cli
