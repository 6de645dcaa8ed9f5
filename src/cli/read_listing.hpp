#pragma once

#include "cli/exit_code.hpp"

#include <atomic>
#include <string>
#include <vector>

namespace ftperm::cli {

/// `ftperm read-listing`: shows how a captured listing is read. The arguments are those behind the
/// command's name.
ExitCode read_listing(const std::vector<std::string>& arguments, const std::atomic<bool>& stop);

} // namespace ftperm::cli
