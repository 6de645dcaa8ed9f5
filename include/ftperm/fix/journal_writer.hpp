#pragma once

#include "ftperm/fix/journal.hpp"

#include <optional>
#include <span>
#include <string>

namespace ftperm::fix {

/// Writes a journal. Whatever it wrote is on the disk, and synced, when a call returns: only then
/// may the commands be sent. What fails leaves the file as it was before the call. One thread.
class JournalWriter {
 public:
  /// Makes the file, readable by its owner alone; one that holds a journal of the same account and
  /// start, not undone, is continued, a torn line at its end cut off. Errors: it cannot be written,
  /// or is something else; what it held is then untouched.
  static Result<JournalWriter> open(const std::string& file, const JournalHead& head);

  JournalWriter(JournalWriter&& other) noexcept;
  JournalWriter& operator=(JournalWriter&& other) noexcept;
  JournalWriter(const JournalWriter&) = delete;
  JournalWriter& operator=(const JournalWriter&) = delete;
  ~JournalWriter();

  /// These are about to be sent.
  std::optional<Error> write(std::span<const Change> changes);
  /// This is about to be sent.
  std::optional<Error> write(const Rename& rename);
  std::optional<Error> write(const JournalBack& back);
  std::optional<Error> write(const JournalKept& kept);
  /// A listing showed these, see JournalNow.
  std::optional<Error> write_now(std::span<const JournalNow> seen);
  /// The run is at its end; `outcome` as JournalEnd has it.
  std::optional<Error> write_end(const std::string& outcome);

  const std::string& file() const { return file_; }

 private:
  JournalWriter(std::string file, int descriptor, std::size_t size);
  std::optional<Error> append(const std::string& lines);

  std::string file_;
  int descriptor_ = -1;
  std::size_t size_ = 0; ///< of what is known to be on the disk
};

/// Adds to a journal that it was undone.
std::optional<Error> mark_undone(const std::string& file, const JournalUndone& undone);
/// Adds to a journal that a file is in its place again.
std::optional<Error> mark_back(const std::string& file, const RemotePath& path);

/// Adds to a journal what a listing showed.
std::optional<Error> mark_now(const std::string& file, std::span<const JournalNow> seen);

/// Now, in UTC, as journals write it: "2026-11-22T17:30:05Z".
std::string utc_now();

} // namespace ftperm::fix
