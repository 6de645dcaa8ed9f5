#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace ftperm {

enum class ErrorKind : std::uint8_t {
  usage,       ///< what the user typed, or a file the user named, cannot be used
  local_io,    ///< a file on this machine could not be read or written
  connect,     ///< no connection: name, route, refused, timed out
  tls,         ///< no TLS, or a certificate that is not trusted
  login,       ///< user or password refused
  too_many,    ///< the server limits connections or logins for now
  lost,        ///< the connection ended
  out_of_step, ///< replies do not come, or fit no command: asking more slowly may help
  refused,     ///< the server understood and said no
  missing,     ///< no such file or directory
  unreadable,  ///< exists, but cannot be listed or read
  protocol,    ///< the server said what no FTP server should
  unsupported, ///< the server does not know the command, or the path cannot be sent
  unanswered,  ///< sent, and the connection ended before the answer: it may have been done
  interrupted, ///< the user asked to stop
};

/// Why something that can fail did fail. A value, not an exception: networks fail as a rule.
struct Error {
  ErrorKind kind = ErrorKind::protocol;
  std::string message; ///< a sentence for a human: what, where, what to do next
  int reply_code = 0;  ///< of the server, 0 when it said nothing
};

/// Whether nothing more can be asked of the server: it is lost for good, or the user said stop.
inline bool ends_run(const Error& error) {
  return error.kind == ErrorKind::lost || error.kind == ErrorKind::interrupted;
}

/// A value or the reason why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}

  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() & { return std::get<0>(state_); }

  const T& operator*() const& { return std::get<0>(state_); }

  T&& operator*() && { return std::get<0>(std::move(state_)); }

  T* operator->() { return &std::get<0>(state_); }

  const T* operator->() const { return &std::get<0>(state_); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

} // namespace ftperm
