#pragma once

#include "cli/config.hpp"
#include "cli/connection.hpp"
#include "cli/exit_code.hpp"
#include "cli/findings.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/core/run_summary.hpp"

#include <optional>

namespace ftperm::cli {

/// Says the error; what the program then ends with.
ExitCode fail(const Error& error);

/// What is known of a run before it has found anything. The rules of an undo are its journal's.
RunSummary begin_summary(const Config& config, const RemotePath& start);

/// What is known of a run at its end, its exit code excepted.
void complete_summary(RunSummary& summary, Connection& connection, const Findings& findings,
                      const std::optional<Error>& ended_early);

/// The end of a run that went to the server: fills in what the findings come to, writes every
/// report, and says why the run ended early, if it did.
ExitCode finish_run(const Config& config, Connection& connection, const Findings& findings,
                    RunSummary& summary, const std::optional<Error>& ended_early);

} // namespace ftperm::cli
