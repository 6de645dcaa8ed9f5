#pragma once

#include <array>
#include <csignal>
#include <cstddef>

namespace ftperm::account {

/// For its lifetime the signals that ask to stop only set a flag, and they come only while
/// wait_readable() waits: so none is lost between a look at the flag and a read that blocks.
/// Ctrl-Z waits until the end. Signals that were ignored before stay ignored.
///
/// The dispositions of signals belong to the process: one object at a time.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();

  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Waits for input; false when a signal asked to stop.
  bool wait_readable(int fd) const;

 private:
  static constexpr std::array<int, 4> handled{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

  std::array<struct sigaction, handled.size()> actions_before_{};
  sigset_t mask_before_{};
  sigset_t mask_while_waiting_{};
};

} // namespace ftperm::account
