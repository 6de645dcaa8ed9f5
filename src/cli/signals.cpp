#include "cli/signals.hpp"

#include <csignal>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace ftperm::cli {
namespace {

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

void on_signal(int) {
  stop_requested.store(true, std::memory_order_relaxed);
}

} // namespace

const std::atomic<bool>& catch_signals() {
  struct sigaction action {};

  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    sigaction(signal, &action, nullptr);

  struct sigaction ignore {};

  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
  return stop_requested;
}

void forbid_core_files() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Also where cores go to a program instead of a file.
  prctl(PR_SET_DUMPABLE, 0);
}

} // namespace ftperm::cli
