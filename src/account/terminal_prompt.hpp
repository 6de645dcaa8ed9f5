#pragma once

#include "ftperm/account/secret.hpp"
#include "ftperm/core/error.hpp"

#include <optional>
#include <string>

namespace ftperm::account {

/// Asks on the controlling terminal, whatever the standard streams are, and reads one line without
/// echo. Nothing when there is no terminal. However it ends, by Ctrl-C too, the terminal is left
/// as it was found; a signal that asks to stop becomes an error of kind `interrupted`.
std::optional<Result<Secret>> ask_on_terminal(const std::string& question);

} // namespace ftperm::account
