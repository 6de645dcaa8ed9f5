#include "ftperm/diagnosis/laboratory.hpp"

#include "ftperm/core/text.hpp"
#include "ftperm/fix/undo.hpp"

#include <chrono>
#include <utility>

namespace ftperm::diagnosis {
namespace {

using Clock = std::chrono::steady_clock;

/// For putting modes back when the user wants to stop.
constexpr std::chrono::seconds time_to_put_back{60};

/// What the log knows is what has to be put back: nothing is sent before.
class Noting final : public fix::RenameLog {
 public:
  Noting(fix::RenameLog& log, Treatment& applied) : log_(log), applied_(applied) {}

  std::optional<Error> about_to_rename(const fix::Rename& rename) override {
    if (auto error = log_.about_to_rename(rename)) return error;
    applied_.renames.push_back(rename);
    return {};
  }

  void is_back(const RemotePath& path) override { log_.is_back(path); }

 private:
  fix::RenameLog& log_;
  Treatment& applied_;
};

fix::Change inverse(const fix::Change& change, Mode now) {
  return {change.path, change.type, now, change.before};
}

} // namespace

Result<Trial> Laboratory::try_out(const Treatment& treatment) {
  Trial trial;
  const auto begun = Clock::now();
  auto error = apply_and_load(treatment, trial);
  put_back();
  trial.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  if (error) return *std::move(error);
  if (!why_.empty()) return Error{ErrorKind::refused, why_};
  if (!trial.trouble.empty()) return trial;
  auto after = load(loads_);
  if (!after) return after.error();
  trial.after = *std::move(after);
  return trial;
}

Result<Trial> Laboratory::keep(const Treatment& treatment, const IsGood& is_good) {
  Trial trial;
  auto error = apply_and_load(treatment, trial);
  if (!error && trial.trouble.empty() && !is_good(trial.during))
    trial.trouble = "this time it did not cure the site";
  if (error || !trial.trouble.empty()) put_back();
  if (error) return *std::move(error);
  if (!why_.empty()) return Error{ErrorKind::refused, why_};
  trial.applied = std::exchange(applied_, {});
  return trial;
}

std::optional<Error> Laboratory::apply_and_load(const Treatment& treatment, Trial& trial) try {
  if (auto error = apply(treatment, trial)) return error;
  if (!trial.trouble.empty()) return {};
  auto during = load(loads_);
  if (!during) return during.error();
  trial.during = *std::move(during);
  return {};

} catch (...) {

  put_back(); // no memory, say: the site comes first
  throw;
}

std::optional<Error> Laboratory::apply(const Treatment& treatment, Trial& trial) {
  if (auto error = apply_changes(treatment.changes, trial)) return error;
  Noting log(logs_.renames, applied_);
  for (const fix::Rename& rename : treatment.renames) {
    auto error = fix::move_aside(tree_, rename, log);
    if (!error) continue;
    if (ends_run(*error) || error->kind == ErrorKind::usage) return error;
    trial.trouble = visible(rename.path.bytes()) + " could not be renamed: " + error->message;
    return {};
  }
  return {};
}

std::optional<Error> Laboratory::apply_changes(const std::vector<fix::Change>& changes,
                                               Trial& trial) {
  if (changes.empty()) return {};
  std::vector<fix::Outcome> outcomes;
  auto error = fix::apply(tree_, changes, logs_.changes, outcomes, {});
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const fix::Change& change = changes[i];
    const fix::Outcome& outcome = outcomes[i];
    if (!outcome.sent || outcome.now == change.before) continue;
    // What is not known may have been changed: it is put back as if it were.
    fix::Change applied = change;
    applied.after = outcome.now.value_or(change.after);
    applied_.changes.push_back(std::move(applied));
  }
  const bool nothing = !error && applied_.changes.empty();
  if (nothing) trial.trouble = "the server changed none of the permissions";
  return error;
}

void Laboratory::put_back() {
  while (!applied_.renames.empty()) {
    const fix::Rename rename = applied_.renames.back();
    applied_.renames.pop_back();
    const auto error = fix::move_back(tree_, rename, logs_.renames);
    if (!error) continue;
    why_ = visible(rename.path.bytes()) + " is not in its place: " + error->message;
    out_of_place_.renames.push_back(rename);
  }
  put_back_changes();
}

void Laboratory::put_back_changes() {
  if (applied_.changes.empty()) return;
  std::vector<fix::Change> changes;
  changes.reserve(applied_.changes.size());
  for (const fix::Change& change : std::exchange(applied_.changes, {}))
    changes.push_back(inverse(change, change.after));
  std::vector<fix::Outcome> outcomes;
  tree_.extend(time_to_put_back);
  auto error = fix::put_back(tree_, changes, logs_.changes, outcomes, {});
  tree_.extend(std::chrono::milliseconds(0));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (outcomes[i].now == changes[i].after) continue;
    out_of_place_.changes.push_back(changes[i]);
    why_ = "the mode of " + visible(changes[i].path.bytes()) + " was not put back to " +
           changes[i].after.to_octal() + (error ? ": " + error->message : std::string());
  }
}

Result<std::vector<site::Condition>> Laboratory::load(std::size_t loads) const {
  std::vector<site::Condition> conditions;
  for (site::Page* page : pages_) {
    std::vector<site::Answer> answers;
    for (std::size_t i = 0; i < loads; ++i) {
      answers.push_back(page->load());
      if (answers.back().failure == site::Failure::interrupted)
        return Error{ErrorKind::interrupted, "interrupted"};
    }
    conditions.push_back(site::judge(answers));
  }
  return conditions;
}

} // namespace ftperm::diagnosis
