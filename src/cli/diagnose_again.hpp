#pragma once

#include "cli/config.hpp"
#include "ftperm/core/diagnosis.hpp"

#include <string>
#include <vector>

namespace ftperm::cli {

/// The command line that comes next, to be copied into a shell: the test, or, where that was made,
/// the repair. Empty where none helps.
std::string diagnose_again(const Config& config, const std::vector<Cause>& causes, bool tested);

} // namespace ftperm::cli
