#include "ftperm/fix/apply.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

namespace ftperm::fix {
namespace {

/// Changes are remembered and handed to the tree so many at a time, the next when so few are left:
/// enough to keep any pipeline full, few enough to stop early.
constexpr std::size_t batch_size = 1024;
/// A server that knew none of so many commands knows no SITE CHMOD.
constexpr std::size_t enough_refusals = 20;
/// After an interruption.
constexpr std::chrono::seconds time_to_verify{3};

bool is_end_of_tree(const Error& error) {
  return error.kind == ErrorKind::lost || error.kind == ErrorKind::interrupted;
}

class Applier {
 public:
  Applier(remote::TreeChanger& tree, const std::vector<Change>& changes, ChangeLog& log,
          std::vector<Outcome>& outcomes, const OnProgress& on_progress)
      : tree_(tree), changes_(changes), log_(log), outcomes_(outcomes), on_progress_(on_progress) {
    outcomes_.assign(changes.size(), {});
    progress_.total = changes.size();
  }

  std::optional<Error> run() {
    send_more();
    auto ended = tree_.run();
    const bool interrupted = ended && ended->kind == ErrorKind::interrupted;
    if (interrupted) tree_.extend(time_to_verify);
    if (!ended || interrupted) {
      verify(interrupted || not_logged_);
      auto unverified = tree_.run();
      if (!ended) ended = std::move(unverified);
    }
    if (interrupted) forget_unsent();
    log_.came_out(changes_, outcomes_);
    return not_logged_ ? std::move(not_logged_) : std::move(ended);
  }

 private:
  void send_more() {
    while (next_ < changes_.size() && open_ < batch_size && !pointless_) {
      const std::size_t end = std::min(next_ + batch_size, changes_.size());
      not_logged_ = log_.about_to_send(std::span(changes_).subspan(next_, end - next_));
      pointless_ = not_logged_.has_value();
      while (next_ < end && !pointless_)
        send(next_++);
    }
  }

  void send(std::size_t index) {
    ++open_;
    outcomes_[index].sent = true;
    const Change& change = changes_[index];
    tree_.change_mode(change.path, change.after, [this, index](std::optional<Error> refusal) {
      --open_;
      ++progress_.answered;
      const bool unsupported = refusal && refusal->kind == ErrorKind::unsupported;
      refusals_ = unsupported ? refusals_ + 1 : 0;
      if (refusals_ >= enough_refusals && progress_.answered == refusals_) pointless_ = true;
      if (refusal && is_end_of_tree(*refusal)) pointless_ = true;
      outcomes_[index].refusal = std::move(refusal);
      report();
      send_more();
    });
  }

  void verify(bool only_sent) {
    std::map<RemotePath, std::vector<std::size_t>> by_directory;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (only_sent && !outcomes_[i].sent) continue;
      if (changes_[i].type == FindingType::root)
        verify_itself(i);
      else
        by_directory[changes_[i].path.parent()].push_back(i);
    }
    for (auto& [directory, indexes] : by_directory)
      tree_.list(directory, std::nullopt, remote::Care::usual,
                 [this, indexes = std::move(indexes)](const Result<remote::Listing>& listing) {
                   compare(indexes, listing);
                   report();
                 });
  }

  /// What an interruption kept on this side is not seen on the other.
  void forget_unsent() {
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      Outcome& outcome = outcomes_[i];
      const bool unanswered = outcome.refusal && is_end_of_tree(*outcome.refusal);
      if (unanswered && outcome.now == changes_[i].before) outcome = {};
    }
  }

  void verify_itself(std::size_t index) {
    ++progress_.verified;
    tree_.own_mode(changes_[index].path, [this, index](const Result<Mode>& mode) {
      if (mode)
        outcomes_[index].now = *mode;
      else
        outcomes_[index].note = mode.error().message;
    });
  }

  void compare(const std::vector<std::size_t>& indexes, const Result<remote::Listing>& listing) {
    std::map<std::string_view, const Entry*> by_name;
    if (listing)
      for (const Entry& entry : listing->entries)
        by_name.emplace(entry.name, &entry);
    for (const std::size_t i : indexes) {
      Outcome& outcome = outcomes_[i];
      const auto found = by_name.find(changes_[i].path.name());
      const bool is_directory = changes_[i].type == FindingType::directory;
      if (listing || !is_directory) ++progress_.verified;
      const EntryType expected = is_directory ? EntryType::directory : EntryType::file;
      if (!listing && is_directory)
        verify_itself(i);
      else if (!listing)
        outcome.note = "its directory could not be listed again: " + listing.error().message;
      else if (found == by_name.end())
        outcome.note = "it is no longer listed";
      else if (found->second->type != expected)
        outcome.note = "it is something else now";
      else if (!found->second->mode)
        outcome.note = "the server no longer tells its mode";
      else
        outcome.now = found->second->mode;
    }
  }

  void report() {
    if (on_progress_) on_progress_(progress_);
  }

  remote::TreeChanger& tree_;
  const std::vector<Change>& changes_;
  ChangeLog& log_;
  std::vector<Outcome>& outcomes_;
  const OnProgress& on_progress_;
  Progress progress_;
  std::size_t next_ = 0;
  std::size_t open_ = 0;
  std::size_t refusals_ = 0; ///< in a row, from the first
  bool pointless_ = false;
  std::optional<Error> not_logged_;
};

} // namespace

std::optional<Error> apply(remote::TreeChanger& tree, const std::vector<Change>& changes,
                           ChangeLog& log, std::vector<Outcome>& outcomes,
                           const OnProgress& on_progress) {
  return Applier(tree, changes, log, outcomes, on_progress).run();
}

} // namespace ftperm::fix
