// What a diagnosis tries, and what it concludes.
#include "cli/diagnose_again.hpp"
#include "cli/diagnosing.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ftperm::cli {
namespace {

using diagnosis::Gain;

/// When loads were made, beside those of a trial.
constexpr const char* put_back = "put back";
constexpr const char* kept = "kept";

/// Of each page, in a trial: what is tried stays for as short as possible.
constexpr std::size_t loads_in_a_trial = 2;
/// Permissions that were put right, each on a line.
constexpr std::size_t most_named = 10;

std::string seconds_text(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f s", seconds);
  return text.data();
}

/// At least one.
std::string name_of_changes(const std::vector<fix::Change>& changes) {
  if (changes.size() == 1)
    return visible(changes.front().path.bytes()) + " at " + changes.front().after.to_octal();
  return std::to_string(changes.size()) + " permissions put right";
}

/// ".htaccess.ftperm-20261123T003012Z": a name of this run's own, which Apache does not serve
/// either.
std::string away_name() {
  std::string time = fix::utc_now();
  std::erase_if(time, [](char c) { return c == ':' || c == '-'; });
  return ".htaccess.ftperm-" + time;
}

/// What each of the pages that failed answers now, in a word: "works, 500".
std::string answers(const std::vector<site::Condition>& conditions,
                    const std::vector<std::size_t>& failing) {
  std::string text;
  for (const std::size_t i : failing) {
    const site::Condition& condition = conditions[i];
    const bool by_status = condition.state != site::State::works && condition.good == 0 &&
                           condition.typical.failure == site::Failure::none &&
                           condition.state != site::State::blank;
    text += (text.empty() ? "" : ", ") + (by_status ? std::to_string(condition.typical.status)
                                                    : std::string(to_word(condition.state)));
  }
  return text;
}

} // namespace

/// The permissions that are tried, and the `.htaccess` files: that nearest to the page first.
void Diagnosing::choose_factors() {
  for (const diagnosis::Suspect& suspect : suspects_)
    if (suspect.untried.empty()) changes_.push_back(suspect.change);
  const std::string away = away_name();
  for (const diagnosis::PagePlace& place : places_)
    for (auto directory = place.way.rbegin(); directory != place.way.rend(); ++directory) {
      if (!directory->htaccess) continue;
      const fix::Rename rename{*directory->path.child(".htaccess"), *directory->path.child(away)};
      if (std::find(renames_.begin(), renames_.end(), rename) == renames_.end())
        renames_.push_back(rename);
    }
}

diagnosis::Treatment Diagnosing::treatment_of(const std::set<std::size_t>& factors) const {
  diagnosis::Treatment treatment;
  for (const std::size_t factor : factors) {
    if (factor < changes_.size())
      treatment.changes.push_back(changes_[factor]);
    else
      treatment.renames.push_back(renames_[factor - changes_.size()]);
  }
  return treatment;
}

std::string Diagnosing::name_of(const std::set<std::size_t>& factors) const {
  const diagnosis::Treatment treatment = treatment_of(factors);
  std::string text;
  if (!treatment.changes.empty()) text = name_of_changes(treatment.changes);
  std::string away;
  for (const fix::Rename& rename : treatment.renames)
    away += (away.empty() ? "" : ", ") + visible(rename.path.bytes());
  if (away.empty()) return text;
  return text + (text.empty() ? "" : "; ") + away + " away";
}

Cause Diagnosing::cause_of(std::size_t factor) const {
  Cause cause;
  cause.proven = true;
  if (factor >= changes_.size()) {
    cause.kind = CauseKind::htaccess;
    cause.path = renames_[factor - changes_.size()].path.bytes();
    cause.reason = "The page answered otherwise while it was out of the way.";
    return cause;
  }
  const fix::Change& change = changes_[factor];
  cause.path = change.path.bytes();
  cause.mode = change.before;
  cause.expected = change.after;
  for (const diagnosis::Suspect& suspect : suspects_)
    if (suspect.change.path == change.path) cause.reason = suspect.reason;
  return cause;
}

std::vector<site::Page*> Diagnosing::pages_to_load() const {
  std::vector<site::Page*> pages;
  for (const auto& page : pages_)
    pages.push_back(page.get());
  return pages;
}

Gain Diagnosing::gain_of(const std::vector<site::Condition>& conditions) const {
  using site::State;
  Gain gain = Gain::works;
  for (const std::size_t i : failing_) {
    const State state = conditions[i].state;
    const bool answers = state == State::forbidden || state == State::missing ||
                         state == State::password || state == State::other_refusal;
    Gain of_page = state == State::works ? Gain::works : Gain::none;
    if (facts_.before[i].state == State::server_error && answers) of_page = Gain::other;
    gain = std::min(gain, of_page);
  }
  return gain;
}

