#pragma once

#include "listing/chars.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace ftperm::listing {

/// The words at the start of a line, no more than columns and a date can need, so that a line of
/// any length costs the same.
class Tokens {
 public:
  /// Splits line from `start` on, at blanks and tabs.
  Tokens(std::string_view line, std::size_t start) : line_(line) {
    const std::size_t limit = line.size() < start + longest ? line.size() : start + longest;
    for (std::size_t at = start; count_ < most;) {
      while (at < limit && is_blank(line[at]))
        ++at;
      if (at >= limit) break;
      const std::size_t begin = at;
      while (at < limit && !is_blank(line[at]))
        ++at;
      spans_[count_++] = {begin, at};
    }
  }

  std::size_t size() const { return count_; }

  /// The token; empty behind the last one.
  std::string_view operator[](std::size_t i) const {
    return i < count_ ? line_.substr(spans_[i].begin, spans_[i].end - spans_[i].begin)
                      : std::string_view();
  }

  std::size_t begin_of(std::size_t i) const { return spans_[i].begin; }

  std::size_t end_of(std::size_t i) const { return spans_[i].end; }

  std::string_view line() const { return line_; }

 private:
  static constexpr std::size_t most = 24;
  static constexpr std::size_t longest = 512;

  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::string_view line_;
  std::array<Span, most> spans_{};
  std::size_t count_ = 0;
};

} // namespace ftperm::listing
