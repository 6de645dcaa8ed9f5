#pragma once

#include "cli/config.hpp"
#include "ftperm/core/diagnosis.hpp"
#include "ftperm/core/error.hpp"
#include "ftperm/core/finding_rows.hpp"
#include "ftperm/core/run_summary.hpp"

#include <optional>

namespace ftperm::cli {

/// Whether every report can be written where the user wants it; asked before the work begins.
std::optional<Error> check_reports(const Config& config);

/// Writes all reports; each file whole or not at all. The first error, after trying all. On the
/// terminal a diagnosis (null: none was made) stands in the place of the findings.
std::optional<Error> write_reports(const Config& config, const RunSummary& summary,
                                   const FindingRows& findings,
                                   const Diagnosis* diagnosis = nullptr);

} // namespace ftperm::cli
