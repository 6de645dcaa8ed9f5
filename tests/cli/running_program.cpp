#include "cli/running_program.hpp"

#include <csignal>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>

namespace ftperm::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

UniqueFd writable(const std::string& path) {
  return UniqueFd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
}

} // namespace

RunningProgram::RunningProgram(const HostedAccount& account, const Words& words)
    : err_file_(account.temp().at("err")) {
  const UniqueFd in(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const UniqueFd out = writable(account.temp().at("out"));
  const UniqueFd err = writable(err_file_);
  process_ = std::make_unique<ChildProcess>(account.command_line(words), account.environment(),
                                            in.get(), out.get(), err.get());
}

void RunningProgram::halt_when(const std::string& path_on_disk, mode_t mode) {
  halt_when([&] {
    struct stat info {};

    if (::lstat(path_on_disk.c_str(), &info) != 0) throw std::runtime_error(path_on_disk);
    return (info.st_mode & 07777) == mode;
  });
}

void RunningProgram::halt_when(const std::function<bool()>& is_so) {
  for (bool ended = false; !is_so();) {
    if (ended) throw std::runtime_error("it ended early: " + err());
    // Asked for before the disk: what a program that has ended did is there.
    ended = process_->wait_for(milliseconds(0)).has_value();
  }
  signal(SIGSTOP);
}

void RunningProgram::go_on() const {
  signal(SIGCONT);
}

void RunningProgram::signal(int number) const {
  process_->kill_group(number);
}

int RunningProgram::exit_code() {
  const auto code = process_->wait_for(seconds(120));
  if (!code) throw std::runtime_error("it does not end: " + err());
  return *code;
}

std::string RunningProgram::err() const {
  return content_of(err_file_);
}

} // namespace ftperm::testing
