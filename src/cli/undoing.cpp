#include "cli/undoing.hpp"

#include "cli/start.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/fix/journal_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ftperm::cli {
namespace {

/// What undoing comes to for a file that is out of the way.
Finding about(const fix::Rename& rename, const Result<fix::Place>& place) {
  Finding row;
  row.path = rename.path.bytes();
  row.type = FindingType::file;
  const std::string away = visible(rename.away.bytes());
  if (!place) {
    row.detail = "Whether it is in its place is not known: " + place.error().message + ".";
    return row;
  }
  switch (*place) {
  case fix::Place::home:
    row.status = FindingStatus::ok;
    break;
  case fix::Place::away:
    row.status = FindingStatus::wrong;
    row.planned = true;
    row.detail = "The run of the journal renamed it to " + away + ".";
    break;
  case fix::Place::both:
    row.status = FindingStatus::skipped;
    row.detail = "Left alone: something new is in its place; what was there is " + away + ".";
    break;
  case fix::Place::gone:
    row.status = FindingStatus::skipped;
    row.detail = "Left alone: neither it nor " + away + " is there any more.";
    break;
  case fix::Place::unseen:
    row.planned = true;
    row.detail = "The run of the journal renamed it to " + away +
                 "; the server does not show all of its folder.";
    break;
  }
  return row;
}

bool is_back(const Finding& row) {
  return row.status == FindingStatus::fixed || row.status == FindingStatus::ok;
}

/// Left alone is done, too.
bool is_done_with(const Finding& row) {
  return is_back(row) || row.status == FindingStatus::skipped;
}

} // namespace

std::optional<Error> Undoing::look(remote::TreeReader& tree, std::size_t& listed) {
  const fix::JournalHead& head = journal_.head;
  fix::UndoScope scope{head.root, head.start, std::nullopt};
  if (scope.start != scope.root && !scope.start.is_root()) {
    auto entry = find_start(tree, scope.start);
    if (!entry) return entry.error();
    scope.start_entry = *std::move(entry);
  }
  if (auto error = fix::look_before_undo(tree, changes_, scope, rows_, listed)) return error;
  return look_for_away(tree);
}

std::optional<Error> Undoing::look_for_away(remote::TreeReader& tree) {
  for (const fix::Rename& rename : away_) {
    const auto place = fix::where_is(tree, rename);
    if (!place && ends_run(place.error())) return place.error();
    rows_.push_back(about(rename, place));
  }
  return {};
}

std::optional<Error> Undoing::move_back(remote::TreeChanger& tree, fix::RenameLog& log) {
  for (std::size_t i = 0; i < away_.size() && changes_.size() + i < rows_.size(); ++i) {
    Finding& row = rows_[changes_.size() + i];
    if (!row.planned) continue;
    auto error = fix::move_back(tree, away_[i], log);
    row.planned = false;
    row.status = error ? FindingStatus::failed : FindingStatus::fixed;
    row.detail =
        error ? "Not in its place: " + error->message + "; " + fix::by_hand(away_[i]) + " by hand."
              : "Was away as " + visible(away_[i].away.bytes()) + ".";
    if (error && ends_run(*error)) return error;
  }
  return {};
}

std::optional<Error> Undoing::put_back(remote::TreeChanger& tree, fix::ChangeLog& log,
                                       fix::RenameLog& rename_log, ProgressLine& progress) {
  if (auto error = move_back(tree, rename_log)) return error;
  std::vector<fix::Change> planned;
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (!rows_[i].planned) continue;
    planned.push_back(changes_[i]);
    indexes.push_back(i);
  }
  std::vector<fix::Outcome> outcomes;
  const fix::OnProgress on_progress = [&progress](const fix::Progress& done) {
    progress.show_changes(done.answered, done.verified, done.total);
  };
  auto ended = fix::put_back(tree, planned, log, outcomes, on_progress);
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (outcomes[i].sent) rows_[indexes[i]] = fix::judge(planned[i], outcomes[i]);
  return ended;
}

fix::JournalUndone Undoing::result() const {
  fix::JournalUndone undone{fix::utc_now(), 0, 0};
  for (const Finding& row : rows_)
    ++(is_back(row) ? undone.put_back : undone.left);
  return undone;
}

bool Undoing::is_done() const {
  return std::all_of(rows_.begin(), rows_.end(), is_done_with);
}

bool Undoing::leaves_away() const {
  const auto first = static_cast<std::ptrdiff_t>(std::min(changes_.size(), rows_.size()));
  return !std::all_of(rows_.begin() + first, rows_.end(), is_done_with);
}

std::vector<fix::JournalNow> Undoing::modes_back() const {
  std::vector<fix::JournalNow> modes;
  for (std::size_t i = 0; i < changes_.size() && i < rows_.size(); ++i)
    if (is_back(rows_[i])) modes.push_back({changes_[i].path, changes_[i].after});
  return modes;
}

} // namespace ftperm::cli
