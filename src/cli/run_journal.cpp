#include "cli/run_journal.hpp"

#include <vector>

namespace ftperm::cli {

std::optional<Error> RunJournal::open() {
  if (writer_) return {};
  auto opened = fix::JournalWriter::open(file_, head_);
  if (!opened) return opened.error();
  writer_ = *std::move(opened);
  return {};
}

std::optional<Error> RunJournal::about_to_send(std::span<const fix::Change> changes) {
  if (auto error = open()) return error;
  return writer_->write(changes);
}

std::optional<Error> RunJournal::about_to_rename(const fix::Rename& rename) {
  if (auto error = open()) return error;
  return writer_->write(rename);
}

void RunJournal::is_back(const RemotePath& path) {
  if (writer_ && !trouble_) trouble_ = writer_->write(fix::JournalBack{path});
}

void RunJournal::keeps_away(const RemotePath& path) {
  if (writer_ && !trouble_) trouble_ = writer_->write(fix::JournalKept{path});
}

void RunJournal::came_out(std::span<const fix::Change> changes,
                          std::span<const fix::Outcome> outcomes) {
  const bool all = fix::is_of_diagnosis(head_);
  std::vector<fix::JournalNow> seen;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto& now = outcomes[i].now;
    const bool forced = now && *now != changes[i].after && *now != changes[i].before;
    if (forced || (all && now && outcomes[i].sent)) seen.push_back({changes[i].path, *now});
  }
  if (writer_ && !trouble_) trouble_ = writer_->write_now(seen);
}

std::optional<Error> RunJournal::finish(const std::optional<Error>& ended_early) {
  if (!writer_) return {};
  auto error = writer_->write_end(ended_early ? ended_early->message : "finished");
  return trouble_ ? trouble_ : error;
}

} // namespace ftperm::cli
