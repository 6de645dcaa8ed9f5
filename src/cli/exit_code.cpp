#include "cli/exit_code.hpp"

#include "ftperm/core/finding.hpp"

namespace ftperm::cli {
namespace {

bool has(const RunSummary& run, FindingStatus status) {
  const auto found = run.count.find(status);
  return found != run.count.end() && found->second > 0;
}

} // namespace

ExitCode exit_code_for(const Error& error) {
  switch (error.kind) {
  case ErrorKind::usage:
  case ErrorKind::local_io:
  case ErrorKind::missing:
    return ExitCode::usage;
  case ErrorKind::interrupted:
    return ExitCode::interrupted;
  case ErrorKind::unreadable:
    return ExitCode::incomplete;
  case ErrorKind::connect:
  case ErrorKind::tls:
  case ErrorKind::login:
  case ErrorKind::too_many:
  case ErrorKind::lost:
  case ErrorKind::out_of_step:
  case ErrorKind::refused:
  case ErrorKind::protocol:
  case ErrorKind::unsupported:
  case ErrorKind::unanswered:
    break;
  }
  return ExitCode::connection;
}

ExitCode exit_code_for(const RunSummary& run, const std::optional<Error>& ended_early) {
  if (ended_early) return exit_code_for(*ended_early);
  if (!run.complete || has(run, FindingStatus::unknown)) return ExitCode::incomplete;
  if (has(run, FindingStatus::wrong) || has(run, FindingStatus::failed)) return ExitCode::wrong;
  return ExitCode::ok;
}

} // namespace ftperm::cli
