#pragma once

#include "cli/config.hpp"
#include "cli/exit_code.hpp"

#include <atomic>

namespace ftperm::cli {

/// `ftperm audit` and `ftperm fix`.
ExitCode audit_or_fix(Config& config, const std::atomic<bool>& stop);

} // namespace ftperm::cli
