#include "cli/site_command.hpp"

#include "cli/outcome.hpp"
#include "cli/recovery.hpp"
#include "cli/repair.hpp"
#include "cli/reports.hpp"
#include "cli/scope.hpp"
#include "cli/way_back.hpp"

namespace ftperm::cli {
namespace {

/// What a run has found, and what it works with.
struct Work {
  const Config& config;
  Connection& connection;
  AuditScope scope;
  RunSummary summary;
  Findings findings;
  AuditCounts counts;
};

/// The plan, and with --apply the repair.
std::optional<Error> plan_or_repair(Work& work, RunJournal* journal) {
  const fix::PlanOptions plan{work.config.fix_root, work.config.max_changes};
  fix::Guard guard(work.counts.owners, work.config.url.user);
  if (journal == nullptr)
    mark_plan(work.findings, plan, guard);
  else
    look_out(work.findings, plan, guard);
  work.summary.cautions = guard.summary();
  if (journal == nullptr) return {};
  work.connection.progress.clear();
  for (const std::string& caution : work.summary.cautions)
    work.connection.log->warn(caution);
  auto ended = repair(*work.connection.tree, work.scope.root, work.config.rules, plan, *journal,
                      work.findings, work.counts, work.connection.progress);
  work.summary.journal = journal->file();
  return ended;
}

} // namespace

ExitCode audit_or_fix(Config& config, const std::atomic<bool>& stop) {
  if (auto error = check_reports(config)) return fail(*error);
  const auto connected = connect(config, stop);
  if (!connected) return fail(connected.error());
  Connection& connection = **connected;
  recover(config, connection);
  const bool apply = config.command == Command::fix && config.apply;
  // Held until the end.
  const auto way_back = apply ? prepare_way_back(config, *connection.log) : WayBack();
  if (!way_back) return fail(way_back.error());
  const auto scope = scope_of(config.url, connection.tree->root());
  if (!scope) return fail(scope.error());

  Work work{config, connection, *scope, begin_summary(config, scope->start), Findings(config.all),
            {}};
  // The audit gets the tree as something that can only be read.
  auto ended = audit(*connection.tree, *scope, config.rules, work.findings, work.counts,
                     connection.progress);
  if (ended && (ended->kind == ErrorKind::usage || ended->kind == ErrorKind::missing))
    return fail(*ended);
  std::optional<RunJournal> journal;
  if (apply)
    journal.emplace(way_back->file,
                    journal_head(config, scope->root, scope->start, work.summary.command));
  if (!ended && config.command == Command::fix)
    ended = plan_or_repair(work, journal ? &*journal : nullptr);
  work.summary.directories = work.counts.directories;
  const ExitCode code = finish_run(config, connection, work.findings, work.summary, ended);
  if (journal) close_journal(*journal, config, ended);
  return code;
}

} // namespace ftperm::cli
