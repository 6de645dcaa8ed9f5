#include "cli/undoing.hpp"

#include "cli/start.hpp"
#include "ftperm/fix/journal_writer.hpp"

#include <utility>

namespace ftperm::cli {

std::optional<Error> Undoing::look(remote::TreeReader& tree, std::size_t& listed) {
  const fix::JournalHead& head = journal_.head;
  fix::UndoScope scope{head.root, head.start, std::nullopt};
  if (scope.start != scope.root && !scope.start.is_root()) {
    auto entry = find_start(tree, scope.start);
    if (!entry) return entry.error();
    scope.start_entry = *std::move(entry);
  }
  return fix::look_before_undo(tree, changes_, scope, rows_, listed);
}

std::optional<Error> Undoing::put_back(remote::TreeChanger& tree, fix::ChangeLog& log,
                                       ProgressLine& progress) {
  std::vector<fix::Change> planned;
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].planned) continue;
    planned.push_back(changes_[i]);
    indexes.push_back(i);
  }
  std::vector<fix::Outcome> outcomes;
  const fix::OnProgress on_progress = [&progress](const fix::Progress& done) {
    progress.show_changes(done.answered, done.verified, done.total);
  };
  auto ended = fix::put_back(tree, planned, log, outcomes, on_progress);
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (outcomes[i].sent) rows_[indexes[i]] = fix::judge(planned[i], outcomes[i]);
  return ended;
}

fix::JournalUndone Undoing::result() const {
  fix::JournalUndone undone{fix::utc_now(), 0, 0};
  for (const Finding& row : rows_) {
    const bool is_back = row.status == FindingStatus::fixed || row.status == FindingStatus::ok;
    ++(is_back ? undone.put_back : undone.left);
  }
  return undone;
}

} // namespace ftperm::cli
