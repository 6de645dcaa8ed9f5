#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace ftperm::testing {

using Environment = std::map<std::string, std::string>; ///< set on top of our own

/// A program in a process group of its own; whoever is still in it at destruction is killed.
class ChildProcess {
 public:
  /// The three become the program's standard input, output and error; the caller keeps its own.
  ChildProcess(const std::vector<std::string>& argv, const Environment& environment, int in,
               int out, int err);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  pid_t pid() const { return pid_; }

  /// The exit status, or 128 + the signal that ended it; nothing when it still runs by then.
  std::optional<int> wait_for(std::chrono::milliseconds limit);
  void kill_group(int signal) const;

 private:
  pid_t pid_ = -1;
  std::optional<int> status_;
};

} // namespace ftperm::testing
