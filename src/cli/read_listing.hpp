#pragma once

#include "cli/exit_code.hpp"
#include "cli/read_listing_options.hpp"

#include <atomic>

namespace ftperm::cli {

/// `ftperm read-listing`: shows how a captured listing is read.
ExitCode read_listing(const ReadListingOptions& options, const std::atomic<bool>& stop);

} // namespace ftperm::cli
