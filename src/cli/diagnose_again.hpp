#pragma once

#include "cli/config.hpp"
#include "ftperm/core/diagnosis.hpp"

#include <string>

namespace ftperm::cli {

/// The command line that comes next, to be copied into a shell: the test, or, where that was made,
/// the repair. Empty where none helps. Of the diagnosis, its verdict and its causes count.
std::string diagnose_again(const Config& config, const Diagnosis& diagnosis, bool tested);

} // namespace ftperm::cli
