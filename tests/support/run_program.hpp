#pragma once

#include "support/child_process.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::testing {

struct ProgramResult {
  int exit_code = -1; ///< 128 + the signal when a signal ended it
  std::string out;
  std::string err;
  bool timed_out = false; ///< it was killed, with its children, at the time limit
};

/// Runs a program to its end. Its standard input is a file that holds `input`.
ProgramResult run_program(const std::vector<std::string>& argv, const Environment& environment = {},
                          std::string_view input = {},
                          std::chrono::milliseconds limit = std::chrono::seconds(30));

} // namespace ftperm::testing
