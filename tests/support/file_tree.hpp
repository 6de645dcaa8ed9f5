#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/core/error.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::testing {

/// Files that lie in memory, with as much of a Unix file system as permissions need: as with
/// chmod(2) and opendir(3) a link is followed by whoever asks for it, and no way leads through a
/// directory whose owner may not enter it. Owns all that is in it; not for threads.
///
/// Paths are raw bytes from "/" on, so that names can hold what no RemotePath can.
class FileTree {
 public:
  struct Node {
    Entry entry;
    std::map<std::string, Node> children; ///< directories only
    std::string content;                  ///< files only
    std::optional<Entry> endless;         ///< a child like itself is made when it is opened
    std::vector<Doubt> doubts;            ///< what its listing tells and cannot be believed
    bool shows_mode = true;               ///< whether the listing that holds it shows its mode
  };

  struct Found {
    Node* node;
    std::string path; ///< where it really lies, links followed
  };

  FileTree();

  /// Missing parents are made, with mode 705. A name that is there gets the new type and mode.
  Node& add(std::string_view path, EntryType type, unsigned mode);
  Node& add_link(std::string_view path, std::string target);
  /// A directory that holds one like itself, and so on without end.
  Node& add_endless(std::string_view path, std::string name, unsigned mode);
  void remove(std::string_view path);

  /// Errors are of kind `missing` and `unreadable`.
  Result<Found> find(std::string_view path, bool follow_last);
  /// A directory that its owner can list.
  Result<Found> open_directory(std::string_view path);
  /// What a file that its owner can read holds; the kind is `unreadable` for all else.
  Result<std::string> read(std::string_view path);
  /// As rename(2), which replaces what has the name already; nothing when it is done.
  std::optional<Error> rename(std::string_view from, std::string_view to);

  /// What is so, permissions and links apart. Null when there is no such path.
  const Node* peek(std::string_view path) const;
  std::vector<std::string> names_in(std::string_view directory) const; ///< sorted

  const Node& root() const { return root_; }

 private:
  Result<Found> find_from_root(std::string_view path, bool follow_last, int hops);
  Result<Found> find_parent(std::string_view path);

  Node root_;
};

/// All that is in a tree, by path; the root is "/".
using TreeSnapshot = std::map<std::string, Entry>;
TreeSnapshot snapshot_of(const FileTree& tree);

} // namespace ftperm::testing
