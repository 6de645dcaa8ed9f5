#include "account/terminal_prompt.hpp"

#include "account/bytes.hpp"
#include "account/file_descriptor.hpp"
#include "account/stop_signals.hpp"

#include <fcntl.h>
#include <sys/select.h>
#include <termios.h>

namespace ftperm::account {
namespace {

/// Switches the echo off for its lifetime.
class Silence {
 public:
  explicit Silence(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL);
    silent.c_lflag |= static_cast<tcflag_t>(ICANON | ISIG);
    // What was typed before the question came is not an answer to it.
    active_ = ::tcsetattr(terminal, TCSAFLUSH, &silent) == 0;
  }

  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

  ~Silence() {
    if (active_) ::tcsetattr(terminal_, TCSADRAIN, &before_);
  }

  bool active() const { return active_; }

 private:
  int terminal_;
  termios before_{};
  bool active_ = false;
};

void say(int terminal, const std::string& text) {
  // Where the terminal is gone, the read will tell.
  [[maybe_unused]] const ssize_t written = ::write(terminal, text.data(), text.size());
}

/// Reads up to Enter. False when there is none: end of input (Ctrl-D), signal, lost terminal.
bool read_line(int terminal, const StopSignals& signals, std::string& line) {
  char byte = 0;
  while (signals.wait_readable(terminal) && read_some(terminal, &byte, 1) == 1) {
    if (byte == '\n') return true;
    line += byte;
  }
  return false;
}

} // namespace

std::optional<Result<Secret>> ask_on_terminal(const std::string& question) {
  const FileDescriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
  if (terminal.get() < 0 || terminal.get() >= FD_SETSIZE) return std::nullopt;
  const StopSignals signals; // before the silence, so that no signal leaves the terminal silent
  const Silence silence(terminal.get());
  if (!silence.active()) return std::nullopt;

  say(terminal.get(), question);
  std::string line;
  line.reserve(4096); // a terminal's longest line; growing would leave copies in freed memory
  const bool answered = read_line(terminal.get(), signals, line);
  Secret password(std::move(line));
  say(terminal.get(), "\n"); // Enter was not echoed either
  if (answered && !password.empty()) return password;
  if (answered) return usage_error("no password was typed");
  return Error{ErrorKind::interrupted, "interrupted at the question for the password"};
}

} // namespace ftperm::account
