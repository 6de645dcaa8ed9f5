#include "account/stop_signals.hpp"

#include <cerrno>
#include <sys/select.h>

namespace ftperm::account {
namespace {

volatile std::sig_atomic_t stop_asked = 0;

extern "C" void note_stop(int /*signal*/) {
  stop_asked = 1;
}

} // namespace

StopSignals::StopSignals() {
  stop_asked = 0;
  sigset_t blocked;
  ::sigemptyset(&blocked);
  ::sigaddset(&blocked, SIGTSTP);
  for (const int signal : handled)
    ::sigaddset(&blocked, signal);
  ::pthread_sigmask(SIG_BLOCK, &blocked, &mask_before_);

  mask_while_waiting_ = mask_before_;
  ::sigaddset(&mask_while_waiting_, SIGTSTP);

  struct sigaction action {};

  action.sa_handler = note_stop;
  for (std::size_t i = 0; i < handled.size(); ++i) {
    ::sigdelset(&mask_while_waiting_, handled[i]);
    ::sigaction(handled[i], nullptr, &actions_before_[i]);
    if (actions_before_[i].sa_handler != SIG_IGN) ::sigaction(handled[i], &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (std::size_t i = 0; i < handled.size(); ++i)
    ::sigaction(handled[i], &actions_before_[i], nullptr);
  ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

bool StopSignals::wait_readable(int fd) const {
  while (stop_asked == 0) {
    // Not poll(): some systems cannot poll a terminal.
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(fd, &readable);
    const int ready = ::pselect(fd + 1, &readable, nullptr, nullptr, nullptr, &mask_while_waiting_);
    // Any other failure is for the read that follows to tell.
    if (ready > 0 || (ready < 0 && errno != EINTR)) break;
  }
  return stop_asked == 0;
}

} // namespace ftperm::account
