#pragma once

#include <cstddef>
#include <ostream>
#include <string>

namespace ftperm::report {

/// Puts rows together before the stream gets them: a stream takes its time with each piece.
class RowBuffer {
 public:
  explicit RowBuffer(std::ostream& out) : out_(out) {}

  RowBuffer(const RowBuffer&) = delete;
  RowBuffer& operator=(const RowBuffer&) = delete;

  ~RowBuffer() { out_ << text_; }

  /// What the next row is appended to; may hold earlier rows.
  std::string& text() {
    constexpr std::size_t enough = std::size_t{64} * 1024;
    if (text_.size() >= enough) {
      out_ << text_;
      text_.clear();
    }
    return text_;
  }

 private:
  std::ostream& out_;
  std::string text_;
};

} // namespace ftperm::report
