#pragma once

#include "ftperm/core/run_summary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ftperm::report {

enum class Tone : std::uint8_t { plain, good, bad, unsure, dim };

struct FootLine {
  Tone tone = Tone::plain;
  std::string text;
};

inline bool is_dry_run(const RunSummary& run) {
  return run.command == "fix" || run.command == "undo";
}

inline bool is_undo(const RunSummary& run) {
  return run.command.starts_with("undo");
}

/// The end of the terminal report: the counts, the verdict, what to do next. `planned` is how many
/// of the wrong ones a dry run would change.
std::vector<FootLine> foot_of(const RunSummary& run, std::size_t planned);

} // namespace ftperm::report
