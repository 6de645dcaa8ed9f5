#pragma once

#include "ftperm/core/mode.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace ftperm {

enum class FindingStatus : std::uint8_t;

/// What a whole run did and found: the head of the JSON report, the foot of the terminal report.
struct RunSummary {
  std::string command;  ///< "audit", "fix" or "undo" (a dry run), "fix --apply", "undo --apply"
  std::string account;  ///< "ftp://login@host:port", never with a password
  std::string start;    ///< where the walk began, raw bytes
  std::string server;   ///< the server program as far as it is known, made visible
  Mode root_mode{0705}; ///< the modes that were expected
  Mode dir_mode{0705};
  Mode file_mode{0604};
  std::size_t directories = 0;                ///< listed
  std::size_t entries = 0;                    ///< judged: what was listed, and the root
  std::map<FindingStatus, std::size_t> count; ///< by status; `ok` is counted, reported or not
  std::vector<std::string> cautions;          ///< sentences to read before the changes are made
  std::string journal;  ///< where the way back is kept; empty: nothing was changed
  bool complete = true; ///< false: something could not be listed or known, or the run ended early
  std::string ended_early; ///< why the run ended before its end; empty otherwise
  int exit_code = 0;
  double seconds = 0;
};

} // namespace ftperm
