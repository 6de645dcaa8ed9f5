#pragma once

#include "ftperm/core/error.hpp"

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ftperm::cli {

struct InputLine {
  std::string_view text; ///< without LF or CRLF; until the next line is asked for
  bool too_long = false; ///< longer than max_line, and thrown away
};

/// The lines of an open file one at a time, in memory that is bounded whatever the file holds.
class InputLines {
 public:
  static constexpr std::size_t max_line = std::size_t{4} * 1024 * 1024;

  /// The caller keeps the descriptor. Setting `stop` ends the reading with an error.
  InputLines(int fd, const std::atomic<bool>& stop) : fd_(fd), stop_(stop) {}

  /// Nothing at the end of the input. A last line needs no end; an empty input has no lines.
  Result<std::optional<InputLine>> next();

 private:
  Result<bool> fill();
  InputLine take(std::size_t end, std::size_t behind);

  int fd_;
  const std::atomic<bool>& stop_;
  std::string buffer_;
  std::size_t position_ = 0; ///< where the next line begins
  std::size_t scanned_ = 0;  ///< up to here there is no LF behind position_
  bool too_long_ = false;    ///< the beginning of the next line was thrown away
};

} // namespace ftperm::cli