Result<Gain> Diagnosing::try_out(diagnosis::Laboratory& laboratory,
                                 const std::set<std::size_t>& factors) {
  const std::string name = name_of(factors);
  const auto trial = laboratory.try_out(treatment_of(factors));
  if (!trial) return trial.error();
  const bool first = !facts_.tested;
  facts_.tested = true;
  if (!trial->trouble.empty()) {
    steps_.say(first ? "Tried" : "", name + ": could not be tried: " + trial->trouble);
    facts_.untried = true;
    for (const std::size_t factor : factors) {
      Cause cause = cause_of(factor);
      cause.proven = false;
      cause.reason = "It could not be tried: " + trial->trouble + ".";
      facts_.possible.insert(facts_.possible.begin(), std::move(cause));
    }
    return Gain::none;
  }
  add_evidence(name, trial->during);
  add_evidence(put_back, trial->after);
  const Gain gain = gain_of(trial->during);
  steps_.say(first ? "Tried" : "", name + " for " + seconds_text(trial->seconds) + ": " +
                                       answers(trial->during, failing_) +
                                       "; put back: " + answers(trial->after, failing_));
  return gain != Gain::none && gain_of(trial->after) >= gain ? Gain::unproven : gain;
}

std::optional<Error> Diagnosing::test(RunJournal& journal) {
  const auto pages = pages_to_load();
  diagnosis::Laboratory laboratory(tree_, {journal, journal}, pages, loads_in_a_trial);
  const auto found = diagnosis::find_causes(
      {changes_.size(), renames_.size()},
      [&](const std::set<std::size_t>& factors) { return try_out(laboratory, factors); });
  std::optional<Error> ended;
  if (!found) ended = found.error();
  if (found) {
    facts_.tested = true;
    facts_.found = *found;
    for (const std::size_t factor : found->causes)
      facts_.causes.push_back(cause_of(factor));
    if (config_.apply) ended = keep(laboratory, journal);
  }
  out_of_place_ = laboratory.out_of_place();
  return ended;
}

std::optional<Error> Diagnosing::keep(diagnosis::Laboratory& laboratory, RunJournal& journal) {
  auto treatment = treatment_of({facts_.found.causes.begin(), facts_.found.causes.end()});
  if (!config_.diagnose.keep_htaccess_off) treatment.renames.clear();
  if (treatment.changes.empty() && treatment.renames.empty()) return {};
  // A part of a cure need not show.
  const bool whole =
      treatment.changes.size() + treatment.renames.size() == facts_.found.causes.size();
  const auto outcome =
      laboratory.keep(treatment, [&](const std::vector<site::Condition>& conditions) {
        return !whole || gain_of(conditions) >= facts_.found.gain;
      });
  if (!outcome) return outcome.error();
  if (!outcome->trouble.empty()) {
    steps_.say("Kept", "nothing: " + outcome->trouble);
    return {};
  }
  for (const fix::Rename& rename : outcome->applied.renames)
    journal.keeps_away(rename.path);
  facts_.now = outcome->during;
  add_evidence(kept, outcome->during);
  steps_.say("Kept", "the site now: " + answers(outcome->during, failing_));
  note_kept(outcome->applied);
  return {};
}

void Diagnosing::note_kept(const diagnosis::Treatment& treatment) {
  if (treatment.changes.size() > most_named) steps_.say("", name_of_changes(treatment.changes));
  const auto mark = [this](const std::string& path) {
    for (Cause& cause : facts_.causes)
      if (cause.path == path) cause.removed = true;
  };
  for (const fix::Change& change : treatment.changes) {
    findings_.put({change.path.bytes(), change.type, change.after, change.after,
                   FindingStatus::fixed, "Was " + change.before.to_octal() + "."});
    if (treatment.changes.size() <= most_named)
      steps_.say("", visible(change.path.bytes()) + " is " + change.after.to_octal() + " now");
    mark(change.path.bytes());
  }
  for (const fix::Rename& rename : treatment.renames) {
    steps_.say("", visible(rename.path.bytes()) + " is " + visible(rename.away.bytes()) + " now");
    mark(rename.path.bytes());
  }
}

/// Of all trials, the one of just the causes is the proof.
void Diagnosing::mark_proof() {
  const std::string proof = name_of({facts_.found.causes.begin(), facts_.found.causes.end()});
  bool behind = false;
  for (LoadEvidence& load : result_.loads) {
    const bool is_proof = !proof.empty() && load.when == proof;
    load.telling = load.when == as_it_was || load.when == kept || is_proof ||
                   (behind && load.when == put_back);
    behind = is_proof || (behind && load.when == put_back);
  }
}

diagnosis::Outcome Diagnosing::conclude(const RunSummary& audited) {
  facts_.unseen = facts_.unseen || !audited.complete;
  const diagnosis::Verdict verdict = diagnosis::conclude(facts_);
  result_.verdict = verdict.word;
  result_.sentence = verdict.sentence;
  result_.advice = verdict.advice;
  result_.steps = steps_.lines();
  result_.causes = facts_.causes.empty() ? facts_.possible : facts_.causes;
  result_.hints = facts_.hints;
  mark_proof();
  const auto wrong = audited.count.find(FindingStatus::wrong);
  const auto modes =
      std::count_if(result_.causes.begin(), result_.causes.end(), [](const Cause& cause) {
        return cause.kind == CauseKind::permissions && !cause.removed;
      });
  if (wrong != audited.count.end())
    result_.other_wrong = wrong->second - std::min(wrong->second, static_cast<std::size_t>(modes));
  if (verdict.outcome == diagnosis::Outcome::cause)
    result_.repair = diagnose_again(config_, result_.causes, facts_.tested);
  return verdict.outcome;
}

} // namespace ftperm::cli
