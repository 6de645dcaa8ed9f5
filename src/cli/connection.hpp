#pragma once

#include "cli/config.hpp"
#include "cli/progress.hpp"
#include "ftperm/ftp/ftp_tree.hpp"

#include <atomic>
#include <chrono>
#include <memory>

#include <spdlog/logger.h>

namespace ftperm::cli {

/// What a command that goes to the server works with.
struct Connection {
  explicit Connection(bool shows_progress) : progress(shows_progress) {}

  ProgressLine progress;
  std::shared_ptr<spdlog::logger> log;
  std::unique_ptr<ftp::FtpTree> tree;
  std::chrono::steady_clock::time_point begun; ///< when the login was done
};

/// Opens the log, says the warnings, finds the password and logs in. `config.url` gets the login
/// that .netrc named.
Result<std::unique_ptr<Connection>> connect(Config& config, const std::atomic<bool>& stop);

} // namespace ftperm::cli
