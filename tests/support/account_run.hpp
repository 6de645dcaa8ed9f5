#pragma once

#include "cli/exit_code.hpp"
#include "ftperm/core/finding.hpp"
#include "ftperm/core/run_summary.hpp"
#include "ftperm/fix/journal.hpp"
#include "ftperm/ftp/ftp_tree.hpp"
#include "support/scripted/scripted_server.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::testing {

/// How a run is to be made. Where a server falls silent, the test gives a shorter time: this one is
/// for slow machines.
struct RunWishes {
  std::optional<ftp::ListingWay> way = {};
  bool pipeline = true;
  bool fix_root = false;
  std::string start = {}; ///< below the login directory: "www"; empty: that itself
  std::chrono::milliseconds timeout{2000};
  std::chrono::milliseconds first_pause{4};
  std::size_t largest_listing = std::size_t{16} * 1024 * 1024; ///< bytes
};

/// What a run says in the end.
struct RunReport {
  std::optional<Error> error; ///< it ended early, or did not begin
  std::vector<Finding> rows;  ///< those that are right included
  RunSummary summary;
  cli::ExitCode exit_code = cli::ExitCode::ok;
  std::optional<fix::Journal> journal = {}; ///< as it was on the disk; nothing: nothing was sent
  std::string server; ///< as the program describes it; empty when it did not come so far

  /// The finding on a path; nothing when there is none.
  std::optional<Finding> at(const std::string& path) const;
  /// The status of a path in its word, "" when there is none.
  std::string word(const std::string& path) const;
};

enum class Work : std::uint8_t { audit, repair };

/// The whole program but for command line and files, in this process and thread: connects, audits,
/// and repairs where it is told to.
RunReport run(const ScriptedServer& server, Work work, const RunWishes& wishes = {});

/// The same for `ftperm undo --apply`: its error and its rows.
RunReport undo(const ScriptedServer& server, const fix::Journal& journal);

} // namespace ftperm::testing
