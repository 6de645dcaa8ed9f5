#pragma once

#include "ftperm/account/secret.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace ftperm::account {

enum class Tls : std::uint8_t {
  off,          ///< the password travels in clear: only when asked for
  explicit_tls, ///< AUTH TLS on the usual port (RFC 4217)
  implicit_tls, ///< TLS from the first byte, ftps://, port 990
};

/// Whom to log in as, and where: what a connection needs and nothing else. Owns its password, so
/// it can be moved but not copied.
struct Account {
  std::string host; ///< a name or an address; IPv6 without brackets
  std::uint16_t port = 21;
  std::string user; ///< raw bytes, no CR, LF or NUL
  Secret password;  ///< no CR, LF or NUL
  Tls tls = Tls::explicit_tls;
  std::optional<std::string> ca_file; ///< trust these certificates instead of the system's
  bool verify_certificate = true;
};

} // namespace ftperm::account
