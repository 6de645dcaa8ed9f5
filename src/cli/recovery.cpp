#include "cli/recovery.hpp"

#include "cli/account_lock.hpp"
#include "cli/back_marks.hpp"
#include "cli/diagnosis_journals.hpp"
#include "cli/state_folder.hpp"
#include "cli/undoing.hpp"
#include "cli/way_back.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::cli {
namespace {

/// Modes of which the journal knows already what they were.
class NoLog final : public fix::ChangeLog {
 public:
  std::optional<Error> about_to_send(std::span<const fix::Change> /*changes*/) override {
    return {};
  }

  void came_out(std::span<const fix::Change> /*changes*/,
                std::span<const fix::Outcome> /*outcomes*/) override {}
};

/// After the looking: what was journaled and never sent is not away.
void say_what_is_left(const Undoing& undoing, const fix::JournalHead& head, spdlog::logger& log) {
  const auto& rows = undoing.rows();
  bool said = false;
  for (std::size_t i = 0; i < undoing.away().size(); ++i) {
    const fix::Rename& rename = undoing.away()[i];
    if (!rows[undoing.changes() + i].planned) continue;
    log.warn("{} is still away, as {}: the diagnosis of {} was cut off. It is put back now",
             visible(rename.path.bytes()), visible(rename.away.bytes()), visible(head.begun));
    said = true;
  }
  const bool modes =
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.planned; });
  if (!said)
    log.warn("the diagnosis of {} was cut off{}", visible(head.begun),
             modes ? ": the modes that it tried are put back now" : "");
}

/// The rows that are not as before. Whether there are any.
bool say_what_is_not_back(const Undoing& undoing, spdlog::logger& log) {
  bool any = false;
  for (const Finding& row : undoing.rows()) {
    if (row.status == FindingStatus::ok || row.status == FindingStatus::fixed) continue;
    log.warn("{}: {}", visible(row.path), row.detail);
    any = true;
  }
  return any;
}

std::optional<Error> put_all_back(const std::string& file, const fix::Journal& journal,
                                  remote::TreeChanger& tree, spdlog::logger& log,
                                  ProgressLine& progress) {
  Undoing undoing(journal);
  std::size_t listed = 0;
  if (auto error = undoing.look(tree, listed)) return error;
  say_what_is_left(undoing, journal.head, log);
  NoLog no_log;
  BackMarks marks(file);
  auto ended = undoing.put_back(tree, no_log, marks, progress);
  const bool all = !say_what_is_not_back(undoing, log);
  if (!ended && undoing.is_done()) {
    log.warn(all ? "everything is as it was before that diagnosis"
                 : "all else is as it was before that diagnosis");
    return fix::mark_undone(file, undoing.result());
  }
  // What is changed on purpose until the next attempt is then left alone.
  if (auto unmarked = fix::mark_now(file, undoing.modes_back())) return unmarked;
  if (ended) return ended;
  return Error{ErrorKind::refused, "not everything is as it was before that diagnosis"};
}

/// The lock as such is at fault, or another run holds it.
void say_why_not(const Error& no_lock, const RecoveryPlace& place, spdlog::logger& log) {
  if (AccountLock::is_taken(place.folder, place.account))
    return; // it is at work, not cut off; whoever changes something is told by the lock
  log.warn("a diagnosis was cut off, and what it left cannot be put back: {}", no_lock.message);
}

} // namespace

void recover(const RecoveryPlace& place, remote::TreeChanger& tree, spdlog::logger& log,
             ProgressLine& progress) {
  const DiagnosisJournals before = find_diagnoses(place.folder, place.account, place.left_out);
  for (const std::string& complaint : before.complaints)
    log.warn("{}. It is of a diagnosis: look whether a .htaccess is away, as .htaccess.ftperm-…, "
             "and remove the journal",
             complaint);
  if (before.cut_off.empty()) return;
  const auto lock = AccountLock::take(place.folder, place.account);
  if (!lock) return say_why_not(lock.error(), place, log);
  // Asked again: the run that held the lock has ended since.
  for (const std::string& file :
       find_diagnoses(place.folder, place.account, place.left_out).cut_off) {
    const auto journal = fix::read_journal(file);
    if (!journal) continue;
    if (journal->head.root != place.root) {
      log.warn("a diagnosis was cut off, and what it left cannot be put back: its root was {}, and "
               "this login lands in {}; its journal is {}",
               visible(journal->head.root.bytes()), visible(place.root.bytes()), visible(file));
      continue;
    }
    if (const auto error = put_all_back(file, *journal, tree, log, progress)) {
      log.warn("{}; the next run tries again, and so does ftperm undo {}", error->message,
               visible(shell_word(file)));
      return;
    }
  }
}

void recover(const Config& config, Connection& connection) {
  const auto folder = state_folder();
  if (!folder) return;
  recover({*folder, config.url, connection.tree->root(), config.undone_journal}, *connection.tree,
          *connection.log, connection.progress);
}

} // namespace ftperm::cli
