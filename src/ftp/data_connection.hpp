#pragma once

#include "ftp/control_connection.hpp"

#include <memory>
#include <optional>
#include <string>

#include <poll.h>

namespace ftperm::ftp {

/// The receiving end of one passive data connection, TLS included when the control connection has
/// it. Never blocks.
class DataConnection {
 public:
  /// Begins to connect to the port at the control connection's own server, never elsewhere. More
  /// bytes than `largest` are an error, the only one of kind `protocol`.
  DataConnection(const ControlConnection& control, std::uint16_t port, std::size_t largest);
  ~DataConnection();
  DataConnection(const DataConnection&) = delete;
  DataConnection& operator=(const DataConnection&) = delete;

  /// TLS begins only when this was called: some servers drop a handshake that comes before their
  /// preliminary reply.
  void allow_handshake() { may_shake_hands_ = true; }

  /// Goes on as far as possible without waiting.
  std::optional<Error> step();

  bool connected() const { return stage_ != Stage::connecting; }

  bool at_end() const { return stage_ == Stage::ended; }

  /// Whether step() would do nothing until the handshake is allowed.
  bool held() const { return stage_ == Stage::before_tls && !may_shake_hands_; }

  pollfd wait_for() const;

  std::string take_bytes() { return std::move(bytes_); }

 private:
  enum class Stage : std::uint8_t { connecting, before_tls, shaking_hands, reading, ended };
  struct Tls;

  std::optional<Error> go_on();
  void hang_up();
  std::optional<Error> open(const std::string& address, std::uint16_t port);
  std::optional<Error> finish_connect();
  std::optional<Error> begin_tls();
  std::optional<Error> shake_hands();
  std::optional<Error> read();
  Result<std::size_t> read_some(std::span<char> buffer);

  const ControlConnection& control_;
  std::size_t largest_;
  std::size_t received_ = 0; ///< bytes, those that were taken included
  std::unique_ptr<Tls> tls_;
  std::optional<Error> failed_;
  std::string bytes_;
  int socket_ = -1;
  short events_ = POLLOUT;
  Stage stage_ = Stage::connecting;
  bool may_shake_hands_ = false;
};

} // namespace ftperm::ftp
