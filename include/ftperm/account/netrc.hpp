#pragma once

#include "ftperm/account/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ftperm::account {

/// What a .netrc file says about one host.
struct NetrcEntry {
  std::string login; ///< the one asked for where the file names none; may be empty
  Secret password;   ///< empty when the entry gives none
};

/// The first entry for the host (names compared without case) and the login (an empty one matches
/// any; an entry that names no login fits all). "default" fits every host.
///
/// The format has no standard; this is what ftp(1), inetutils and curl agree on: tokens of
/// `machine`, `default`, `login`, `password`, `account` on as many lines as they like; a value in
/// double quotes may hold blanks and \" \\ \n \r \t; '#' where a keyword is due begins a comment
/// (a password may begin with '#'); `macdef` runs to the next blank line. A file with a quote that
/// is not closed on its line says nothing.
std::optional<NetrcEntry> parse_netrc(std::string_view text, std::string_view host,
                                      std::string_view login);

struct NetrcLookup {
  std::optional<NetrcEntry> entry; ///< nothing when the file is missing or does not know the host
  std::string warning; ///< the file cannot be read, or its password is open to others; or empty
};

/// Looks into the file that $NETRC names, otherwise into ~/.netrc.
NetrcLookup find_in_netrc(std::string_view host, std::string_view login);

} // namespace ftperm::account
