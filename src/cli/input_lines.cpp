#include "cli/input_lines.hpp"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace ftperm::cli {

/// False at the end of the file.
Result<bool> InputLines::fill() {
  constexpr std::size_t chunk = std::size_t{64} * 1024;
  buffer_.erase(0, position_);
  scanned_ -= position_;
  position_ = 0;
  const std::size_t held = buffer_.size();
  buffer_.resize(held + chunk);
  ssize_t got = -1;
  do {
    if (stop_) return Error{ErrorKind::interrupted, "interrupted"};
    got = ::read(fd_, buffer_.data() + held, chunk);
  } while (got < 0 && errno == EINTR);
  const int reason = errno;
  buffer_.resize(held + (got > 0 ? static_cast<std::size_t>(got) : 0));
  if (got < 0) return Error{ErrorKind::local_io, std::strerror(reason)};
  return got > 0;
}

InputLine InputLines::take(std::size_t end, std::size_t behind) {
  InputLine line{std::string_view(buffer_).substr(position_, end - position_), too_long_};
  if (behind > end && line.text.ends_with('\r')) line.text.remove_suffix(1);
  if (line.text.size() > max_line) line.too_long = true;
  position_ = scanned_ = behind;
  too_long_ = false;
  return line;
}

Result<std::optional<InputLine>> InputLines::next() {
  for (;;) {
    const std::size_t end = buffer_.find('\n', scanned_);
    if (end != std::string::npos) return std::optional(take(end, end + 1));
    scanned_ = buffer_.size();
    if (scanned_ - position_ > max_line + 1) { // a CR may be part of the line's end
      too_long_ = true;
      position_ = scanned_;
    }
    const auto more = fill();
    if (!more) return more.error();
    if (*more) continue;
    if (buffer_.empty() && !too_long_) return std::optional<InputLine>();
    return std::optional(take(buffer_.size(), buffer_.size()));
  }
}

} // namespace ftperm::cli
