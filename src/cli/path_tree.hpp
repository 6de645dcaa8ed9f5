#pragma once

#include "cli/name_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::cli {

/// Paths, each once and by a number. A path costs its last name and about 40 bytes, however deep it
/// lies: its directory is another path. Any bytes may stand between two slashes, or none.
class PathTree {
 public:
  using Id = std::uint32_t;

  /// The path's number, a new one where the path is new.
  Id add(std::string_view path);

  std::optional<Id> find(std::string_view path) const;

  /// All numbers are below it. The directories of what was added have theirs as well.
  std::size_t size() const { return nodes_.size(); }

  /// All paths in path order, those of directories included. No path may be new meanwhile.
  using Visit = std::function<void(const std::string& path, Id id)>;
  void for_each(const Visit& visit) const;

 private:
  struct Node {
    const char* name = "";
    std::uint32_t length = 0; ///< of the name
    Id parent = 0;
  };

  struct Slot {
    std::uint32_t hash = 0; ///< of parent and name
    Id id = 0;              ///< `top`: free
  };

  static constexpr Id top = 0; ///< above all paths; a name without a slash lies in it

  std::string_view name_of(Id id) const { return {nodes_[id].name, nodes_[id].length}; }

  std::size_t slot_of(Id parent, std::string_view name, std::uint32_t hash) const;
  Id child(Id parent, std::string_view name);
  Id directory(std::string_view path);
  void grow_table();
  void sort() const;

  std::pmr::monotonic_buffer_resource names_;
  std::vector<Node> nodes_{Node{}};
  mutable NameHash hash_; ///< finds multipliers for longer names as it meets them
  std::vector<Slot> table_ = std::vector<Slot>(64); ///< by hash; its size is a power of two

  std::string last_directory_; ///< the path whose number is `last_id_`
  Id last_id_ = top;
  bool has_last_ = false;

  // Made when paths are visited and there are new ones: each node's children in the order of their
  // names, node after node.
  mutable std::vector<Id> children_;
  mutable std::vector<std::uint32_t> first_child_; ///< where they begin; the end is the next one's
};

} // namespace ftperm::cli
