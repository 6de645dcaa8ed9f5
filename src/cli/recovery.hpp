#pragma once

#include "cli/config.hpp"
#include "cli/connection.hpp"

namespace ftperm::cli {

/// What a diagnosis that was cut off (killed, or without its connection to the end) left on this
/// account is put back, and said: a `.htaccess` that is away, modes that were changed for a moment.
/// Nothing is done while another run is at work. Whatever fails is said, and tried again by the
/// next run.
void recover(const Config& config, Connection& connection);

} // namespace ftperm::cli
