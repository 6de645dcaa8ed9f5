#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/core/finding.hpp"
#include "ftperm/fix/apply.hpp"
#include "ftperm/fix/journal.hpp"
#include "ftperm/remote/tree.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ftperm::fix {

/// Where the changes of a journal lie, and what is known of the start before they are looked at.
struct UndoScope {
  RemotePath root;
  RemotePath start;
  std::optional<Entry>
      start_entry; ///< what its parent's listing tells; the caller followed no link
};

/// Looks at everything that is to be put back (`changes` as reversed() gives them), from the start
/// down and never through a link. One finding a change, in their order: `wrong` and planned where
/// it still has the mode that the run gave it, `ok` where it has its earlier one, `skipped` where
/// somebody else changed, replaced or removed it, `unknown` where the server does not tell.
/// `listed` counts the directories that were listed. The error is that of TreeReader::run().
std::optional<Error> look_before_undo(remote::TreeReader& tree, const std::vector<Change>& changes,
                                      const UndoScope& scope, std::vector<Finding>& findings,
                                      std::size_t& listed);

/// apply(), in an order that keeps the way to everything open: what a directory holds before the
/// directory itself, where that is closed again.
std::optional<Error> put_back(remote::TreeChanger& tree, const std::vector<Change>& changes,
                              ChangeLog& log, std::vector<Outcome>& outcomes,
                              const OnProgress& on_progress);

} // namespace ftperm::fix
