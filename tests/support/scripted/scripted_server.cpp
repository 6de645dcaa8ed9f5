#include "support/scripted/scripted_server.hpp"

#include "support/scripted/conversation.hpp"
#include "support/scripted/loopback.hpp"

#include <atomic>
#include <csignal>
#include <stdexcept>
#include <utility>

#include <sys/socket.h>

namespace ftperm::testing {
namespace {

unsigned next_host() {
  static std::atomic<unsigned> servers{0};
  return servers++ % most_hosts + 1;
}

} // namespace

ScriptedServer::ScriptedServer(FileTree tree, ServerOptions options)
    : state_(std::make_unique<ServerState>(std::move(tree), std::move(options))),
      listener_(listen_on_loopback(state_->host = next_host(), port_)) {
  std::signal(SIGPIPE, SIG_IGN);
  if (!listener_) throw std::runtime_error("no port on loopback");
  (void)state_->sockets.add(listener_.get());
  acceptor_ = std::thread([this] { accept_all(); });
}

ScriptedServer::~ScriptedServer() {
  state_->sockets.stop();
  acceptor_.join();
  for (std::thread& conversation : conversations_)
    conversation.join();
}

void ScriptedServer::accept_all() {
  for (;;) {
    UniqueFd fd(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!fd) return;
    conversations_.emplace_back(
        [this, taken = std::move(fd)]() mutable { Conversation(*state_, std::move(taken)).run(); });
  }
}

account::Account ScriptedServer::account() const {
  account::Account account;
  account.host = loopback_address(state_->host);
  account.port = port_;
  account.user = "me";
  account.password = account::Secret(std::string("secret"));
  account.tls = state_->options.tls ? account::Tls::explicit_tls : account::Tls::off;
  if (state_->options.tls) account.ca_file = Certificate::trusted().file();
  return account;
}

std::string ScriptedServer::url() const {
  return "ftp://me@" + loopback_address(state_->host) + ":" + std::to_string(port_);
}

void ScriptedServer::with_tree(const std::function<void(FileTree&)>& use) {
  const std::lock_guard lock(state_->mutex);
  use(state_->tree);
}

TreeSnapshot ScriptedServer::snapshot() {
  const std::lock_guard lock(state_->mutex);
  return snapshot_of(state_->tree);
}

ServerRecord ScriptedServer::take_record() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->record, {});
}

ServerRecord ScriptedServer::record() {
  const std::lock_guard lock(state_->mutex);
  return state_->record;
}

} // namespace ftperm::testing
