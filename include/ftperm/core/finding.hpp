#pragma once

#include "ftperm/core/mode.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ftperm {

enum class FindingType : std::uint8_t { root, directory, file, link, other };

enum class FindingStatus : std::uint8_t {
  wrong,   ///< the mode is not what it should be
  fixed,   ///< it was wrong, was changed, and a new listing shows it right
  failed,  ///< a change was tried and a new listing does not show it right
  unknown, ///< could not be listed or its mode could not be learned
  skipped, ///< left alone on purpose: links, devices
  ok,      ///< as it should be; reported only when asked for
};

/// What is said about one path: one row of every report.
struct Finding {
  std::string path; ///< absolute, raw bytes; may hold what no command can carry (CR, LF)
  FindingType type = FindingType::other;
  std::optional<Mode> mode;     ///< as listed last; nothing when unknown
  std::optional<Mode> expected; ///< nothing where no mode is expected (links, devices)
  FindingStatus status = FindingStatus::unknown;
  std::string detail; ///< one sentence for a human, UTF-8, control characters already made visible
  bool planned = false;   ///< in a dry run: the plan would change it
  std::string owner = {}; ///< as the server wrote it; empty where it does not matter or is not told

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// The words used in every report ("root", "dir", "file", "link", "other").
const char* to_word(FindingType type);
/// The words used in every report ("wrong", "fixed", "failed", "unknown", "skipped", "ok").
const char* to_word(FindingStatus status);

/// Path order: byte order of the components, so that a directory is followed by what is in it.
bool path_less(std::string_view a, std::string_view b);

} // namespace ftperm
