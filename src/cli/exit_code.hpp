#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/core/run_summary.hpp"

#include <optional>

namespace ftperm::cli {

/// What the program ends with; also in --help and docs/usage.md.
enum class ExitCode : int {
  ok = 0,         ///< everything is as it should be; diagnose: the site works
  wrong = 1,      ///< wrong permissions are left; diagnose: a cause was found
  usage = 2,      ///< wrong usage or input, or a report that cannot be written
  connection = 3, ///< could not connect, log in, or stay connected
  incomplete = 4, ///< something could not be listed or known; wins over 1
  no_cause = 5,   ///< diagnose: the site fails, and no cause was found
  interrupted = 130,
};

ExitCode exit_code_for(const Error& error);

/// For a run that came to its end, or ended early with an error. An early end wins over all,
/// incomplete over wrong, wrong over ok.
ExitCode exit_code_for(const RunSummary& run, const std::optional<Error>& ended_early);

} // namespace ftperm::cli
