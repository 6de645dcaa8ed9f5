#include "support/run_program.hpp"

#include "support/unique_fd.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <system_error>

namespace ftperm::testing {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Pipe {
  UniqueFd read_end;
  UniqueFd write_end;

  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
    read_end = UniqueFd(ends[0]);
    write_end = UniqueFd(ends[1]);
  }
};

/// A file, not a pipe: a program that never reads its input cannot block us.
UniqueFd file_of(std::string_view input) {
  UniqueFd file(::memfd_create("stdin", MFD_CLOEXEC));
  if (!file) fail("memfd_create");
  while (!input.empty()) {
    const ssize_t count = ::write(file.get(), input.data(), input.size());
    if (count < 0) fail("write");
    input.remove_prefix(static_cast<std::size_t>(count));
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

void read_some(UniqueFd& from, std::string& to) {
  std::array<char, 16384> buffer;
  const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
  if (count > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    from.reset();
  }
}

} // namespace

ProgramResult run_program(const std::vector<std::string>& argv, const Environment& environment,
                          std::string_view input, std::chrono::milliseconds limit) {
  using std::chrono::milliseconds;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  const auto left = [&] {
    const auto rest = deadline - std::chrono::steady_clock::now();
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(rest));
  };

  const UniqueFd in = file_of(input);
  Pipe out;
  Pipe err;
  ChildProcess child(argv, environment, in.get(), out.write_end.get(), err.write_end.get());
  out.write_end.reset();
  err.write_end.reset();

  ProgramResult result;
  while ((out.read_end || err.read_end) && left() > milliseconds(0)) {
    // poll passes over the negative number of an end that is closed already.
    std::array<pollfd, 2> waits{{{out.read_end.get(), POLLIN, 0}, {err.read_end.get(), POLLIN, 0}}};
    if (::poll(waits.data(), waits.size(), static_cast<int>(left().count())) <= 0) continue;
    if (waits[0].revents != 0) read_some(out.read_end, result.out);
    if (waits[1].revents != 0) read_some(err.read_end, result.err);
  }
  std::optional<int> code = child.wait_for(left());
  if (!code) {
    result.timed_out = true;
    child.kill_group(SIGKILL);
    code = child.wait_for(std::chrono::seconds(10));
  }
  result.exit_code = code.value_or(-1);
  return result;
}

} // namespace ftperm::testing
