#pragma once

#include "cli/hosted_account.hpp"
#include "support/exact_snapshot.hpp"
#include "support/real_site.hpp"
#include "support/web_page.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace ftperm::testing {

/// A hosting account with a website that works (tests/servers/webroot.py): the same files served by
/// a real FTP server, as their owner, and by a real Apache, as somebody else. Paths are the
/// account's: "/www/.htaccess"; pages are the website's: "/blog/".
class HostedSite {
 public:
  struct Options {
    std::string server = "vsftpd";
    std::vector<std::string> variants = {};      ///< of the FTP server
    std::vector<std::string> site_variants = {}; ///< of apache.py
    std::string login_folder = "/"; ///< where the login is fenced in; "/" is the account's root
    Tls tls = Tls::on;
  };

  HostedSite() : HostedSite(Options()) {}

  explicit HostedSite(const Options& options);

  /// The FTP login: runs the program, and knows its journals.
  HostedAccount& account() { return account_; }

  const HostedAccount& account() const { return account_; }

  /// Apache.
  RealSite& web() { return web_; }

  const RealSite& web() const { return web_; }

  WebPage page(std::string_view path) const { return load_page(web_.url(path)); }

  int status(std::string_view path) const { return page(path).status; }

  /// On the disk.
  std::filesystem::path at(std::string_view path) const;

  std::string content(std::string_view path) const { return content_of(at(path).string()); }

  /// The owner's file from now on, whether it was there or not.
  void put(std::string_view path, std::string_view text, mode_t mode = 0604) const;
  void set_mode(std::string_view path, mode_t mode) const;
  mode_t mode(std::string_view path) const;

  /// Of the whole account, for "as before, byte for byte".
  ExactSnapshot snapshot() const { return exact_snapshot_of(web_.tree()); }

 private:
  RealSite web_;
  HostedAccount account_;
};

/// A script for a page in www/ that answers 500 every third time; it counts in the account's tmp/.
extern const std::string_view fails_every_third_time;

} // namespace ftperm::testing
