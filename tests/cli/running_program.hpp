#pragma once

#include "cli/hosted_account.hpp"
#include "support/child_process.hpp"
#include "support/unique_fd.hpp"

#include <functional>
#include <memory>
#include <string>

namespace ftperm::testing {

/// ftperm while it works. Its output goes into files of the account's folder.
class RunningProgram {
 public:
  RunningProgram(const HostedAccount& account, const Words& words);

  /// Waits until this file on the disk has the mode, then halts the program where it is; throws
  /// when it ended before.
  void halt_when(const std::string& path_on_disk, mode_t mode);
  /// The same for anything that can be seen on the disk.
  void halt_when(const std::function<bool()>& is_so);
  void go_on() const;
  void signal(int number) const;

  int exit_code(); ///< waits for the end
  std::string err() const;

 private:
  std::string err_file_;
  std::unique_ptr<ChildProcess> process_;
};

} // namespace ftperm::testing
