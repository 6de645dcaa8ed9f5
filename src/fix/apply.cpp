#include "ftperm/fix/apply.hpp"

#include "fix/verifier.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace ftperm::fix {
namespace {

/// Changes are remembered and handed to the tree so many at a time, the next when so few are left:
/// few at first, to stop early; then enough to keep any pipeline full over any distance.
constexpr std::size_t first_batch = 1024;
constexpr std::size_t full_batch = 4096;
/// A server that knew none of so many commands knows no SITE CHMOD.
constexpr std::size_t enough_refusals = 20;
/// After an interruption.
constexpr std::chrono::seconds time_to_verify{3};

class Applier {
 public:
  Applier(remote::TreeChanger& tree, const std::vector<Change>& changes, ChangeLog& log,
          std::vector<Outcome>& outcomes, const OnProgress& on_progress)
      : tree_(tree), changes_(changes), log_(log), outcomes_(outcomes), on_progress_(on_progress),
        verifier_(tree, changes, outcomes,
                  [this](std::size_t verified) { on_verified(verified); }) {
    outcomes_.assign(changes.size(), {});
    progress_.total = changes.size();
  }

  std::optional<Error> run() {
    send_more();
    auto ended = tree_.run();
    const bool interrupted = ended && ended->kind == ErrorKind::interrupted;
    if (interrupted) tree_.extend(time_to_verify);
    if (!ended || interrupted) {
      verifier_.verify_rest(interrupted || not_logged_);
      auto unverified = tree_.run();
      if (!ended) ended = std::move(unverified);
    }
    if (interrupted) forget_unsent();
    log_.came_out(changes_, outcomes_);
    return not_logged_ ? std::move(not_logged_) : std::move(ended);
  }

 private:
  void send_more() {
    const std::size_t batch = progress_.answered < first_batch ? first_batch : full_batch;
    while (next_ < changes_.size() && open_ < batch && !pointless_) {
      const std::size_t end = std::min(next_ + batch, changes_.size());
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
      if (refusal && ends_run(*refusal)) pointless_ = true;
      const bool is_answer = !refusal || !ends_run(*refusal);
      outcomes_[index].refusal = std::move(refusal);
      if (is_answer) verifier_.answered(index);
      report();
      send_more();
    });
  }

  /// What an interruption kept on this side is not seen on the other.
  void forget_unsent() {
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      Outcome& outcome = outcomes_[i];
      const bool unanswered = outcome.refusal && ends_run(*outcome.refusal);
      if (unanswered && outcome.now == changes_[i].before) outcome = {};
    }
  }

  void on_verified(std::size_t verified) {
    progress_.verified += verified;
    report();
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
  Verifier verifier_;
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
