#pragma once

#include "ftp/byte_stream.hpp"
#include "ftp/trace.hpp"
#include "ftperm/account/account.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <poll.h>

using SSL = struct ssl_st;

namespace ftperm::ftp {

/// A control connection that libcurl logs in (CURLOPT_CONNECT_ONLY): TCP, TLS, certificate, USER,
/// PASS, PBSZ, PROT. After the login it is a stream of bytes.
class ControlConnection final : public ByteStream {
 public:
  /// The account must outlive the connection. Nothing is sent before the first log_in().
  ControlConnection(const account::Account& account, std::chrono::milliseconds timeout,
                    Trace trace);
  ~ControlConnection() override;

  /// Goes on with the login as far as possible without waiting (but for the TLS handshake, in
  /// which libcurl waits). True: logged in.
  Result<bool> log_in();
  /// What to wait for while log_in() says false, and at most how long.
  std::vector<pollfd> login_events(std::chrono::milliseconds& wait) const;

  Result<std::size_t> send(std::string_view bytes) override;
  Result<std::size_t> receive(std::span<char> buffer) override;

  int socket() const;
  const std::string& greeting() const; ///< all replies up to the login, joined
  std::string entry_path() const;      ///< where the login landed (PWD), raw bytes; may be empty
  std::string peer_address() const;    ///< numeric, of the server
  const account::Account& account() const;
  /// The connection's own TLS, for its data connections: they resume its session, and trust what
  /// it trusts. Null without TLS, and before the first receive().
  SSL* tls() const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

} // namespace ftperm::ftp
