#pragma once

#include "ftperm/ftp/ftp_tree.hpp"
#include "support/scripted/scripted_server.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::testing {

/// A folder /www with .htaccess ("Deny\r\n") and index.php, on a server with these faults, and the
/// seam to it. Each request must be completed exactly once.
class FaultyTree {
 public:
  struct Wishes {
    Dress dress = Dress::vsftpd;
    bool tls = false;
    bool pipeline = true;
    ftp::ListingWay way = ftp::ListingWay::stat;
    std::vector<Fault> faults = {};
    std::chrono::milliseconds timeout{2000};
  };

  explicit FaultyTree(const Wishes& wishes);

  ftp::FtpTree& tree() { return *tree_; }

  ScriptedServer& server() { return server_; }

  // One request each, run to its end. What run() said is thrown when it is not the request's error.
  std::optional<Error> rename(const std::string& from, const std::string& to);
  Result<std::string> read(const std::string& file, std::size_t largest = 1'000'000);
  std::vector<std::string> list(const std::string& directory);

  /// What is so.
  std::vector<std::string> names_in(const std::string& directory);
  /// How often the server was sent this line.
  std::size_t sent(const std::string& line);
  std::size_t sent_with(const std::string& verb);

  std::atomic<bool> stop{false}; ///< as a signal sets it

 private:
  ScriptedServer server_;
  std::unique_ptr<ftp::FtpTree> tree_;
};

} // namespace ftperm::testing
