#pragma once

#include "ftperm/walk/walk.hpp"
#include "support/memory_tree.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ftperm::walk::test {

using testing::MemoryTree;

inline RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

/// Notes what the walk tells.
class Notes final : public Visitor {
 public:
  void on_listing(const RemotePath& directory, const remote::Listing& listing) override {
    ++told[directory.bytes()];
    for (const Entry& entry : listing.entries)
      seen.push_back(join_path(directory, entry.name));
  }

  void on_unlisted(const RemotePath& directory, std::optional<Mode> mode,
                   const Error& error) override {
    unlisted.emplace(directory.bytes(), std::pair(mode, error));
  }

  /// Everything seen, sorted; a path that was told twice stands twice.
  std::vector<std::string> sorted() const {
    auto paths = seen;
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  bool has_seen(const std::string& wanted) const {
    return std::find(seen.begin(), seen.end(), wanted) != seen.end();
  }

  std::map<std::string, int> told; ///< listings by directory
  std::vector<std::string> seen;
  std::multimap<std::string, std::pair<std::optional<Mode>, Error>> unlisted;
};

inline std::optional<Error> walk_all(MemoryTree& tree, Notes& notes, const Options& options = {}) {
  return walk(tree, {{RemotePath(), std::nullopt}}, notes, options);
}

/// Files "<directory>/f000" and so on.
inline void fill(MemoryTree& tree, const std::string& directory, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    tree.add_file(directory + "/f" + std::string(3 - std::min<std::size_t>(3, number.size()), '0') +
                  number);
  }
}

} // namespace ftperm::walk::test
