#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/core/finding_rows.hpp"
#include "ftperm/core/mode.hpp"
#include "ftperm/core/remote_path.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::fix {

/// One mode to be changed.
struct Change {
  RemotePath path;
  FindingType type = FindingType::file; ///< root, directory or file; never a link or device
  Mode before;
  Mode after;
};

/// What became of one change.
struct Outcome {
  bool sent = false;
  std::optional<Error> refusal; ///< the server said no
  std::optional<Mode> now;      ///< as listed afterwards; nothing: not known
  std::string note;             ///< why `now` is not known
};

struct PlanOptions {
  bool fix_root = false; ///< the root's 700 may be the hoster's own lock: changed only when asked
  std::optional<std::size_t> most_changes = {}; ///< a repair that needs more stops before them
};

/// Which findings are to be changed: those that are wrong, have a mode and an expected one, and a
/// path that a command can carry. Top-down: a directory before what is in it.
std::vector<Change> plan(const FindingRows& findings, const PlanOptions& options);

/// Why a wrong finding is in no plan, in a sentence; empty when it is.
std::string why_not_planned(const Finding& finding, const PlanOptions& options);

} // namespace ftperm::fix
