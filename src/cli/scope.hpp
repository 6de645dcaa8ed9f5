#pragma once

#include "cli/audit.hpp"
#include "ftperm/account/url.hpp"

namespace ftperm::cli {

/// Where the walk begins: an FTP URL's path begins at the login directory unless it says otherwise
/// (RFC 1738 3.2.2), and the login directory is the account's root.
Result<AuditScope> scope_of(const account::Url& url, const RemotePath& login_directory);

} // namespace ftperm::cli
