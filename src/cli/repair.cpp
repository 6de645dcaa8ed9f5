#include "cli/repair.hpp"

namespace ftperm::cli {
namespace {

/// Directories that could not be listed and that the plan puts right: what is in them comes next.
std::vector<RemotePath> closed_directories(const std::vector<fix::Change>& changes) {
  std::vector<RemotePath> closed;
  for (const fix::Change& change : changes)
    if (change.type != FindingType::file && !change.before.owner_can_list())
      closed.push_back(change.path);
  return closed;
}

/// Says too many, when `planned` more than the `made` ones would be.
std::optional<Error> check_number(const fix::PlanOptions& options, std::size_t made,
                                  std::size_t planned) {
  if (!options.most_changes || made + planned <= *options.most_changes) return {};
  return Error{ErrorKind::usage,
               std::to_string(made + planned) + " changes are more than --max-changes " +
                   std::to_string(*options.most_changes) + " allows: " +
                   (made == 0 ? "nothing was changed" : "the last of them were not made")};
}

std::optional<Error> carry_out(remote::TreeChanger& tree, const std::vector<fix::Change>& changes,
                               fix::ChangeLog& log, Findings& findings, ProgressLine& progress) {
  std::vector<fix::Outcome> outcomes;
  const fix::OnProgress on_progress = [&](const fix::Progress& done) {
    progress.show_changes(done.answered, done.verified, done.total);
  };
  auto error = fix::apply(tree, changes, log, outcomes, on_progress);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    // A change that an early end kept from being sent is still what the audit said of it.
    if (error && !outcomes[i].sent) continue;
    findings.put(fix::judge(changes[i], outcomes[i]));
  }
  return error;
}

/// Says of what is wrong and in no plan why it is in none. The root's finding says so already.
void explain_unplanned(Findings& findings, const fix::PlanOptions& options) {
  findings.for_each([&](const Finding& row) {
    if (row.status != FindingStatus::wrong || row.type == FindingType::root) return;
    const std::string why_not = fix::why_not_planned(row, options);
    if (why_not.empty()) return;
    Finding finding = row;
    finding.detail += " " + why_not;
    findings.put(finding);
  });
}

/// Each round opens directories that were closed, and may find more to repair in them; a finding
/// that a round did not put right is `failed`, no longer `wrong`, so the rounds come to an end.
std::optional<Error> go_round(remote::TreeChanger& tree, const RemotePath& root,
                              const policy::Rules& rules, const fix::PlanOptions& options,
                              fix::ChangeLog& log, Findings& findings, AuditCounts& counts,
                              ProgressLine& progress) {
  for (std::size_t made = 0;;) {
    const auto changes = fix::plan(findings, options);
    if (changes.empty()) return {};
    if (auto error = check_number(options, made, changes.size())) return error;
    made += changes.size();
    if (auto error = carry_out(tree, changes, log, findings, progress)) return error;
    const auto opened = closed_directories(changes);
    if (auto error = audit_below(tree, opened, root, rules, findings, counts, progress))
      return error;
  }
}

} // namespace

void look_out(Findings& findings, const fix::PlanOptions& options, fix::Guard& guard) {
  findings.for_each([&](const Finding& row) {
    if (row.status != FindingStatus::wrong) return;
    Finding finding = row;
    finding.planned = fix::why_not_planned(finding, options).empty();
    if (finding.planned)
      if (const auto caution = guard.caution(finding); !caution.empty())
        finding.detail += " " + caution;
    findings.put(finding);
  });
}

void mark_plan(Findings& findings, const fix::PlanOptions& options, fix::Guard& guard) {
  look_out(findings, options, guard);
  explain_unplanned(findings, options);
}

std::optional<Error> repair(remote::TreeChanger& tree, const RemotePath& root,
                            const policy::Rules& rules, const fix::PlanOptions& options,
                            fix::ChangeLog& log, Findings& findings, AuditCounts& counts,
                            ProgressLine& progress) {
  auto ended = go_round(tree, root, rules, options, log, findings, counts, progress);
  // Only now: what the rounds found below the directories that they opened is explained, too.
  explain_unplanned(findings, options);
  return ended;
}

} // namespace ftperm::cli
