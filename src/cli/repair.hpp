#pragma once

#include "cli/audit.hpp"
#include "ftperm/fix/apply.hpp"
#include "ftperm/fix/guard.hpp"

namespace ftperm::cli {

/// Says of each finding whether the plan would change it, and what to be careful about. Nothing is
/// sent.
void mark_plan(Findings& findings, const fix::PlanOptions& options, fix::Guard& guard);

/// Carries the plan out, checks it by listing again, and goes on below directories that could not
/// be listed before they were repaired, until nothing is left to do. `findings` then says what is.
/// The log is told first of all that is sent.
std::optional<Error> repair(remote::TreeChanger& tree, const RemotePath& root,
                            const policy::Rules& rules, const fix::PlanOptions& options,
                            fix::ChangeLog& log, Findings& findings, AuditCounts& counts,
                            ProgressLine& progress);

} // namespace ftperm::cli
