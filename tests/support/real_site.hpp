#pragma once

#include "support/server_script.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace ftperm::testing {

/// A small website that works (tests/servers/webroot.py), served by a real Apache with suEXEC
/// (tests/servers/apache.py) as long as this lives.
class RealSite {
 public:
  /// Returns when Apache answers; throws std::runtime_error with what apache.py said otherwise.
  explicit RealSite(const std::vector<std::string>& variants = {});

  std::string url(std::string_view path) const;
  std::string https_url(std::string_view path) const;

  /// PEM file of the authority that HTTPS is to be checked with; no one else knows it.
  const std::string& cacert() const { return cacert_; }

  /// The account: its .htaccess counts too, the website is its www/.
  const std::filesystem::path& tree() const { return tree_; }

  /// Uid and gid of all its files, as whom scripts run; Apache itself is www-data.
  uid_t owner() const { return owner_; }

  const std::string& error_log() const { return error_log_; }

  void stop() { script_.stop(); } ///< from now on connections are refused

  void start() { script_.start(); } ///< on the same ports

 private:
  ServerScript script_;
  std::uint16_t port_ = 0;
  std::uint16_t https_port_ = 0;
  std::string cacert_;
  std::filesystem::path tree_;
  uid_t owner_ = 0;
  std::string error_log_;
};

} // namespace ftperm::testing
