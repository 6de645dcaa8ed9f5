#pragma once

#include "ftperm/core/finding.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace ftperm::testing {

/// What lies on the disk at one path.
struct DiskEntry {
  FindingType type = FindingType::other;
  mode_t mode = 0; ///< the twelve permission bits; 0 for links, whose mode means nothing

  friend bool operator==(const DiskEntry&, const DiskEntry&) = default;
};

/// Keyed by the path as the FTP login sees it, raw bytes: "/", "/a", "/a/b".
using Snapshot = std::map<std::string, DiskEntry>;

/// A folder of its own in /tmp, removed with all its content whatever the modes are by then.
class ScratchTree {
 public:
  /// Filled by tests/servers/trees.py; `count` for the kinds that take one. "empty" is no more
  /// than the root.
  explicit ScratchTree(std::string_view kind, int count = 0);
  ScratchTree(const ScratchTree&) = delete;
  ScratchTree& operator=(const ScratchTree&) = delete;
  ~ScratchTree();

  const std::filesystem::path& path() const { return root_; }

  /// Read from the disk, without following links.
  Snapshot snapshot() const;

 private:
  std::filesystem::path holder_;
  std::filesystem::path root_;
};

/// The same for any folder.
Snapshot snapshot_of(const std::filesystem::path& root);

} // namespace ftperm::testing
