#pragma once

#include "support/unique_fd.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string_view>

#include <openssl/ssl.h>

namespace ftperm::testing {

/// The sockets of a server, so that whoever stops it can wake the threads that wait at them.
class OpenSockets {
 public:
  /// False: the server was stopped, and the socket is of no use.
  bool add(int fd);
  void remove(int fd);
  void stop();

 private:
  std::mutex mutex_;
  std::set<int> fds_;
  bool stopped_ = false;
};

/// One connection's bytes, with or without TLS. Reads and writes block until the other end, or the
/// stop of the server, ends them. One thread; the sockets must outlive it.
class Wire {
 public:
  Wire(UniqueFd fd, OpenSockets& sockets);
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire();

  bool start_tls(SSL_CTX* context);

  bool is_tls() const { return ssl_ != nullptr; }

  /// Whether TLS went on where another connection's had begun.
  bool resumed() const { return ssl_ != nullptr && SSL_session_reused(ssl_.get()) == 1; }

  /// 0: the end.
  std::size_t read(std::span<char> buffer);
  bool write(std::string_view bytes);
  /// Whether something can be read by then.
  bool readable_within(std::chrono::milliseconds limit) const;

  void say_goodbye(); ///< close_notify, where there is TLS
  void cut();         ///< the end, without a word
  void reset();       ///< the end, and what was under way is lost

 private:
  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };

  UniqueFd fd_;
  OpenSockets& sockets_;
  std::unique_ptr<SSL, Free> ssl_;
};

} // namespace ftperm::testing
