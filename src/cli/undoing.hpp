#pragma once

#include "cli/progress.hpp"
#include "ftperm/fix/undo.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ftperm::cli {

/// One undoing: what is to be put back, and what became of it. The journal must outlive it.
class Undoing {
 public:
  explicit Undoing(const fix::Journal& journal)
      : journal_(journal), changes_(fix::reversed(journal)) {}

  /// What is there now; counts the directories that were listed. The error: the run ended early,
  /// or the journal's start is no directory any more.
  std::optional<Error> look(remote::TreeReader& tree, std::size_t& listed);

  /// Puts back what look() has planned.
  std::optional<Error> put_back(remote::TreeChanger& tree, fix::ChangeLog& log,
                                ProgressLine& progress);

  /// What the journal is told about it.
  fix::JournalUndone result() const;

  /// One a change.
  const std::vector<Finding>& rows() const { return rows_; }

 private:
  const fix::Journal& journal_;
  std::vector<fix::Change> changes_;
  std::vector<Finding> rows_;
};

} // namespace ftperm::cli
