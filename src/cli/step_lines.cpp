#include "cli/step_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

namespace ftperm::cli {
namespace {

constexpr std::size_t name_column = 20;

} // namespace

std::string seconds_text(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f s", seconds);
  return text.data();
}

StepLines::StepLines(const Config& config, ProgressLine& progress)
    : silent_(config.quiet), to_error_(config.csv == "-" || config.json == "-"),
      progress_(progress) {}

void StepLines::say(const std::string& name, const std::string& result) {
  std::string line = name.empty() ? "" : std::to_string(++step_) + " " + name;
  line.resize(std::max(line.size() + 1, name_column), ' ');
  line += result;
  lines_.push_back(line);
  if (silent_) return;
  progress_.clear();
  (to_error_ ? std::cerr : std::cout) << line << std::endl; // NOLINT: seen while it works
}

} // namespace ftperm::cli
