#pragma once

#include "ftperm/fix/change.hpp"
#include "ftperm/remote/tree.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace ftperm::fix {

struct Progress {
  std::size_t answered = 0; ///< changes that the server has answered
  std::size_t verified = 0; ///< changes whose directory was listed again
  std::size_t total = 0;
};

using OnProgress = std::function<void(const Progress&)>;

/// Who remembers what is changed: the way back.
class ChangeLog {
 public:
  ChangeLog() = default;
  ChangeLog(const ChangeLog&) = delete;
  ChangeLog& operator=(const ChangeLog&) = delete;
  virtual ~ChangeLog() = default;

  /// These are sent next, and must be remembered when this returns. An error: they are not sent.
  virtual std::optional<Error> about_to_send(std::span<const Change> changes) = 0;
  /// What became of changes told before; an item each.
  virtual void came_out(std::span<const Change> changes, std::span<const Outcome> outcomes) = 0;
};

/// Sends the changes in their order, and lists every directory that holds one of them again once
/// all in it were answered: `outcomes` says what is, not what was answered. `outcomes` has one item
/// a change, filled as far as the run came. The error is that of the log, or of TreeReader::run();
/// even then, what was sent is listed again if that is possible within a few seconds.
std::optional<Error> apply(remote::TreeChanger& tree, const std::vector<Change>& changes,
                           ChangeLog& log, std::vector<Outcome>& outcomes,
                           const OnProgress& on_progress);

/// What an outcome means: fixed, failed or unknown, with its reason in the hoster's terms.
Finding judge(const Change& change, const Outcome& outcome);

} // namespace ftperm::fix
