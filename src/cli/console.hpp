#pragma once

#include "cli/config.hpp"
#include "cli/progress.hpp"
#include "ftperm/core/error.hpp"

#include <memory>
#include <optional>

#include <spdlog/logger.h>

namespace ftperm::cli {

/// What is said on standard error and into the log file. Takes the progress line off the screen
/// before it writes, so both can share the terminal. The progress line must outlive the logger.
Result<std::shared_ptr<spdlog::logger>> open_log(const Config& config, ProgressLine& progress);

/// Whether the progress line may be shown: on a terminal, and not between lines of a log.
bool wants_progress(const Config& config);

/// Whether standard output is to be coloured (--color, NO_COLOR, a terminal).
bool wants_color(const Config& config);

/// "ftperm: error: …" on standard error.
void say_error(const Error& error);

} // namespace ftperm::cli
