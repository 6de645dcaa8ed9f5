#pragma once

#include "ftperm/fix/change.hpp"
#include "ftperm/remote/tree.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace ftperm::fix {

struct Progress {
  std::size_t answered = 0; ///< changes that the server has answered
  std::size_t verified = 0; ///< changes whose directory was listed again
  std::size_t total = 0;
};

using OnProgress = std::function<void(const Progress&)>;

/// Sends the changes, in their order, and then lists every directory that holds one of them again:
/// `outcomes` says what is, not what was answered. `outcomes` has one item a change, filled as far
/// as the run came. The error is that of TreeReader::run().
std::optional<Error> apply(remote::TreeChanger& tree, const std::vector<Change>& changes,
                           std::vector<Outcome>& outcomes, const OnProgress& on_progress);

/// What an outcome means: fixed, failed or unknown, with its reason in the hoster's terms.
Finding judge(const Change& change, const Outcome& outcome);

} // namespace ftperm::fix
