#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <sys/types.h>

namespace ftperm::testing {

/// All of an entry but its times.
struct ExactEntry {
  mode_t mode = 0; ///< with the type
  uid_t uid = 0;
  gid_t gid = 0;
  std::string content; ///< a file's bytes, a link's target

  friend bool operator==(const ExactEntry&, const ExactEntry&) = default;
  friend void PrintTo(const ExactEntry& entry, std::ostream* out);
};

/// Keyed by the path from the root: "", "www", "www/index.html".
using ExactSnapshot = std::map<std::string, ExactEntry>;

/// For "as before, byte for byte". Not for trees whose paths are longer than the system takes.
ExactSnapshot exact_snapshot_of(const std::filesystem::path& root);

} // namespace ftperm::testing
