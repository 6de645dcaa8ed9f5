#pragma once

#include "ftperm/account/secret.hpp"
#include "ftperm/core/error.hpp"

#include <string>

namespace ftperm::account {

/// Runs the command by /bin/sh -c and takes the first line that it writes. It has our standard
/// input and standard error, so that it can ask and complain. Errors never repeat the command.
Result<Secret> password_from_command(const std::string& command);

} // namespace ftperm::account
