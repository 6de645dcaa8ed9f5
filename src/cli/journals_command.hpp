#pragma once

#include "cli/exit_code.hpp"

namespace ftperm::cli {

/// `ftperm journals`: what runs of this user on this machine have changed, newest first.
ExitCode list_journals();

} // namespace ftperm::cli
