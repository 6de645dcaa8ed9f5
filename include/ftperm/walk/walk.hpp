#pragma once

#include "ftperm/remote/tree.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace ftperm::walk {

/// Is told what the walk finds, in the order in which the server answers.
class Visitor {
 public:
  Visitor() = default;
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;
  virtual ~Visitor() = default;

  /// A directory was listed. Directories among the entries whose name no RemotePath can hold are
  /// not walked; the visitor sees them here.
  virtual void on_listing(const RemotePath& directory, const remote::Listing& listing) = 0;

  /// The rest of a directory told before: its first listing was cut short without a word, and a
  /// more careful one brought this to light. Taken as a listing of its own unless overridden.
  virtual void on_rest(const RemotePath& directory, const remote::Listing& rest) {
    on_listing(directory, rest);
  }

  /// A directory could not be listed, or not wholly, or lies too deep. `mode` is what its parent
  /// told of it, if it did.
  virtual void on_unlisted(const RemotePath& directory, std::optional<Mode> mode,
                           const Error& error) = 0;
};

/// How far a walk is.
struct Progress {
  std::size_t listed = 0;  ///< directories
  std::size_t waiting = 0; ///< directories asked for and not answered
  std::size_t entries = 0;
};

struct Options {
  /// Honest sites are not deeper; a tree that contains itself has no end.
  std::size_t deepest = 100;
  /// Nor larger: two such loops in one directory have no end either, at any depth.
  std::size_t most_directories = 2'000'000;
  std::function<void(const Progress&)> on_progress; ///< may be empty
};

/// A directory to begin with, and its mode if its parent told it.
struct Start {
  RemotePath path;
  std::optional<Mode> mode;
};

/// Lists the starts and everything below them. Never goes through a link. The error is that of
/// TreeReader::run().
std::optional<Error> walk(remote::TreeReader& tree, const std::vector<Start>& starts,
                          Visitor& visitor, const Options& options);

} // namespace ftperm::walk
