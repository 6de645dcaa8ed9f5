#pragma once

#include "cli/hosted_account.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ftperm::testing {

/// An account with many files, all of them wrong: more is to be changed than fits into one window
/// of commands, so that when the first files are changed, most are not.
class LargeAccount : public HostedAccount {
 public:
  static constexpr int folders = 10;
  static constexpr int files_each = 200;
  static constexpr std::size_t entries = 1 + folders * (1 + files_each); ///< the root too

  LargeAccount(const std::string& server, const std::vector<std::string>& variants);

  /// On the disk. A repair changes the folders in the order of their numbers.
  std::string file(int folder, int number) const;

  std::string early_file() const { return file(0, 99); }

  std::size_t wrong_on_disk() const { return wrong_in(files().snapshot()).size(); }
};

} // namespace ftperm::testing
