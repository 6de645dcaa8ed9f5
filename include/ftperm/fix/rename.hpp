#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/remote/tree.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

/// A file that is out of the way for a moment, under another name in its own directory.
namespace ftperm::fix {

struct Rename {
  RemotePath path; ///< where it belongs
  RemotePath away; ///< its name meanwhile

  friend bool operator==(const Rename&, const Rename&) = default;
};

/// Who remembers what is out of the way: the way back.
class RenameLog {
 public:
  RenameLog() = default;
  RenameLog(const RenameLog&) = delete;
  RenameLog& operator=(const RenameLog&) = delete;
  virtual ~RenameLog() = default;

  /// This is sent next, and must be remembered when this returns. An error: it is not sent.
  virtual std::optional<Error> about_to_rename(const Rename& rename) = 0;
  /// A listing showed it in its place again.
  virtual void is_back(const RemotePath& path) = 0;
};

/// What the directory's listing tells of the two names.
enum class Place : std::uint8_t {
  home,
  away,
  both, ///< something new has taken its place meanwhile
  gone,
  unseen, ///< neither is shown, and not all that is there is
};

/// Asked in the way that tells when something was left out. An error: it cannot be known.
Result<Place> where_is(remote::TreeReader& tree, const Rename& rename);

/// Renames it out of the way, if `path` is there and `away` is not. When the log was told,
/// move_back() must follow: an error does not prove that nothing was renamed.
/// Where no answer came, `pause` passes before it returns: a server can still carry out what it has
/// read when its connection is gone.
std::optional<Error> move_aside(remote::TreeChanger& tree, const Rename& rename, RenameLog& log,
                                std::chrono::milliseconds pause = std::chrono::seconds(2));

/// Puts it where it belongs, and makes sure by a listing: as often as it takes, over new
/// connections too, and after an interruption. Between two attempts is a pause, the first of
/// `first_pause`, each twice as long as the one before: a minute with a second. Nothing that is
/// there now is replaced. An error says why it is not in its place; the log is then not told.
std::optional<Error> move_back(remote::TreeChanger& tree, const Rename& rename, RenameLog& log,
                               std::chrono::milliseconds first_pause = std::chrono::seconds(1));

/// "rename /www/.htaccess.ftperm-1 to /www/.htaccess": for when move_back() could not.
std::string by_hand(const Rename& rename);

} // namespace ftperm::fix
