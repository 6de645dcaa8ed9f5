// What a diagnosis tries, and what it keeps.
#include "cli/diagnosing.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::cli {
namespace {

using diagnosis::Gain;

/// Of each page, in a trial: what is tried stays for as short as possible.
constexpr std::size_t loads_in_a_trial = 2;
/// Permissions that were put right, each on a line.
constexpr std::size_t most_named = 10;

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

Result<Diagnosing::Gains> Diagnosing::try_out(diagnosis::Laboratory& laboratory,
                                              const Factors& factors) {
  if (const auto made = trials_.find(factors); made != trials_.end()) return made->second;
  const std::string name = name_of(factors);
  const auto trial = laboratory.try_out(treatment_of(factors));
  if (!trial) return trial.error();
  const std::string step = facts_.tested ? "" : "Tried";
  facts_.tested = true;
  if (!trial->trouble.empty()) {
    steps_.say(step, name + ": could not be tried: " + trial->trouble);
    note_trouble(factors, trial->trouble);
    return trials_[factors] = Gains(failing_.size(), Gain::none);
  }
  const std::size_t begin = result_.loads.size();
  add_evidence(name, trial->during);
  add_evidence(put_back, trial->after);
  shown_[factors] = {begin, result_.loads.size()};
  steps_.say(step, name + " for " + seconds_text(trial->seconds) + ": " +
                       answers(trial->during, failing_) +
                       "; put back: " + answers(trial->after, failing_));
  auto gains = gains_of(trial->during, factors);
  if (!gains) return gains.error();
  for (std::size_t i = 0; i < failing_.size(); ++i) {
    const bool same_after = trial->after[failing_[i]].state == trial->during[failing_[i]].state;
    if ((*gains)[i] != Gain::none && same_after) (*gains)[i] = Gain::unproven;
    if ((*gains)[i] != Gain::none && trial->after[failing_[i]].state == site::State::works)
      (*gains)[i] = Gain::unproven;
  }
  return trials_[factors] = *std::move(gains);
}

void Diagnosing::note_trouble(const Factors& factors, const std::string& trouble) {
  facts_.untried = true;
  for (const std::size_t factor : factors) {
    Cause cause = cause_of(factor);
    cause.proven = false;
    cause.reason = "It could not be tried: " + trouble + ".";
    untriable_.insert(cause.path);
    std::erase_if(facts_.possible, [&](const Cause& known) { return known.path == cause.path; });
    facts_.possible.insert(facts_.possible.begin(), std::move(cause));
  }
}

/// Page by page, for each can have a cause of its own; what was tried for one shows of all.
std::optional<Error> Diagnosing::find_causes(diagnosis::Laboratory& laboratory) {
  Factors causes;
  bool passed = false;
  for (std::size_t page = 0; page < failing_.size(); ++page) {
    const auto factors = factors_of(page);
    const auto found =
        diagnosis::find_causes({likely_, changes_.size(), factors.size() - changes_.size()},
                               [&](const Factors& treated) -> Result<Gain> {
                                 Factors these;
                                 for (const std::size_t factor : treated)
                                   these.insert(factors[factor]);
                                 const auto gains = try_out(laboratory, these);
                                 if (!gains) return gains.error();
                                 return (*gains)[page];
                               });
    if (!found) return found.error();
    passed = passed || found->gain == Gain::unproven;
    if (found->gain == Gain::none) facts_.unexplained.push_back(failing_[page]);
    if (found->causes.empty()) continue;
    for (const std::size_t cause : found->causes)
      causes.insert(factors[cause]);
    const bool first = facts_.found.causes.empty();
    facts_.found.gain = first ? found->gain : std::min(facts_.found.gain, found->gain);
    facts_.found.causes.assign(causes.begin(), causes.end());
  }
  facts_.tested = true;
  if (causes.empty() && passed && facts_.unexplained.empty()) facts_.found.gain = Gain::unproven;
  if (causes.empty()) return {};
  // Of all pages' causes together this is the proof.
  const auto proof = try_out(laboratory, causes);
  if (!proof) return proof.error();
  for (const std::size_t factor : causes)
    facts_.causes.push_back(cause_of(factor));
  return {};
}

std::optional<Error> Diagnosing::test(RunJournal& journal) {
  const auto pages = pages_to_load();
  diagnosis::Laboratory laboratory(tree_, {journal, journal}, pages, loads_in_a_trial);
  auto ended = find_causes(laboratory);
  if (!ended) {
    // What was tried is cleared of suspicion.
    std::erase_if(facts_.possible, [this](const Cause& cause) {
      return !untriable_.contains(cause.path) &&
             std::any_of(changes_.begin(), changes_.end(), [&](const fix::Change& change) {
               return change.path.bytes() == cause.path;
             });
    });
    if (config_.apply) ended = keep(laboratory, journal);
  }
  out_of_place_ = laboratory.out_of_place();
  return ended;
}

std::optional<Error> Diagnosing::keep(diagnosis::Laboratory& laboratory, RunJournal& journal) {
  const Factors causes(facts_.found.causes.begin(), facts_.found.causes.end());
  auto treatment = treatment_of(causes);
  if (!config_.diagnose.keep_htaccess_off) treatment.renames.clear();
  if (treatment.changes.empty() && treatment.renames.empty()) return {};
  // A part of a cure need not show.
  const bool whole = treatment.changes.size() + treatment.renames.size() == causes.size();
  const auto outcome =
      laboratory.keep(treatment, [&](const std::vector<site::Condition>& conditions) {
        return !whole || is_cured_as(trials_.at(causes), conditions);
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

/// Whether what a trial brought back is back.
bool Diagnosing::is_cured_as(const Gains& proof,
                             const std::vector<site::Condition>& conditions) const {
  for (std::size_t i = 0; i < failing_.size(); ++i)
    if (proof[i] != Gain::none && conditions[failing_[i]].state == facts_.before[failing_[i]].state)
      return false;
  return true;
}

void Diagnosing::note_kept(const diagnosis::Treatment& treatment) {
  if (treatment.changes.size() > most_named)
    steps_.say("", std::to_string(treatment.changes.size()) + " permissions were put right");
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

std::vector<site::Page*> Diagnosing::pages_to_load() const {
  std::vector<site::Page*> pages;
  for (const auto& page : pages_)
    pages.push_back(page.get());
  return pages;
}

} // namespace ftperm::cli
