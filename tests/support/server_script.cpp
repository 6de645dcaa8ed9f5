#include "support/server_script.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace ftperm::testing {
namespace {

std::pair<UniqueFd, UniqueFd> socket_pair() {
  std::array<int, 2> ends{};
  // Sockets, for a write to one whose reader is gone can be had without SIGPIPE.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

} // namespace

ServerScript::ServerScript(const std::string& name, const std::vector<std::string>& words)
    : name_(name) {
  std::vector<std::string> argv{"/usr/bin/python3", FTPERM_SOURCE_DIR "/tests/servers/" + name};
  argv.insert(argv.end(), words.begin(), words.end());
  auto [ours, theirs] = socket_pair();
  auto [our_err, their_err] = socket_pair();
  process_ = std::make_unique<ChildProcess>(argv, Environment{}, theirs.get(), theirs.get(),
                                            their_err.get());
  talk_ = std::move(ours);
  err_ = std::move(our_err);
  theirs.reset();
  their_err.reset();
  greeting_ = read_line();
}

ServerScript::~ServerScript() {
  talk_.reset(); // the end of its input is the signal to clean up and leave
  // Should it hang: the script's worker cleans up after a SIGKILL of the script itself.
  process_->wait_for(std::chrono::seconds(20));
}

void ServerScript::stop() {
  ask("stop\n", "stopped");
}

void ServerScript::start() {
  ask("start\n", "started");
}

void ServerScript::ask(std::string_view command, std::string_view answer) {
  const ssize_t sent = ::send(talk_.get(), command.data(), command.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(command.size()) || read_line() != answer) {
    throw std::runtime_error(name_ + " did not answer '" + std::string(answer) +
                             "': " + complaint());
  }
}

std::string ServerScript::read_line() {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (true) {
    const auto end = pending_.find('\n');
    if (end != std::string::npos) {
      std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return line;
    }
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error(name_ + " hangs");
    pollfd wait{talk_.get(), POLLIN, 0};
    if (::poll(&wait, 1, 200) <= 0) continue;
    std::array<char, 4096> buffer;
    const ssize_t count = ::read(talk_.get(), buffer.data(), buffer.size());
    if (count <= 0) throw std::runtime_error(complaint());
    pending_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::string ServerScript::complaint() {
  // It has left, or is about to: what it wrote is there, and the end of it follows.
  process_->wait_for(std::chrono::seconds(5));
  std::string text;
  std::array<char, 4096> buffer;
  while (true) {
    const ssize_t count = ::recv(err_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text.empty() ? name_ + " ended without a word" : text;
}

} // namespace ftperm::testing
