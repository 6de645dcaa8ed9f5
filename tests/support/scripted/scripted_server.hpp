#pragma once

#include "ftperm/account/account.hpp"
#include "support/scripted/server_state.hpp"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <thread>

namespace ftperm::testing {

/// An FTP server of our own on a loopback port, in threads of this process, that serves a tree in
/// memory: a real one to whoever connects, and as wrong as its faults say. The login is "me" with
/// the password "secret"; files of the owner "web" are its own.
///
/// It works from its making to its end, which ends its threads. All members are for any thread.
/// SIGPIPE is ignored in a process that makes one, since OpenSSL writes without asking.
class ScriptedServer {
 public:
  explicit ScriptedServer(FileTree tree, ServerOptions options = {});
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;
  ~ScriptedServer();

  /// "ftp://me@127.0.0.1:40000".
  std::string url() const;

  /// All that a client needs to log in.
  account::Account account() const;

  /// Looks at the tree, or changes it, while no command does.
  void with_tree(const std::function<void(FileTree&)>& use);
  TreeSnapshot snapshot();
  ServerRecord record();
  ServerRecord take_record(); ///< and begins a new one

  /// How often a fault of the kind has happened.
  std::size_t happened(Does does) const { return state_->book.happened(does); }

 private:
  void accept_all();

  std::unique_ptr<ServerState> state_;
  std::uint16_t port_ = 0; // before the listener, which sets it
  UniqueFd listener_;
  std::list<std::thread> conversations_; ///< of accept_all(), until it has ended
  std::thread acceptor_;
};

} // namespace ftperm::testing
