// What a diagnosis concludes.
#include "cli/diagnose_again.hpp"
#include "cli/diagnosing.hpp"

#include "ftperm/diagnosis/script.hpp"

#include <algorithm>

namespace ftperm::cli {

/// Of all trials, the one of just the causes is the proof.
void Diagnosing::mark_proof() {
  const auto proof = shown_.find({facts_.found.causes.begin(), facts_.found.causes.end()});
  for (std::size_t i = 0; i < result_.loads.size(); ++i) {
    LoadEvidence& load = result_.loads[i];
    const bool is_proof =
        proof != shown_.end() && i >= proof->second.first && i < proof->second.second;
    load.telling = load.when == as_it_was || load.when == kept || is_proof;
  }
}

/// What else the audit found, the causes apart. Scripts that need their x are told of: the rules
/// take it from them.
void Diagnosing::count_others() {
  const auto is_cause = [this](const std::string& path) {
    return std::any_of(result_.causes.begin(), result_.causes.end(), [&](const Cause& cause) {
      return cause.kind == CauseKind::permissions && cause.path == path;
    });
  };
  findings_.for_each([&](const Finding& finding) {
    if (finding.status != FindingStatus::wrong || is_cause(finding.path)) return;
    ++result_.other_wrong;
    const auto path = RemotePath::parse(finding.path);
    const bool has_x = finding.mode && (finding.mode->bits() & 0111) != 0;
    if (path && finding.type == FindingType::file && has_x && diagnosis::is_script_by_name(*path))
      ++result_.scripts;
  });
}

diagnosis::Outcome Diagnosing::conclude(const RunSummary& audited) {
  facts_.unseen = facts_.unseen || !audited.complete;
  for (const auto& page : pages_)
    facts_.addresses.push_back(page->address());
  const diagnosis::Verdict verdict = diagnosis::conclude(facts_);
  result_.verdict = verdict.word;
  result_.sentence = verdict.sentence;
  result_.advice = verdict.advice;
  result_.steps = steps_.lines();
  result_.causes = facts_.causes.empty() ? facts_.possible : facts_.causes;
  result_.hints = facts_.hints;
  mark_proof();
  count_others();
  if (verdict.outcome == diagnosis::Outcome::cause)
    result_.repair = diagnose_again(config_, result_, facts_.tested);
  return verdict.outcome;
}

} // namespace ftperm::cli
