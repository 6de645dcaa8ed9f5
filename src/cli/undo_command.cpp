#include "cli/undo_command.hpp"

#include "cli/back_marks.hpp"
#include "cli/outcome.hpp"
#include "cli/recovery.hpp"
#include "cli/reports.hpp"
#include "cli/undoing.hpp"
#include "cli/way_back.hpp"
#include "ftperm/core/text.hpp"

#include <utility>

namespace ftperm::cli {
namespace {

Error not_this_account(const Config& config, const std::string& difference) {
  return {ErrorKind::usage, "the journal " + visible(config.undone_journal) +
                                " is about another account: " + difference};
}

/// Fills in what the command line left to the journal. An error: the two contradict each other.
std::optional<Error> take_over(const fix::JournalHead& head, Config& config) {
  const auto tls = head.tls == "off"        ? account::Tls::off
                   : head.tls == "implicit" ? account::Tls::implicit_tls
                                            : account::Tls::explicit_tls;
  account::Url of_journal = url_of(head);
  if (config.url_is_given && config.url.user.empty()) config.url.user = head.user;
  const bool other =
      config.url_is_given && account::display(config.url) != account::display(of_journal);
  if (other && !config.same_account)
    return not_this_account(config, account::display(of_journal) + ", not " +
                                        account::display(config.url) +
                                        ". If both names are of one account, say --same-account");
  if (!config.url_is_given) config.url = std::move(of_journal);
  if (!config.tls_is_given && !config.url_is_given) config.tls = tls;
  if (config.tls == account::Tls::off && !config.tls_is_given)
    config.warnings.emplace_back("the run of the journal was without TLS, and so is this one: the "
                                 "password travels in clear");
  config.profile = head.profile;
  config.rules = {head.root_mode, head.dir_mode, head.file_mode};
  return {};
}

/// A diagnosis of which a file is still away stays as it is: the next run tries again.
std::optional<Error> mark(const std::string& journal, const Undoing& undoing, bool ended) {
  if (!ended && !undoing.leaves_away()) return fix::mark_undone(journal, undoing.result());
  return undoing.away().empty() ? std::nullopt : fix::mark_now(journal, undoing.modes_back());
}

/// With the login known: the looking, and with --apply the changing.
ExitCode undo_on(const Config& config, Connection& connection, const fix::Journal& of) {
  recover(config, connection);
  // Held until the end.
  const auto way_back = config.apply ? prepare_way_back(config, *connection.log) : WayBack();
  if (!way_back) return fail(way_back.error());
  if (connection.tree->root() != of.head.root)
    return fail(not_this_account(config, "its root is " + visible(of.head.root.bytes()) +
                                             ", and this login lands in " +
                                             visible(connection.tree->root().bytes())));
  RunSummary summary = begin_summary(config, of.head.start);
  Undoing undoing(of);
  BackMarks marks(config.undone_journal);
  auto ended = undoing.look(*connection.tree, summary.directories);
  if (ended && (ended->kind == ErrorKind::usage || ended->kind == ErrorKind::missing))
    return fail(*ended);
  std::optional<RunJournal> journal;
  if (config.apply) {
    journal.emplace(way_back->file,
                    journal_head(config, of.head.root, of.head.start, summary.command));
    if (!ended) ended = undoing.put_back(*connection.tree, *journal, marks, connection.progress);
    summary.journal = journal->file();
  }
  Findings findings(config.all);
  for (const Finding& row : undoing.rows())
    findings.put(row);
  const ExitCode code = finish_run(config, connection, findings, summary, ended);
  if (!journal) return code;
  if (const auto unmarked = mark(config.undone_journal, undoing, ended.has_value()))
    connection.log->warn("that it was undone could not be noted: {}", unmarked->message);
  close_journal(*journal, config, ended);
  return code;
}

} // namespace

ExitCode undo(Config& config, const std::atomic<bool>& stop) {
  if (auto error = check_reports(config)) return fail(*error);
  const auto journal = fix::read_journal(config.undone_journal);
  if (!journal) return fail(journal.error());
  if (auto error = take_over(journal->head, config)) return fail(*error);
  if (journal->torn)
    config.warnings.emplace_back("the last line of the journal is torn: what it would have said "
                                 "was never sent to the server");
  const auto connection = connect(config, stop);
  if (!connection) return fail(connection.error());
  return undo_on(config, **connection, *journal);
}

} // namespace ftperm::cli
