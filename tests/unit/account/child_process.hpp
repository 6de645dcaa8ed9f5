#pragma once

#include <chrono>
#include <csignal>
#include <functional>
#include <poll.h>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace ftperm::account {

/// Reads until the text holds `expected` (an empty one: to the end). False after 20 seconds.
inline bool read_until(int fd, const std::string& expected, std::string& text) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (expected.empty() || text.find(expected) == std::string::npos) {
    pollfd waiting{fd, POLLIN, 0};
    char buffer[256];
    if (std::chrono::steady_clock::now() > limit) return false;
    if (::poll(&waiting, 1, 1000) <= 0) continue;
    const ssize_t count = ::read(fd, buffer, sizeof buffer);
    if (count <= 0) return expected.empty(); // a terminal without other end fails with EIO
    text.append(buffer, static_cast<std::size_t>(count));
  }
  return true;
}

/// In the child: signals as a shell would hand them over, then the body's text into the pipe.
[[noreturn]] inline void report_and_exit(int pipe_end, const std::function<std::string()>& body) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
    ::signal(signal, SIG_DFL);
  ::alarm(30); // whatever goes wrong, no child stays behind
  const std::string report = body();
  const bool written = ::write(pipe_end, report.data(), report.size()) >= 0;
  ::_exit(written ? 0 : 1);
}

/// What the body returns when it runs in a process without a terminal.
inline std::string without_terminal(const std::function<std::string()>& body) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    ::setsid();
    report_and_exit(ends[1], body);
  }
  ::close(ends[1]);
  std::string report;
  if (!read_until(ends[0], "", report)) report = "timeout";
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return report;
}

struct TerminalRun {
  std::string report; ///< what the body returned
  std::string screen; ///< what the terminal showed
};

/// Runs the body on a terminal of its own; `act` is called when the screen shows `prompt`.
inline TerminalRun on_terminal(const std::function<std::string()>& body, const std::string& prompt,
                               const std::function<void(int terminal, pid_t child)>& act) {
  TerminalRun run;
  int ends[2];
  int terminal = -1;
  if (::pipe(ends) != 0) return {"no pipe", ""};
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) report_and_exit(ends[1], body);
  ::close(ends[1]);
  if (child > 0 && read_until(terminal, prompt, run.screen)) act(terminal, child);
  if (child < 0 || !read_until(ends[0], "", run.report)) run.report = "timeout";
  if (child > 0) ::waitpid(child, nullptr, 0);
  read_until(terminal, "", run.screen);
  ::close(ends[0]);
  ::close(terminal);
  return run;
}

} // namespace ftperm::account
