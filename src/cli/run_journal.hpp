#pragma once

#include "ftperm/fix/apply.hpp"
#include "ftperm/fix/journal_writer.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>

namespace ftperm::cli {

/// The journal of one run: made when the first change is about to be sent.
class RunJournal final : public fix::ChangeLog, public fix::RenameLog {
 public:
  RunJournal(std::string file, fix::JournalHead head)
      : file_(std::move(file)), head_(std::move(head)) {}

  std::optional<Error> about_to_send(std::span<const fix::Change> changes) override;
  void came_out(std::span<const fix::Change> changes,
                std::span<const fix::Outcome> outcomes) override;

  std::optional<Error> about_to_rename(const fix::Rename& rename) override;
  void is_back(const RemotePath& path) override;
  /// A file stays out of the way, for the user wants it so.
  void keeps_away(const RemotePath& path);

  /// The run is at its end. The error: the journal's last words could not be written; it holds all
  /// that was changed all the same.
  std::optional<Error> finish(const std::optional<Error>& ended_early);

  /// Empty as long as nothing was to be changed.
  std::string file() const { return writer_ ? file_ : std::string(); }

 private:
  std::optional<Error> open();

  std::string file_;
  fix::JournalHead head_;
  std::optional<fix::JournalWriter> writer_;
  std::optional<Error> trouble_;
};

} // namespace ftperm::cli
