#pragma once

#include <atomic>

namespace ftperm::cli {

/// From here on the first SIGINT, SIGTERM or SIGHUP sets the flag, and the second ends the
/// program; a reader that closes our output is an error to write to, not a signal.
const std::atomic<bool>& catch_signals();

/// No core file: it would hold the password.
void forbid_core_files();

} // namespace ftperm::cli
