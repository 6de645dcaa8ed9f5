#pragma once

#include "ftperm/htaccess/check.hpp"
#include "htaccess/lines.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ftperm::htaccess {

/// Where a hint points: a line, as it stands.
struct Place {
  std::size_t line = 0;
  std::string text;
};

Place place_of(const Line& line);

/// What was found, with the most that is told.
class Hints {
 public:
  void add(const Place& place, Weight weight, std::string reason, std::string source);

  /// Nothing more of the lines is told: whoever has that many faults corrects some and asks again.
  bool full() const { return hints_.size() >= most; }

  /// In the order of the lines.
  std::vector<Hint> take();

 private:
  static constexpr std::size_t most = 100;

  std::vector<Hint> hints_;
};

} // namespace ftperm::htaccess
