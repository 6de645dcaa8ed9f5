#pragma once

#include "support/server_script.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace ftperm::testing {

/// One of the real FTP servers, run on loopback by tests/servers/serve.py as long as this lives.
class RealServer {
 public:
  struct Options {
    std::string server; ///< vsftpd, proftpd, pureftpd or pyftpdlib
    std::filesystem::path tree;
    std::vector<std::string> variants = {}; ///< as serve.py names them
    uid_t owner = 33;                       ///< whom the login works as: www-data
  };

  /// Why no real server can run here (no root, not installed), for a test to skip with; else
  /// nothing.
  static std::optional<std::string> why_unavailable();
  static const std::vector<std::string>& all();

  /// Returns when the server greets; throws std::runtime_error with what serve.py said otherwise.
  explicit RealServer(const Options& options);

  std::uint16_t port() const { return port_; }

  /// 0 without the variant implicit-tls.
  std::uint16_t implicit_port() const { return implicit_port_; }

  const std::string& user() const { return user_; }

  const std::string& password() const { return password_; }

  /// PEM file; names "localhost" and 127.0.0.1.
  const std::string& cacert() const { return cacert_; }

  const std::string& log() const { return log_; }

  void stop() { script_.stop(); } ///< kills the server with its sessions

  void start() { script_.start(); } ///< starts it again, on the same port

 private:
  ServerScript script_;
  std::uint16_t port_ = 0;
  std::uint16_t implicit_port_ = 0;
  std::string user_;
  std::string password_;
  std::string cacert_;
  std::string log_;
};

} // namespace ftperm::testing
