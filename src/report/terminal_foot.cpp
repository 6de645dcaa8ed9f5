#include "report/terminal_foot.hpp"

#include "ftperm/core/finding.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace ftperm::report {
namespace {

std::size_t count_of(const RunSummary& run, FindingStatus status) {
  const auto found = run.count.find(status);
  return found == run.count.end() ? 0 : found->second;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;)
    digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string counted(std::size_t number, const char* one, const char* many) {
  return grouped(number) + ' ' + (number == 1 ? one : many);
}

/// "permission is wrong", "permissions are wrong": the words that follow a count.
std::string permissions(std::size_t number, std::string_view one, std::string_view many) {
  return counted(number, "permission ", "permissions ") += number == 1 ? one : many;
}

std::string rules_of(const RunSummary& run) {
  std::string rules = "folders " + run.dir_mode.to_octal() + ", files " + run.file_mode.to_octal();
  if (run.root_mode != run.dir_mode) rules = "the root " + run.root_mode.to_octal() + ", " + rules;
  return rules;
}

/// The end of a sentence about what is wrong: what is right.
std::string instead_of(const RunSummary& run) {
  return is_undo(run) ? "." : " (right is: " + rules_of(run) + ").";
}

std::string without_full_stop(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' '))
    text.pop_back();
  return text;
}

/// The counts of a run, by name, and what they come to.
struct Tally {
  Tally(const RunSummary& run, std::size_t of_wrong_planned)
      : planned(of_wrong_planned), wrong(count_of(run, FindingStatus::wrong) - of_wrong_planned),
        fixed(count_of(run, FindingStatus::fixed)), failed(count_of(run, FindingStatus::failed)),
        unknown(count_of(run, FindingStatus::unknown)),
        skipped(count_of(run, FindingStatus::skipped)), ok(count_of(run, FindingStatus::ok)),
        incomplete(!run.complete || unknown > 0 || !run.ended_early.empty()) {}

  std::size_t planned; ///< wrong, and a dry run would change it
  std::size_t wrong;   ///< the other wrong ones
  std::size_t fixed, failed, unknown, skipped, ok;
  bool incomplete;
};

FootLine counts_of(const RunSummary& run, const Tally& tally) {
  if (run.directories == 0 && run.entries == 0) return {Tone::plain, "Nothing was checked."};
  std::string text = "Checked " + counted(run.entries, "entry", "entries") + " in " +
                     counted(run.directories, "directory", "directories") + ": ";
  const auto add = [&text](std::size_t number, const char* word) {
    if (number > 0) text += grouped(number) + ' ' + word + ", ";
  };
  add(tally.fixed, "fixed");
  add(tally.failed, "failed");
  add(tally.planned, "to change");
  add(tally.wrong, "wrong");
  add(tally.unknown, "unknown");
  add(tally.skipped, "skipped");
  return {Tone::plain, text + grouped(tally.ok) + " right."};
}

/// The verdict where nothing wrong is left.
FootLine nothing_wrong(const RunSummary& run, const Tally& tally) {
  if (tally.fixed > 0)
    return {Tone::good, permissions(tally.fixed, "was", "were") +
                            (is_undo(run) ? " put back" : " put right") +
                            "; a new listing of the server confirms it."};
  if (tally.incomplete) return {Tone::unsure, "Nothing wrong was found in what could be checked."};
  if (is_undo(run)) return {Tone::good, "Nothing is left to put back."};
  return {Tone::good, "Everything is right: " + rules_of(run) + "."};
}

void add_verdict(std::vector<FootLine>& foot, const RunSummary& run, const Tally& tally) {
  const bool audit = run.command == "audit";
  if (is_dry_run(run) && tally.planned + tally.wrong > 0)
    foot.push_back({Tone::plain, "Nothing was changed: this was a dry run."});
  if (tally.planned > 0)
    foot.push_back({Tone::plain, permissions(tally.planned, "would be", "would be") +
                                     (is_undo(run) ? " put back" : " changed") + instead_of(run)});
  if (tally.failed > 0)
    foot.push_back({Tone::bad, counted(tally.failed, "change", "changes") +
                                   " did not take: a new listing of the server does not show " +
                                   (tally.failed == 1 ? "it." : "them.")});
  if (tally.wrong > 0 && is_dry_run(run))
    foot.push_back({Tone::bad, permissions(tally.wrong, "is", "are") +
                                   " wrong and not in the plan (wrong in the list)."});
  else if (tally.wrong > 0)
    foot.push_back({Tone::bad, permissions(tally.wrong, audit ? "is" : "is still",
                                           audit ? "are" : "are still") +
                                   (is_undo(run) ? " not put back" : " wrong") + instead_of(run)});
  if (tally.planned + tally.failed + tally.wrong == 0) foot.push_back(nothing_wrong(run, tally));
}

void add_what_is_missing(std::vector<FootLine>& foot, const RunSummary& run, const Tally& tally) {
  const std::string subject = run.command == "audit" ? "The audit" : "The run";
  if (!run.ended_early.empty())
    foot.push_back(
        {Tone::unsure, subject + " ended early: " + without_full_stop(visible(run.ended_early)) +
                           ". What it did not reach is not in this report."});
  if (tally.unknown > 0)
    foot.push_back(
        {Tone::unsure, subject + " is incomplete: " + counted(tally.unknown, "entry", "entries") +
                           " could not be checked (unknown in the list). What is in a "
                           "folder that cannot be listed is not in this report."});
  else if (run.ended_early.empty() && tally.incomplete)
    foot.push_back({Tone::unsure, subject + " is incomplete: the server did not show everything."});
}

void add_next(std::vector<FootLine>& foot, const RunSummary& run, const Tally& tally) {
  const auto next = [&foot](const char* text) {
    foot.push_back({Tone::plain, std::string("Next: ") + text});
  };
  if (!run.ended_early.empty())
    next("run the same command again; what is right already stays as it is.");
  if (tally.wrong > 0 && run.command == "audit")
    next("`ftperm fix` with the same options shows what it would change, and changes nothing until "
         "you add --apply.");
  if (tally.planned > 0) next("to make these changes, run the same command with --apply.");
  if (tally.failed > 0)
    next("run it again; if the same ones fail, ask your hoster: they may belong to another user.");
  if (tally.unknown > 0)
    next("ask your hoster about what stays unknown; FTP alone may not be able to open it.");
}

} // namespace

std::vector<FootLine> foot_of(const RunSummary& run, std::size_t planned) {
  const Tally tally(run, std::min(planned, count_of(run, FindingStatus::wrong)));
  std::vector<FootLine> foot = {counts_of(run, tally)};
  if (is_dry_run(run))
    for (const std::string& caution : run.cautions)
      foot.push_back({Tone::unsure, "Careful: " + caution});
  add_verdict(foot, run, tally);
  add_what_is_missing(foot, run, tally);
  add_next(foot, run, tally);
  return foot;
}

} // namespace ftperm::report
