#include "cli/outcome.hpp"

#include "cli/console.hpp"
#include "cli/reports.hpp"

#include <string>

namespace ftperm::cli {
namespace {

/// "fix", or "fix --apply" where that really changes.
std::string command_of(const Config& config) {
  switch (config.command) {
  case Command::audit:
    return "audit";
  case Command::fix:
    return config.apply ? "fix --apply" : "fix";
  case Command::diagnose:
    return std::string("diagnose") + (config.diagnose.test ? " --test" : "") +
           (config.apply ? " --apply" : "");
  case Command::undo:
    break;
  }
  return config.apply ? "undo --apply" : "undo";
}

} // namespace

ExitCode fail(const Error& error) {
  say_error(error);
  return exit_code_for(error);
}

RunSummary begin_summary(const Config& config, const RemotePath& start) {
  RunSummary summary;
  summary.command = command_of(config);
  summary.account = account::display(config.url);
  summary.start = start.bytes();
  summary.root_mode = config.rules.root;
  summary.dir_mode = config.rules.directory;
  summary.file_mode = config.rules.file;
  return summary;
}

void complete_summary(RunSummary& summary, Connection& connection, const Findings& findings,
                      const std::optional<Error>& ended_early) {
  connection.progress.clear();
  summary.server = connection.tree->description();
  findings.summarize(summary);
  if (ended_early) {
    summary.complete = false;
    summary.ended_early = ended_early->message;
  }
  summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - connection.begun).count();
}

ExitCode finish_run(const Config& config, Connection& connection, const Findings& findings,
                    RunSummary& summary, const std::optional<Error>& ended_early) {
  complete_summary(summary, connection, findings, ended_early);
  const ExitCode code = exit_code_for(summary, ended_early);
  summary.exit_code = static_cast<int>(code);
  const auto unwritten = write_reports(config, summary, findings);
  if (ended_early) say_error(*ended_early);
  return unwritten ? fail(*unwritten) : code;
}

} // namespace ftperm::cli
