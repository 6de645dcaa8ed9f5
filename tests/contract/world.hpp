#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/remote/tree.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::contract {

enum class Shown : std::uint8_t { as_it_is, as_a_file, not_at_all };

/// What a server's listings leave out or change without a word, and what its commands refuse: no
/// fault of ours, and nothing that we could notice before. Each line of the table in ftp_worlds.cpp
/// is held to: better is a failure too.
struct Differences {
  Shown fifo = Shown::as_it_is;
  bool leaves_out_control_characters = false; ///< "_" in commands
  bool leaves_out_links_to_parent = false;
  bool leaves_out_dangling_links = false;
  bool writes_question_marks = false; ///< for bytes that are not UTF-8, and takes no such bytes
  bool lists_own_mode = true;         ///< a listing holds the mode of its directory
  bool own_mode_without_special_bits = false;
  bool replies_can_be_forged = false; ///< by a name with a line break: such a folder is an error
  bool refuses_backslashes = false;   ///< in every command
  bool lists_names_whole = false;     ///< line breaks too
  bool drops_last_blank = false;      ///< of a new name, which is refused for that
  bool tells_missing_files = true;    ///< apart from those that cannot be read
  bool rename_replaces = true;        ///< a file that has the name already
};

/// A tree that a test fills, and the same tree through the seam. Paths are below a folder of the
/// test's own: "a" is /case-1/a.
class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  virtual void directory(const std::string& path, unsigned mode) = 0;
  virtual void file(const std::string& path, unsigned mode, const std::string& content = {}) = 0;
  virtual void link(const std::string& path, const std::string& target) = 0;
  virtual void fifo(const std::string& path) = 0;
  /// What really is: asked past the seam.
  virtual Mode mode_of(const std::string& path) = 0;
  virtual std::string content_of(const std::string& path) = 0;
  /// Of all that is in a directory, sorted.
  virtual std::vector<std::string> names_in(const std::string& path) = 0;
  virtual void set_root_mode(Mode mode) = 0;

  virtual RemotePath at(std::string_view path) const = 0;
  virtual remote::TreeChanger& tree() = 0;
};

/// One implementation of the seam, or one way of using it.
struct Subject {
  std::string name;
  std::function<std::unique_ptr<World>()> make;
  Differences differences = {};

  friend void PrintTo(const Subject& subject, std::ostream* out) { *out << subject.name; }
};

} // namespace ftperm::contract
