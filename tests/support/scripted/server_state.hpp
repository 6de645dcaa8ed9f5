#pragma once

#include "support/file_tree.hpp"
#include "support/scripted/fault_book.hpp"
#include "support/scripted/wire.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace ftperm::testing {

/// As which server it greets, and which habits of that one it has.
enum class Dress : std::uint8_t { unknown, vsftpd, proftpd, pure_ftpd, pyftpdlib };

struct ServerOptions {
  Dress dress = Dress::unknown;
  bool tls = false;       ///< AUTH TLS is offered and needed, for data as well
  std::string home = "/"; ///< where the login lands
  std::vector<Fault> faults = {};
  std::string greeting = {}; ///< all its lines, instead of the dress's; empty: the dress's
};

/// A change that was asked for.
struct ChangeAsked {
  std::string path; ///< absolute, as asked
  Mode mode{0};
  EntryType type = EntryType::other; ///< of what lies there; a link is not followed
  bool exists = false;
};

/// A change that was made.
struct ChangeMade {
  std::string path; ///< where it really lies, links followed
  Mode before{0};
  Mode after{0};
};

/// A listing that was not the truth, and that no client could tell from it: it is well formed, and
/// the replies around it stand in their places.
struct Lie {
  std::string directory;
  std::string verb;    ///< STAT, LIST or MLSD
  bool is_cut = false; ///< its rows are true, and not all
};

/// What happened on the server, in order.
struct ServerRecord {
  std::vector<std::string> commands; ///< without their line ends
  std::vector<ChangeAsked> asked;
  std::vector<ChangeMade> made;
  std::vector<Lie> lies;
  std::size_t connections = 0;
};

/// What the connections of one server share. The tree and the record only under the mutex.
struct ServerState {
  ServerState(FileTree the_tree, ServerOptions the_options)
      : options(std::move(the_options)), book(options.faults), tree(std::move(the_tree)) {}

  const ServerOptions options;
  unsigned host = 1; ///< it listens on 127.0.0.N
  FaultBook book;
  OpenSockets sockets;
  std::mutex mutex;
  FileTree tree;
  ServerRecord record;
};

} // namespace ftperm::testing
