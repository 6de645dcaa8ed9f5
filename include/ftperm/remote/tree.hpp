#pragma once

#include "ftperm/core/entry.hpp"
#include "ftperm/core/error.hpp"
#include "ftperm/core/mode.hpp"
#include "ftperm/core/remote_path.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The seam: a tree somewhere else that can be listed and read, and one whose modes and names can
/// be changed. Whoever is handed a TreeReader cannot change anything.
namespace ftperm::remote {

enum class Completeness : std::uint8_t {
  complete,
  truncated, ///< the server left entries out; `entries` holds what it told
};

/// How sure a listing must be.
enum class Care : std::uint8_t {
  usual,
  certain, ///< asked in the way that tells when something was left out; slower
};

/// What a directory holds.
struct Listing {
  Completeness completeness = Completeness::complete;
  std::string why;              ///< a sentence, when truncated
  std::vector<Entry> entries;   ///< each name once, in the server's order
  std::vector<Doubt> doubts;    ///< what was told but cannot be believed or understood
  std::optional<Mode> own_mode; ///< the directory's own mode, where the listing says it
  bool may_be_cut = false;      ///< complete as far as is seen, but this way would not tell
};

/// Requests are queued and completed in any order; nothing happens outside run(). One thread.
class TreeReader {
 public:
  using ListDone = std::function<void(Result<Listing>)>;
  using ModeDone = std::function<void(Result<Mode>)>;
  using ReadDone = std::function<void(Result<std::string>)>;
  using Choose = std::function<RemotePath()>;

  TreeReader() = default;
  TreeReader(const TreeReader&) = delete;
  TreeReader& operator=(const TreeReader&) = delete;
  virtual ~TreeReader() = default;

  /// Lists one directory, hidden names included, "." and ".." not. `known_mode` is the directory's
  /// mode as its parent's listing told it: a directory that its owner cannot read or enter is
  /// `unreadable`, whatever a server shows of it. Errors: missing, unreadable, lost, unsupported…
  virtual void list(const RemotePath& directory, std::optional<Mode> known_mode, Care care,
                    ListDone done) = 0;

  /// Lists one directory with Care::certain, beside all else or behind it: `choose` is called
  /// within run() when its turn comes, and names it.
  virtual void list_when_free(Choose choose, ListDone done) = 0;

  /// The mode of one directory, asked of itself: for the root, which no parent lists.
  virtual void own_mode(const RemotePath& directory, ModeDone done) = 0;

  /// The bytes of one small file, exactly. Errors: missing (where the server tells), unreadable
  /// (refused, a directory, more than `largest` bytes), connect (no data connection can be made),
  /// lost, interrupted… Not for a FIFO: a server may wait for ever when it opens one.
  virtual void read_file(const RemotePath& file, std::size_t largest, ReadDone done) = 0;

  /// Works until every request is completed, those queued by completions included. Each request
  /// is completed exactly once. The error: the tree is lost for good, or the user interrupted
  /// (changes that are on their way are waited for, a few seconds at most); the requests then open
  /// were completed with that error.
  virtual std::optional<Error> run() = 0;

  /// After an interruption, run() works once more, changes included, and ends as interrupted after
  /// so long at most. Called before one, it keeps that from cutting run() short for so long.
  virtual void extend(std::chrono::milliseconds time) = 0;
};

/// A tree whose modes and names can be changed.
class TreeChanger : public TreeReader {
 public:
  using ChangeDone = std::function<void(std::optional<Error>)>;

  /// Sends one change. No error means that the server said yes, not that it is so; an error means
  /// that it said no, not that nothing changed: list again. `path` must not be a link.
  virtual void change_mode(const RemotePath& path, Mode mode, ChangeDone done) = 0;

  /// Gives something another name. What has that name already is replaced by many servers: look
  /// first. No error means that the server said yes, not that it is so.
  ///
  /// A rename is sent once and, unlike all else, never again by itself: the second could replace
  /// what is new by then. When the connection ends before the answer, the error is `unanswered`: it
  /// was done or it was not (or will be, when a slow server comes to it): list the folders to know.
  /// That ends nothing; the next request connects again.
  virtual void rename(const RemotePath& from, const RemotePath& to, ChangeDone done) = 0;
};

} // namespace ftperm::remote
