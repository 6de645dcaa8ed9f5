#pragma once

#include "ftperm/core/finding.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace ftperm::fix {

/// Knows changes that may do harm although the rules want them, and says so in plain words. It
/// stops nothing.
class Guard {
 public:
  /// `owners`: how many entries each owner has, as the listings tell. The account's own is the one
  /// that has the login's name, else the one that has the most.
  Guard(const std::map<std::string, std::size_t>& owners, const std::string& login);

  /// A sentence about a change that is planned, and counts it; empty where there is nothing to say.
  std::string caution(const Finding& planned);

  /// What was counted, a sentence each.
  std::vector<std::string> summary() const;

 private:
  std::string ours_; ///< empty: the server tells no owners
  std::size_t foreign_ = 0;
  std::size_t special_ = 0;
  std::size_t scripts_ = 0;
};

} // namespace ftperm::fix
