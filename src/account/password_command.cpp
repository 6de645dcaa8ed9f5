#include "account/password_command.hpp"

#include "account/bytes.hpp"
#include "account/file_descriptor.hpp"
#include "account/first_line.hpp"

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <sys/wait.h>

namespace ftperm::account {
namespace {

/// Starts the shell with `output` as its standard output; returns an errno value.
int start_shell(const std::string& command, int output, pid_t& child) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);

  // What this program blocks or ignores for its own sake is not the command's business.
  sigset_t none;
  sigset_t defaults;
  ::sigemptyset(&none);
  ::sigemptyset(&defaults);
  ::sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  std::string shell = "sh";
  std::string option = "-c";
  std::string text = command;
  const std::array<char*, 4> arguments{shell.data(), option.data(), text.data(), nullptr};
  const int failure =
      ::posix_spawn(&child, "/bin/sh", &files, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&files);
  return failure;
}

/// Reads on after the first line: a command whose output nobody takes would die of it (SIGPIPE)
/// and look like one that failed. One that never stops writing has to.
void drain(int fd) {
  constexpr std::size_t limit = 1U << 20U;
  std::array<char, 4096> buffer{};
  std::size_t total = 0;
  ssize_t count = 0;
  while (total < limit && (count = read_some(fd, buffer.data(), buffer.size())) > 0)
    total += static_cast<std::size_t>(count);
  ::explicit_bzero(buffer.data(), buffer.size());
}

/// Waits for the end; nothing when the command succeeded.
std::optional<Error> failure_of(pid_t child) {
  int status = 0;
  pid_t ended = 0;
  do
    ended = ::waitpid(child, &status, 0);
  while (ended < 0 && errno == EINTR);
  if (ended < 0)
    return usage_error(std::string("how --password-command ended is not known: ") +
                       std::strerror(errno));
  // A shell tells of a program that Ctrl-C ended in either way.
  if ((WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) ||
      (WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGINT))
    return Error{ErrorKind::interrupted, "--password-command was interrupted"};
  if (WIFSIGNALED(status))
    return usage_error("--password-command was ended by signal " +
                       std::to_string(WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0)
    return usage_error("--password-command failed with exit code " +
                       std::to_string(WEXITSTATUS(status)));
  return std::nullopt;
}

} // namespace

Result<Secret> password_from_command(const std::string& command) {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    return Error{ErrorKind::local_io,
                 std::string("no pipe for --password-command: ") + std::strerror(errno)};
  FileDescriptor output(ends[0]);
  FileDescriptor input(ends[1]);
  pid_t child = -1;
  if (const int reason = start_shell(command, input.get(), child); reason != 0)
    return usage_error(std::string("--password-command cannot be run: ") + std::strerror(reason));
  input.close(); // otherwise the end of the output would never be seen

  auto line = read_first_line(output.get(), "the output of --password-command");
  drain(output.get());
  output.close();
  if (auto error = failure_of(child)) return *std::move(error);
  return line;
}

} // namespace ftperm::account
