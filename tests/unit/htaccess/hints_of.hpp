#pragma once

#include "ftperm/htaccess/check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::htaccess {

/// "2 certain; 5 likely": the lines that are pointed at, with their weights.
inline std::string marks_of(std::string_view content) {
  std::string marks;
  for (const Hint& hint : check(content)) {
    if (!marks.empty()) marks += "; ";
    marks += std::to_string(hint.line) + " " + to_word(hint.weight);
  }
  return marks;
}

/// The heaviest weight of a line alone: "certain", "likely", "possible" or "".
inline std::string weight_of(std::string_view line) {
  const std::vector<Hint> hints = check(line);
  if (hints.empty()) return "";
  const auto first = std::min_element(
      hints.begin(), hints.end(), [](const Hint& a, const Hint& b) { return a.weight < b.weight; });
  return to_word(first->weight);
}

/// All reasons, one a line.
inline std::string reasons_of(std::string_view content) {
  std::string reasons;
  for (const Hint& hint : check(content))
    reasons += hint.reason + "\n";
  return reasons;
}

inline bool says(std::string_view content, std::string_view words) {
  return reasons_of(content).find(words) != std::string::npos;
}

/// How the hints of a list of lines are told apart in a failure.
struct Row {
  std::string_view text;
  std::string_view weight;
};

} // namespace ftperm::htaccess
