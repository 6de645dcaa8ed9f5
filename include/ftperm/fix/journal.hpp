#pragma once

#include "ftperm/core/error.hpp"
#include "ftperm/core/mode.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/fix/change.hpp"
#include "ftperm/fix/rename.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a run was about to change, on this machine's disk before the server hears of it: the way
/// back. The file's format, and the damage that it survives, are in docs/journal-format.md.
namespace ftperm::fix {

/// Whose modes a journal is about. Never a password.
struct JournalHead {
  std::string version; ///< of the program that wrote it
  std::string begun;   ///< UTC, "2026-11-22T17:30:05Z"
  std::string command; ///< "fix --apply", "undo --apply" or "diagnose --test …"
  std::string host;
  std::uint16_t port = 21;
  std::string user; ///< raw bytes
  std::string tls;  ///< "explicit", "implicit" or "off"
  RemotePath root;  ///< of the account
  RemotePath start; ///< where the run began
  std::string profile;
  Mode root_mode{0705};
  Mode dir_mode{0705};
  Mode file_mode{0604};
};

/// What a listing showed of a path after it was changed: where that is not what was wanted, and
/// always in a diagnosis, which must know what is back.
struct JournalNow {
  RemotePath path;
  Mode mode;
};

/// A file that was out of the way is in its place again, as a listing showed.
struct JournalBack {
  RemotePath path;
};

/// A file stays out of the way, for the user wants it so.
struct JournalKept {
  RemotePath path;
};

/// What the journal knows of a file that is out of the way.
struct JournalAway {
  RemotePath name;   ///< that it has meanwhile
  bool kept = false; ///< the user wants it so
};

/// A run that came to its end, by itself or by the user's wish.
struct JournalEnd {
  std::string time;
  std::string outcome; ///< "finished", or why it ended early
};

/// The journal was used to put things back.
struct JournalUndone {
  std::string time;
  std::size_t put_back = 0; ///< have their earlier mode again
  std::size_t left = 0;     ///< could not be put back, or were left alone
};

/// A journal as it was read. All in it is checked: paths are the root, the start or below it.
struct Journal {
  JournalHead head;                       ///< of its last run
  std::size_t runs = 0;                   ///< a journal can be continued by a later run
  std::vector<Change> changes;            ///< in the order in which they were about to be sent
  std::map<RemotePath, JournalAway> away; ///< what is out of the way, by the place where it belongs
  std::map<RemotePath, Mode> now;         ///< what a listing showed since the last change
  std::optional<JournalEnd> end;       ///< of its last run; nothing: that was killed, or is at work
  std::optional<JournalUndone> undone; ///< the last time
  std::size_t whole_bytes = 0;         ///< up to the end of its last whole line
  bool torn = false;                   ///< a piece of a line follows: its commands were never sent
};

/// Whether both are about the same account, from the same start on.
bool same_account(const JournalHead& a, const JournalHead& b);

/// Whether it tries things for a moment, and puts them back.
bool is_of_diagnosis(const JournalHead& head);

/// Whether a diagnosis did not come to its end: what it tried for a moment is to be put back. (A
/// repair that was killed is gone on with.)
bool was_cut_off(const Journal& journal);

/// Errors are of kind `usage`, and name the line: not a journal, one of a later version, or one
/// that was damaged before its last line.
Result<Journal> parse_journal(std::string_view text);

/// Errors: as above, or the file cannot be read.
Result<Journal> read_journal(const std::string& file);

/// What undoing a journal comes to: one change a path, from what the run made of it (`before`) to
/// what it was at first (`after`). Paths that it left as they were are left out, but for those of
/// which a diagnosis that was cut off does not know whether they are back.
std::vector<Change> reversed(const Journal& journal);

} // namespace ftperm::fix
