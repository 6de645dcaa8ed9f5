#pragma once

#include "ftperm/account/secret.hpp"
#include "ftperm/account/url.hpp"
#include "ftperm/core/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ftperm::account {

/// Where the command line says that the password is.
struct PasswordSources {
  std::optional<std::string> file;    ///< --password-file; "-" is standard input
  std::optional<std::string> command; ///< --password-command, for /bin/sh -c
};

struct FoundPassword {
  Secret password;                   ///< not empty, unless the URL says so; no CR, LF or NUL
  std::string user;                  ///< the URL's, or that of .netrc when the URL has none
  std::string source;                ///< file, command, environment, url, .netrc or prompt
  std::vector<std::string> warnings; ///< sentences for the user; they hold nothing secret
};

/// Finds login and password. The first of these that applies gives the password, and where that
/// one fails the others are not tried: --password-file, --password-command, the environment
/// variable FTPERM_PASSWORD (an empty one counts as none), the URL, .netrc, and a question on the
/// terminal, typed without echo.
///
/// Of a file and of a command's output the first line is taken. Standard input is read up to its
/// first line end and no further; where it is a terminal, the question is asked instead, since
/// typing would be seen.
///
/// Errors: `usage` when there is no login, no password and no terminal, or a source that the user
/// named does not give one; `interrupted` when the user stops it. They hold nothing secret, and
/// not the text of the command, which might.
Result<FoundPassword> find_password(const PasswordSources& sources, const Url& url);

} // namespace ftperm::account
