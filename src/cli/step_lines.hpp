#pragma once

#include "cli/config.hpp"
#include "cli/progress.hpp"

#include <string>
#include <vector>

namespace ftperm::cli {

/// "1.25 s".
std::string seconds_text(double seconds);

/// What a diagnosis does, said as it does it: a line a step, on standard output, or on standard
/// error where that is taken by a report. Silent with --quiet.
class StepLines {
 public:
  StepLines(const Config& config, ProgressLine& progress);

  StepLines(const StepLines&) = delete;
  StepLines& operator=(const StepLines&) = delete;

  /// "1 The site       500 Internal Server Error": `name` only where a step begins. The result's
  /// text is safe to show.
  void say(const std::string& name, const std::string& result);

  const std::vector<std::string>& lines() const { return lines_; }

 private:
  bool silent_;
  bool to_error_;
  ProgressLine& progress_;
  int step_ = 0;
  std::vector<std::string> lines_;
};

} // namespace ftperm::cli
