#include "support/real_server.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <utility>

namespace ftperm::testing {
namespace {

const std::filesystem::path source_dir = FTPERM_SOURCE_DIR;

std::pair<UniqueFd, UniqueFd> socket_pair() {
  std::array<int, 2> ends{};
  // Sockets, for a write to one whose reader is gone can be had without SIGPIPE.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

} // namespace

std::optional<std::string> RealServer::why_unavailable() {
  if (::geteuid() != 0) return "the real servers need root";
  const char* set = std::getenv("FTPERM_SERVERS");
  const std::string prefix = set != nullptr ? set : (source_dir / "build" / "servers").string();
  if (!std::filesystem::exists(prefix + ".stamp")) return "run tests/servers/install first";
  return std::nullopt;
}

const std::vector<std::string>& RealServer::all() {
  static const std::vector<std::string> names{"vsftpd", "proftpd", "pureftpd", "pyftpdlib"};
  return names;
}

RealServer::RealServer(const Options& options) {
  std::vector<std::string> argv{
      "/usr/bin/python3", (source_dir / "tests/servers/serve.py").string(),
      "--server",         options.server,
      "--tree",           options.tree.string()};
  for (const std::string& variant : options.variants) {
    argv.insert(argv.end(), {"--variant", variant});
  }
  auto [ours, theirs] = socket_pair();
  auto [our_err, their_err] = socket_pair();
  process_ = std::make_unique<ChildProcess>(argv, Environment{}, theirs.get(), theirs.get(),
                                            their_err.get());
  talk_ = std::move(ours);
  err_ = std::move(our_err);
  theirs.reset();
  their_err.reset();

  const auto answer = nlohmann::json::parse(read_line());
  port_ = answer.at("port").get<std::uint16_t>();
  implicit_port_ = answer.value("implicit_port", std::uint16_t{0});
  user_ = answer.at("user").get<std::string>();
  password_ = answer.at("password").get<std::string>();
  cacert_ = answer.at("cacert").get<std::string>();
  log_ = answer.at("log").get<std::string>();
}

RealServer::~RealServer() {
  talk_.reset(); // the end of its input is the signal to clean up and leave
  // Should it hang: serve.py's worker cleans up after a SIGKILL of serve.py itself.
  process_->wait_for(std::chrono::seconds(20));
}

void RealServer::stop() {
  ask("stop\n", "stopped");
}

void RealServer::start() {
  ask("start\n", "started");
}

void RealServer::ask(std::string_view command, std::string_view answer) {
  const ssize_t sent = ::send(talk_.get(), command.data(), command.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(command.size()) || read_line() != answer) {
    throw std::runtime_error("serve.py did not answer '" + std::string(answer) +
                             "': " + complaint());
  }
}

std::string RealServer::read_line() {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (true) {
    const auto end = pending_.find('\n');
    if (end != std::string::npos) {
      std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return line;
    }
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("serve.py hangs");
    pollfd wait{talk_.get(), POLLIN, 0};
    if (::poll(&wait, 1, 200) <= 0) continue;
    std::array<char, 4096> buffer;
    const ssize_t count = ::read(talk_.get(), buffer.data(), buffer.size());
    if (count <= 0) throw std::runtime_error(complaint());
    pending_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::string RealServer::complaint() {
  // It has left, or is about to: what it wrote is there, and the end of it follows.
  process_->wait_for(std::chrono::seconds(5));
  std::string text;
  std::array<char, 4096> buffer;
  while (true) {
    const ssize_t count = ::recv(err_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text.empty() ? "serve.py ended without a word" : text;
}

} // namespace ftperm::testing
