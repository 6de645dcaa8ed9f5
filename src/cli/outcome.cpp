#include "cli/outcome.hpp"

#include "cli/console.hpp"
#include "cli/reports.hpp"

namespace ftperm::cli {

ExitCode fail(const Error& error) {
  say_error(error);
  return exit_code_for(error);
}

ExitCode finish_run(const Config& config, Connection& connection, const Findings& findings,
                    RunSummary& summary, const std::optional<Error>& ended_early) {
  connection.progress.clear();
  summary.server = connection.tree->description();
  findings.summarize(summary);
  if (ended_early) {
    summary.complete = false;
    summary.ended_early = ended_early->message;
  }
  summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - connection.begun).count();
  const ExitCode code = exit_code_for(summary, ended_early);
  summary.exit_code = static_cast<int>(code);
  const auto unwritten = write_reports(config, summary, findings.rows());
  if (ended_early) say_error(*ended_early);
  return unwritten ? fail(*unwritten) : code;
}

} // namespace ftperm::cli
