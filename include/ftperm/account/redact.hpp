#pragma once

#include "ftperm/account/secret.hpp"

#include <string>
#include <string_view>

namespace ftperm::account {

/// The line with every occurrence of the password replaced by "***", in whatever mixture of plain
/// and percent-encoded (RFC 3986 section 2.1, either case) bytes it is written. An empty password
/// changes nothing.
std::string redact(std::string line, const Secret& password);

/// A command of the control connection, fit for a log: the argument of PASS and ACCT (RFC 959
/// section 4.1.1) becomes "***", whatever it holds; a line end stays. Others are left as they are.
std::string mask_command(std::string_view protocol_line);

} // namespace ftperm::account
