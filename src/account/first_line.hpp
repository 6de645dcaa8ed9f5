#pragma once

#include "ftperm/account/secret.hpp"
#include "ftperm/core/error.hpp"

#include <string>

namespace ftperm::account {

/// Reads up to the first line end, and not a byte further; the line end is cut off, CR LF too.
/// `what` names the source in errors: an empty or overlong line is one, a failed read too.
Result<Secret> read_first_line(int fd, const std::string& what);

} // namespace ftperm::account
