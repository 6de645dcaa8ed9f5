#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace ftperm::cli {

/// The one line on a terminal's standard error that tells how far the work is. Silent elsewhere.
class ProgressLine {
 public:
  explicit ProgressLine(bool enabled) : enabled_(enabled) {}

  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  ~ProgressLine() { clear(); }

  void show_walk(std::size_t listed, std::size_t waiting, std::size_t entries);
  void show_changes(std::size_t answered, std::size_t verified, std::size_t total);
  /// Takes the line off the screen, for something else to be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_due();
  void show(const std::string& text);
  std::string rate(std::size_t count, const char* what) const;

  bool enabled_;
  bool visible_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_;
};

} // namespace ftperm::cli
