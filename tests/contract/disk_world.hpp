#pragma once

#include "contract/world.hpp"
#include "ftperm/account/account.hpp"
#include "ftperm/ftp/ftp_tree.hpp"
#include "support/real_server.hpp"
#include "support/scratch_tree.hpp"

#include <filesystem>

namespace ftperm::contract {

/// How a real server is asked.
struct Asking {
  std::string server;
  account::Tls tls = account::Tls::off;
  ftp::ListingWay way = ftp::ListingWay::stat;
};

/// Files on the disk, seen through one of the real servers. The server runs until the test program
/// ends: to start it takes longer than a test.
class DiskWorld final : public World {
 public:
  explicit DiskWorld(const Asking& asking);

  void directory(const std::string& path, unsigned mode) override;
  void file(const std::string& path, unsigned mode, const std::string& content) override;
  void link(const std::string& path, const std::string& target) override;
  void fifo(const std::string& path) override;
  Mode mode_of(const std::string& path) override;
  std::string content_of(const std::string& path) override;
  std::vector<std::string> names_in(const std::string& path) override;
  void set_root_mode(Mode mode) override;

  RemotePath at(std::string_view path) const override;

  /// Opened when it is asked for first: what open() saw of the root is told then.
  remote::TreeChanger& tree() override;

 private:
  struct Served;
  static Served& served(const std::string& server);
  std::unique_ptr<ftp::FtpTree> open();
  std::string on_disk(const std::string& path) const;

  Served& served_;
  Asking asking_;
  std::string folder_; ///< "case-1"
  std::unique_ptr<ftp::FtpTree> tree_;
};

} // namespace ftperm::contract
