#pragma once

namespace ftperm::cli {

/// The whole program: reads the command line, does what it says, returns the exit code.
int run(int argc, const char* const* argv);

} // namespace ftperm::cli
