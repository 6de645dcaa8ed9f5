#include "ftperm/cli/run.hpp"

#include "cli/command_line.hpp"
#include "cli/diagnose_command.hpp"
#include "cli/journals_command.hpp"
#include "cli/outcome.hpp"
#include "cli/read_listing.hpp"
#include "cli/signals.hpp"
#include "cli/site_command.hpp"
#include "cli/undo_command.hpp"

#include <exception>
#include <iostream>

namespace ftperm::cli {
namespace {

/// Does what was asked for.
struct Runner {
  const std::atomic<bool>& stop;

  ExitCode operator()(Config& config) const {
    switch (config.command) {
    case Command::audit:
    case Command::fix:
      return audit_or_fix(config, stop);
    case Command::diagnose:
      return diagnose(config, stop);
    case Command::undo:
      break;
    }
    return undo(config, stop);
  }

  ExitCode operator()(const ListJournals&) const { return list_journals(); }

  ExitCode operator()(const ReadListingOptions& options) const {
    return read_listing(options, stop);
  }

  ExitCode operator()(const Say& say) const {
    std::cout << say.text;
    return ExitCode::ok;
  }
};

ExitCode run_checked(const std::vector<std::string>& arguments, const std::atomic<bool>& stop) {
  auto wish = read_command_line(arguments);
  if (!wish) return fail(wish.error());
  return std::visit(Runner{stop}, *wish);
}

} // namespace

int run(int argc, const char* const* argv) {
  forbid_core_files();
  const std::atomic<bool>& stop = catch_signals();
  std::ios::sync_with_stdio(false);
  try {
    return static_cast<int>(run_checked({argv + 1, argv + argc}, stop));
  } catch (const std::exception& error) {
    return static_cast<int>(
        fail({ErrorKind::local_io, std::string("unexpected: ") + error.what()}));
  }
}

} // namespace ftperm::cli
