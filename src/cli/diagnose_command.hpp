#pragma once

#include "cli/config.hpp"
#include "cli/exit_code.hpp"

#include <atomic>

namespace ftperm::cli {

/// `ftperm diagnose`.
ExitCode diagnose(Config& config, const std::atomic<bool>& stop);

} // namespace ftperm::cli
