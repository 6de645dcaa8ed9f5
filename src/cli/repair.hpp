#pragma once

#include "cli/audit.hpp"
#include "ftperm/fix/apply.hpp"
#include "ftperm/fix/guard.hpp"

namespace ftperm::cli {

/// Says of each finding whether the plan would change it, and what to be careful about: before
/// repair(), which in the end says of the others why it did not. Nothing is sent.
void look_out(Findings& findings, const fix::PlanOptions& options, fix::Guard& guard);

/// The same for a dry run, which says at once of what is in no plan why it is in none.
void mark_plan(Findings& findings, const fix::PlanOptions& options, fix::Guard& guard);

/// Carries the plan out, checks it by listing again, and goes on below directories that could not
/// be listed before they were repaired, until nothing is left to do. `findings` then says what is,
/// and why the rest is in no plan. The log is told first of all that is sent.
std::optional<Error> repair(remote::TreeChanger& tree, const RemotePath& root,
                            const policy::Rules& rules, const fix::PlanOptions& options,
                            fix::ChangeLog& log, Findings& findings, AuditCounts& counts,
                            ProgressLine& progress);

} // namespace ftperm::cli
