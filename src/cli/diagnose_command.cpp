#include "cli/diagnose_command.hpp"

#include "cli/console.hpp"
#include "cli/diagnosing.hpp"
#include "cli/outcome.hpp"
#include "cli/recovery.hpp"
#include "cli/reports.hpp"
#include "cli/scope.hpp"
#include "cli/way_back.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/site/curl_page.hpp"

#include <iostream>
#include <utility>

namespace ftperm::cli {
namespace {

ExitCode exit_code_of(diagnosis::Outcome outcome) {
  switch (outcome) {
  case diagnosis::Outcome::works:
    return ExitCode::ok;
  case diagnosis::Outcome::cause:
    return ExitCode::wrong;
  case diagnosis::Outcome::unseen:
    return ExitCode::incomplete;
  case diagnosis::Outcome::nothing:
    break;
  }
  return ExitCode::no_cause;
}

Result<Diagnosing::Pages> open_pages(const DiagnoseOptions& options) {
  Diagnosing::Pages pages;
  for (const std::string& site : options.sites) {
    auto page = site::open_page(site, options.load);
    if (!page) return page.error();
    pages.push_back(*std::move(page));
  }
  return pages;
}

/// All steps in their order. The error: the run ended early.
std::optional<Error> run_steps(Diagnosing& diagnosing, AuditCounts& counts, RunJournal* journal) {
  if (auto error = diagnosing.look_at_site()) return error;
  if (auto error = diagnosing.look_at_account(counts)) return error;
  if (journal == nullptr || !diagnosing.is_worth_a_test()) return {};
  return diagnosing.test(*journal);
}

bool is_all_in_place(const Diagnosing& diagnosing) {
  const diagnosis::Treatment& left = diagnosing.out_of_place();
  return left.renames.empty() && left.changes.empty();
}

/// The last words: how to undo what was kept, or what is to be put back by hand. `unfinished`: the
/// journal could not be ended.
void say_what_is_left(const RunJournal& journal, const Diagnosing& diagnosing, const Config& config,
                      const std::optional<Error>& unfinished) {
  if (is_all_in_place(diagnosing)) {
    if (diagnosing.has_kept()) return say_way_back(journal, config, unfinished);
    if (unfinished) say_error(*unfinished);
    return;
  }
  const diagnosis::Treatment& left = diagnosing.out_of_place();
  std::cerr << "Not everything could be put back. The next ftperm on this account tries again; or: "
            << undo_command(config, journal.file()) << " --apply\n";
  for (const fix::Change& change : left.changes)
    std::cerr << "By hand: give " << visible(change.path.bytes()) << " the mode "
              << change.after.to_octal() << "\n";
  for (const fix::Rename& rename : left.renames)
    std::cerr << "By hand: " << fix::by_hand(rename) << "\n";
}

ExitCode diagnose_on(Config& config, Connection& connection, Diagnosing::Pages& pages) {
  recover(config, connection);
  // Held until the end.
  const auto way_back =
      config.diagnose.test ? prepare_way_back(config, *connection.log) : WayBack();
  if (!way_back) return fail(way_back.error());
  const auto scope = scope_of(config.url, connection.tree->root());
  if (!scope) return fail(scope.error());

  Findings findings(false);
  StepLines steps(config, connection.progress);
  Diagnosing diagnosing(config, connection, *scope, pages, findings, steps);
  RunSummary summary = begin_summary(config, scope->start);
  AuditCounts counts;
  std::optional<RunJournal> journal;
  // A .htaccess of any folder from the root down to the page's counts.
  if (config.diagnose.test)
    journal.emplace(way_back->file,
                    journal_head(config, scope->root, scope->root, summary.command));
  const auto ended = run_steps(diagnosing, counts, journal ? &*journal : nullptr);
  // Before anything that takes time: what is kept is no longer put back by the next run. Where
  // something is out of its place, the journal stays open, and the next run tries again.
  const auto unfinished =
      journal && is_all_in_place(diagnosing) ? journal->finish(ended) : std::nullopt;
  summary.directories = counts.directories;
  if (journal) summary.journal = journal->file();
  complete_summary(summary, connection, findings, ended);
  const ExitCode code = ended ? exit_code_for(*ended) : exit_code_of(diagnosing.conclude(summary));
  summary.exit_code = static_cast<int>(code);
  const auto unwritten = write_reports(config, summary, findings, &diagnosing.result());
  if (ended) say_error(*ended);
  if (unwritten) say_error(*unwritten);
  if (journal) say_what_is_left(*journal, diagnosing, config, unfinished);
  return unwritten ? exit_code_for(*unwritten) : code;
}

} // namespace

ExitCode diagnose(Config& config, const std::atomic<bool>& stop) {
  if (auto error = check_reports(config)) return fail(*error);
  config.diagnose.load.stop = &stop;
  auto pages = open_pages(config.diagnose);
  if (!pages) return fail(pages.error());
  const auto connection = connect(config, stop);
  if (!connection) return fail(connection.error());
  return diagnose_on(config, **connection, *pages);
}

} // namespace ftperm::cli
