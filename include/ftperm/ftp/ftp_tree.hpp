#pragma once

#include "ftperm/account/account.hpp"
#include "ftperm/remote/tree.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include <spdlog/logger.h>

namespace ftperm::ftp {

/// How a directory's contents are asked for.
enum class ListingWay : std::uint8_t {
  stat, ///< STAT on the control connection: pipelined (RFC 959 4.1.3)
  mlsd, ///< MLSD over a data connection (RFC 3659 7)
  list, ///< LIST -a over a data connection (RFC 959 4.1.3)
};

struct FtpOptions {
  unsigned connections = 4;                  ///< control connections at the same time, at most
  std::chrono::milliseconds timeout{60'000}; ///< a server silent for so long is taken for lost
  std::optional<ListingWay> way;             ///< nothing: the fastest that earns its trust
  bool pipeline = true;                      ///< false: one command at a time
  unsigned max_rate = 0; ///< commands a second after the login, on all connections; 0: no limit
  std::shared_ptr<spdlog::logger> log;     ///< must be set; trace level shows the protocol
  const std::atomic<bool>* stop = nullptr; ///< set by a signal: run() ends with `interrupted`
  /// Before connecting again after a second connection that brought nothing; doubles from then on.
  std::chrono::milliseconds first_pause{1000};
  /// Bytes; what is longer is an error. An entry takes about 80, and no directory has millions.
  std::size_t largest_listing = std::size_t{256} * 1024 * 1024;
};

/// An account's tree, over FTP or FTPS. Reconnects by itself; one thread.
class FtpTree final : public remote::TreeChanger {
 public:
  /// Connects, logs in and learns how this server is best asked. Blocks. What it saw of the root
  /// answers the first question about the root.
  static Result<std::unique_ptr<FtpTree>> open(account::Account account, FtpOptions options);
  ~FtpTree() override;

  void list(const RemotePath& directory, std::optional<Mode> known_mode, remote::Care care,
            ListDone done) override;
  void list_when_free(Choose choose, ListDone done) override;
  void own_mode(const RemotePath& directory, ModeDone done) override;
  void read_file(const RemotePath& file, std::size_t largest, ReadDone done) override;
  void change_mode(const RemotePath& path, Mode mode, ChangeDone done) override;
  void rename(const RemotePath& from, const RemotePath& to, ChangeDone done) override;
  std::optional<Error> run() override;
  void extend(std::chrono::milliseconds time) override;

  /// Where the login landed: the account's root. Usually "/".
  const RemotePath& root() const;
  /// The server program, and how it is asked: "Pure-FTPd, listings by STAT".
  std::string description() const;

 private:
  class Engine;
  struct Start;
  FtpTree(std::unique_ptr<Engine> engine, std::unique_ptr<Start> start);
  std::shared_ptr<std::optional<Result<remote::Listing>>> ask_early();
  Result<remote::Listing> list_now(const RemotePath& directory, ListingWay way);
  void tell_first_look(ListDone done);
  void compare_with_stat(const RemotePath& directory, const remote::Listing& by_list);
  void compare_root();
  void list_both_ways(const RemotePath& directory, ListDone done);
  std::optional<Error> settle_doubt();

  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Start> start_;
};

} // namespace ftperm::ftp
