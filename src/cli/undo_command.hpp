#pragma once

#include "cli/config.hpp"
#include "cli/exit_code.hpp"

#include <atomic>

namespace ftperm::cli {

/// `ftperm undo`: puts back what the run of a journal changed.
ExitCode undo(Config& config, const std::atomic<bool>& stop);

} // namespace ftperm::cli
