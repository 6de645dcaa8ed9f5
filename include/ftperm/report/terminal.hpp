#pragma once

#include "ftperm/core/finding_rows.hpp"
#include "ftperm/core/run_summary.hpp"

#include <iosfwd>

namespace ftperm::report {

struct TerminalStyle {
  bool color = false; ///< ANSI colours; the caller knows whether a terminal reads this
  bool all = false;   ///< `ok` findings are listed too
  bool quiet = false; ///< the findings only, without the foot
};

/// What a human reads: a line for each finding, in the order given, then what it means and what to
/// do next. Every name passes through visible(), so that none can move the cursor.
///
/// In a dry run (command "fix") a finding that is `planned` reads `change`; one that the plan
/// leaves alone stays `wrong`.
void write_terminal(std::ostream& out, const TerminalStyle& style, const RunSummary& run,
                    const FindingRows& findings);

} // namespace ftperm::report
