#include "cli/undo_command.hpp"

#include "cli/outcome.hpp"
#include "cli/reports.hpp"
#include "cli/start.hpp"
#include "cli/way_back.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/fix/undo.hpp"

#include <utility>
#include <vector>

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
  account::Url of_journal;
  of_journal.implicit_tls = tls == account::Tls::implicit_tls;
  of_journal.user = head.user;
  of_journal.host = head.host;
  of_journal.port = head.port;
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

RunSummary begin_summary(const Config& config, const fix::JournalHead& head) {
  RunSummary summary;
  summary.command = config.apply ? "undo --apply" : "undo";
  summary.account = account::display(config.url);
  summary.start = head.start.bytes();
  summary.root_mode = head.root_mode;
  summary.dir_mode = head.dir_mode;
  summary.file_mode = head.file_mode;
  return summary;
}

/// One undoing: what is to be put back, and what became of it.
class Undoing {
 public:
  Undoing(const Config& config, Connection& connection, const fix::Journal& journal)
      : config_(config), connection_(connection), journal_(journal),
        changes_(fix::reversed(journal)) {}

  /// What is there now. The tree is something that can only be read.
  std::optional<Error> look(remote::TreeReader& tree, std::size_t& listed) {
    const fix::JournalHead& head = journal_.head;
    fix::UndoScope scope{head.root, head.start, std::nullopt};
    if (scope.start != scope.root && !scope.start.is_root()) {
      auto entry = find_start(tree, scope.start);
      if (!entry) return entry.error();
      scope.start_entry = *std::move(entry);
    }
    return fix::look_before_undo(tree, changes_, scope, rows_, listed);
  }

  std::optional<Error> put_back(RunJournal& journal) {
    std::vector<fix::Change> planned;
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].planned) continue;
      planned.push_back(changes_[i]);
      indexes.push_back(i);
    }
    std::vector<fix::Outcome> outcomes;
    const fix::OnProgress on_progress = [this](const fix::Progress& done) {
      connection_.progress.show_changes(done.answered, done.verified, done.total);
    };
    auto ended = fix::put_back(*connection_.tree, planned, journal, outcomes, on_progress);
    for (std::size_t i = 0; i < planned.size(); ++i)
      if (outcomes[i].sent) rows_[indexes[i]] = fix::judge(planned[i], outcomes[i]);
    return ended;
  }

  /// What the journal is told about it.
  fix::JournalUndone result() const {
    fix::JournalUndone undone{fix::utc_now(), 0, 0};
    for (const Finding& row : rows_) {
      const bool is_back = row.status == FindingStatus::fixed || row.status == FindingStatus::ok;
      ++(is_back ? undone.put_back : undone.left);
    }
    return undone;
  }

  const std::vector<Finding>& rows() const { return rows_; }

 private:
  const Config& config_;
  Connection& connection_;
  const fix::Journal& journal_;
  std::vector<fix::Change> changes_;
  std::vector<Finding> rows_; ///< one a change
};

/// With the login known: the looking, and with --apply the changing.
ExitCode undo_on(const Config& config, Connection& connection, const fix::Journal& of) {
  const auto way_back = config.apply ? prepare_way_back(config) : WayBack(); // held until the end
  if (!way_back) return fail(way_back.error());
  if (connection.tree->root() != of.head.root)
    return fail(not_this_account(config, "its root is " + visible(of.head.root.bytes()) +
                                             ", and this login lands in " +
                                             visible(connection.tree->root().bytes())));
  RunSummary summary = begin_summary(config, of.head);
  Undoing undoing(config, connection, of);
  auto ended = undoing.look(*connection.tree, summary.directories);
  if (ended && (ended->kind == ErrorKind::usage || ended->kind == ErrorKind::missing))
    return fail(*ended);
  std::optional<RunJournal> journal;
  if (config.apply) {
    journal.emplace(way_back->file,
                    journal_head(config, of.head.root, of.head.start, summary.command));
    if (!ended) ended = undoing.put_back(*journal);
    summary.journal = journal->file();
  }
  Findings findings(config.all);
  for (const Finding& row : undoing.rows())
    findings.put(row);
  const ExitCode code = finish_run(config, connection, findings, summary, ended);
  if (!journal) return code;
  if (const auto unmarked =
          ended ? std::nullopt : fix::mark_undone(config.undone_journal, undoing.result()))
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
