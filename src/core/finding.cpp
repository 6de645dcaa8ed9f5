#include "ftperm/core/finding.hpp"

#include <algorithm>

namespace ftperm {

const char* to_word(FindingType type) {
  switch (type) {
  case FindingType::root:
    return "root";
  case FindingType::directory:
    return "dir";
  case FindingType::file:
    return "file";
  case FindingType::link:
    return "link";
  case FindingType::other:
    break;
  }
  return "other";
}

const char* to_word(FindingStatus status) {
  switch (status) {
  case FindingStatus::wrong:
    return "wrong";
  case FindingStatus::fixed:
    return "fixed";
  case FindingStatus::failed:
    return "failed";
  case FindingStatus::skipped:
    return "skipped";
  case FindingStatus::ok:
    return "ok";
  case FindingStatus::unknown:
    break;
  }
  return "unknown";
}

bool path_less(std::string_view a, std::string_view b) {
  const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at_a == a.end() || at_b == b.end()) return at_b != b.end();
  // '/' sorts before every other byte; the rest in byte order.
  const auto rank = [](char c) { return c == '/' ? 0 : 1 + static_cast<unsigned char>(c); };
  return rank(*at_a) < rank(*at_b);
}

} // namespace ftperm
