#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ftperm {

/// An absolute path on the server that a command line can carry: raw bytes, no CR, LF or NUL, no
/// empty, "." or ".." component. "/" is the root. A value of this type is safe to send.
class RemotePath {
 public:
  /// The root, "/".
  RemotePath() : bytes_("/") {}

  /// Doubled and trailing slashes are folded; nothing when the text is not absolute, or holds a
  /// "." or ".." component or a byte that cannot be sent.
  static std::optional<RemotePath> parse(std::string_view text);

  /// This directory's child; nothing when the name is not one plain, sendable name.
  std::optional<RemotePath> child(std::string_view name) const;

  RemotePath parent() const;     ///< the root's parent is the root
  std::string_view name() const; ///< the last component; empty for the root
  std::size_t depth() const;     ///< number of components; 0 for the root

  bool is_root() const { return bytes_.size() == 1; }

  const std::string& bytes() const { return bytes_; }

  friend auto operator<=>(const RemotePath&, const RemotePath&) = default;
  friend bool operator==(const RemotePath&, const RemotePath&) = default;

 private:
  explicit RemotePath(std::string bytes) : bytes_(std::move(bytes)) {}

  std::string bytes_;
};

/// The path of a name in a directory as reports show it: for names that RemotePath refuses too.
std::string join_path(const RemotePath& dir, std::string_view name);

} // namespace ftperm
