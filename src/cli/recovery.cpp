#include "cli/recovery.hpp"

#include "cli/account_lock.hpp"
#include "cli/back_marks.hpp"
#include "cli/state_folder.hpp"
#include "cli/undoing.hpp"
#include "cli/way_back.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

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

/// The newest first: each looks at what the one before has left.
std::vector<std::string> cut_off_journals(const std::string& folder, const account::Url& account) {
  std::vector<std::string> files;
  const std::string mark = "_" + file_name_of(account) + diagnose_mark;
  std::error_code error;
  for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
    const std::string file = item.path().string();
    if (file.find(mark) == std::string::npos || !file.ends_with(".jsonl")) continue;
    const auto journal = fix::read_journal(file);
    if (journal && fix::was_cut_off(*journal)) files.push_back(file);
  }
  std::sort(files.rbegin(), files.rend());
  return files;
}

void say_what_is_left(const fix::Journal& journal, spdlog::logger& log) {
  for (const auto& [path, away] : journal.away)
    if (!away.kept)
      log.warn("{} is still away, as {}: the diagnosis of {} was cut off. It is put back now",
               visible(path.bytes()), visible(away.name.bytes()), journal.head.begun);
  if (journal.away.empty())
    log.warn("the diagnosis of {} was cut off: the modes that it tried are put back now",
             journal.head.begun);
}

std::optional<Error> put_all_back(const std::string& file, const fix::Journal& journal,
                                  Connection& connection) {
  Undoing undoing(journal);
  std::size_t listed = 0;
  if (auto error = undoing.look(*connection.tree, listed)) return error;
  NoLog log;
  BackMarks marks(file);
  if (auto error = undoing.put_back(*connection.tree, log, marks, connection.progress))
    return error;
  for (const Finding& row : undoing.rows()) {
    const bool is_back = row.status == FindingStatus::ok || row.status == FindingStatus::fixed;
    if (!is_back) connection.log->warn("{}: {}", visible(row.path), row.detail);
    if (row.status == FindingStatus::failed || row.status == FindingStatus::unknown)
      return Error{ErrorKind::refused, "not everything is as it was before that diagnosis"};
  }
  return fix::mark_undone(file, undoing.result());
}

} // namespace

void recover(const Config& config, Connection& connection) {
  const auto folder = state_folder();
  if (!folder || cut_off_journals(*folder, config.url).empty()) return;
  const auto lock = AccountLock::take(*folder, config.url);
  if (!lock) return; // it is at work, not cut off; whoever changes something is told by the lock
  // Asked again: the run that held the lock has ended since.
  for (const std::string& file : cut_off_journals(*folder, config.url)) {
    const auto journal = fix::read_journal(file);
    if (!journal || journal->head.root != connection.tree->root()) continue;
    say_what_is_left(*journal, *connection.log);
    if (const auto error = put_all_back(file, *journal, connection)) {
      connection.log->warn("{}; the next run tries again, and so does ftperm undo {}",
                           error->message, visible(file));
      return;
    }
    connection.log->warn("everything is as it was before that diagnosis");
  }
}

} // namespace ftperm::cli
