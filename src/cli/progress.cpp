#include "cli/progress.hpp"

#include <unistd.h>

namespace ftperm::cli {
namespace {

void write_error(const std::string& text) {
  // A progress line that cannot be written is no loss.
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

} // namespace

void ProgressLine::show_walk(std::size_t listed, std::size_t waiting, std::size_t entries) {
  if (!is_due()) return;
  show("listed " + std::to_string(listed) + " directories, " + std::to_string(waiting) +
       " waiting, " + std::to_string(entries) + " entries" + rate(entries, "entries"));
}

void ProgressLine::show_changes(std::size_t answered, std::size_t verified, std::size_t total) {
  if (!is_due()) return;
  if (verified > 0)
    return show("checked " + std::to_string(verified) + " of " + std::to_string(total) +
                " changes");
  show("changed " + std::to_string(answered) + " of " + std::to_string(total) +
       rate(answered, "changes"));
}

bool ProgressLine::is_due() {
  if (!enabled_) return false;
  constexpr std::chrono::milliseconds between{100};
  return !visible_ || Clock::now() - shown_ >= between;
}

std::string ProgressLine::rate(std::size_t count, const char* what) const {
  const auto seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  if (seconds < 0.5) return "";
  const auto per_second = static_cast<std::size_t>(static_cast<double>(count) / seconds);
  return ", " + std::to_string(per_second) + " " + what + "/s";
}

void ProgressLine::show(const std::string& text) {
  write_error("\r\x1b[K" + text);
  visible_ = true;
  shown_ = Clock::now();
}

void ProgressLine::clear() {
  if (!visible_) return;
  write_error("\r\x1b[K");
  visible_ = false;
}

} // namespace ftperm::cli
