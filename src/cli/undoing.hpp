#pragma once

#include "cli/progress.hpp"
#include "ftperm/fix/journal.hpp"
#include "ftperm/fix/undo.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ftperm::cli {

/// One undoing: what is to be put back, and what became of it. The journal must outlive it.
class Undoing {
 public:
  explicit Undoing(const fix::Journal& journal)
      : journal_(journal), changes_(fix::reversed(journal)) {
    for (const auto& [path, away] : journal.away)
      away_.push_back({path, away.name});
  }

  /// What is there now; counts the directories that were listed. The error: the run ended early,
  /// or the journal's start is no directory any more.
  std::optional<Error> look(remote::TreeReader& tree, std::size_t& listed);

  /// Puts back what look() has planned: files that are out of the way first, while the folders on
  /// the way to them are still open.
  std::optional<Error> put_back(remote::TreeChanger& tree, fix::ChangeLog& log,
                                fix::RenameLog& rename_log, ProgressLine& progress);

  /// What the journal is told about it.
  fix::JournalUndone result() const;
  /// Nothing failed, and nothing is unknown.
  bool is_done() const;
  /// Whether something is out of the way yet, or may be.
  bool leaves_away() const;
  /// The modes that are what they were: for the journal of an undoing that is not done.
  std::vector<fix::JournalNow> modes_back() const;

  /// One a change, and one a file that is out of the way.
  const std::vector<Finding>& rows() const { return rows_; }

  /// How many changes there are.
  std::size_t changes() const { return changes_.size(); }

  const std::vector<fix::Rename>& away() const { return away_; }

 private:
  std::optional<Error> look_for_away(remote::TreeReader& tree);
  std::optional<Error> move_back(remote::TreeChanger& tree, fix::RenameLog& log);

  const fix::Journal& journal_;
  std::vector<fix::Change> changes_;
  std::vector<fix::Rename> away_;
  std::vector<Finding> rows_; ///< those of the changes, then those of what is away
};

} // namespace ftperm::cli
