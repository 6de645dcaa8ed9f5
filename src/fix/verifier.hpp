#pragma once

#include "ftperm/fix/apply.hpp"

#include <functional>
#include <map>
#include <vector>

namespace ftperm::fix {

/// Lists the directories that hold changes again and writes what is into the outcomes. A directory
/// is listed as soon as the last change in it was answered, while others go on.
class Verifier {
 public:
  /// All must outlive the verifier. `on_verified` is told how many changes were looked at.
  Verifier(remote::TreeReader& tree, const std::vector<Change>& changes,
           std::vector<Outcome>& outcomes, std::function<void(std::size_t)> on_verified);

  /// The server has answered this change.
  void answered(std::size_t index);

  /// Every directory not listed since; with `only_sent`, for the sake of changes that were sent.
  void verify_rest(bool only_sent);

 private:
  struct Directory {
    std::vector<std::size_t> changes;
    std::size_t unanswered = 0;
    bool asked = false; ///< it is being listed, or was
  };

  using Directories = std::map<RemotePath, Directory>;

  void verify(Directories::value_type& item);
  void verify_itself(std::size_t index);
  void compare(const std::vector<std::size_t>& indexes, const Result<remote::Listing>& listing);

  remote::TreeReader& tree_;
  const std::vector<Change>& changes_;
  std::vector<Outcome>& outcomes_;
  std::function<void(std::size_t)> on_verified_;
  Directories directories_;
  std::vector<Directories::value_type*> directory_of_; ///< by change; nullptr for the root
};

} // namespace ftperm::fix
