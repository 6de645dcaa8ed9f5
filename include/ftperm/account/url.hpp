#pragma once

#include "ftperm/account/secret.hpp"
#include "ftperm/core/error.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ftperm::account {

/// An FTP URL, taken apart: ftp://user:password@host:port/path (RFC 1738 section 3.2). Nothing in
/// it holds CR, LF or NUL.
struct Url {
  bool implicit_tls = false;      ///< written ftps://
  std::string user;               ///< decoded; empty when the URL names none
  std::optional<Secret> password; ///< decoded; "user:@host" gives an empty one (RFC 1738 3.1)
  std::string host;               ///< a name or an address; IPv6 without brackets
  std::uint16_t port = 21;        ///< the scheme's own, 21 or 990, when not written
  std::string path;               ///< decoded raw bytes: all that follows the slash after the host
  /// Whether the path starts at the server's root and not at the login directory: written with
  /// %2F first (RFC 1738 section 3.2.2) or, as most programs take it too, with a second slash.
  bool path_is_absolute = false;
};

/// Errors are of kind `usage` and say the place, but never any text of the URL: a slip of the
/// keyboard can put the password into any part of it.
///
/// Two things go beyond the RFC, because hosting accounts need them: the last '@' before the path
/// is the separator (logins like me@example.org are written as they are), and '?', '#' and ';' are
/// bytes of the path like any other, since files are named so and FTP has no use for them.
Result<Url> parse_url(std::string_view text);

/// "ftp://user@host:port" for a human: no password, no path; a port only when it is not the usual
/// one; control characters made visible.
std::string display(const Url& url);

} // namespace ftperm::account
