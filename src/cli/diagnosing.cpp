// What a diagnosis looks at; what it tries is in diagnosing_trials.cpp.
#include "cli/diagnosing.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <thread>

namespace ftperm::cli {
namespace {

/// Errors can come at random: some time between two loads.
constexpr std::chrono::milliseconds pause_between_loads{200};
/// Suspects, and lines of one `.htaccess`, that are shown on the screen.
constexpr std::size_t most_shown = 10;

/// An address without the query that keeps caches away; it says nothing to a human.
std::string without_our_query(const std::string& address) {
  const auto ours = std::min(address.find("?ftperm="), address.find("&ftperm="));
  return address.substr(0, ours);
}

std::string host_of(const site::Answer& answer) {
  std::string text;
  if (answer.failure == site::Failure::none)
    text = answer.seconds < 0.01 ? "; under 0.01 s" : "; " + seconds_text(answer.seconds);
  if (!answer.server.empty()) text += "; " + visible(answer.server);
  if (!answer.redirects.empty())
    text += "; redirected " + std::to_string(answer.redirects.size()) + "x to " +
            visible(without_our_query(answer.redirects.back()));
  if (!answer.in_front.empty())
    text +=
        "; through " + visible(answer.in_front) + (answer.from_cache ? ", a stored answer" : "");
  return text;
}

Finding finding_of(const diagnosis::Suspect& suspect) {
  return {suspect.change.path.bytes(), suspect.change.type,  suspect.change.before,
          suspect.change.after,        FindingStatus::wrong, suspect.reason};
}

} // namespace

std::string final_address(const std::string& address, const site::Condition& condition) {
  const auto& redirects = condition.typical.redirects;
  const bool known = !redirects.empty() && condition.state != site::State::redirect_loop &&
                     redirects.back().find("://") != std::string::npos;
  return known ? redirects.back() : address;
}

std::optional<Error> Diagnosing::look_at_site() {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    std::vector<site::Answer> answers;
    for (unsigned load = 0; load < config_.diagnose.loads; ++load) {
      if (load > 0) std::this_thread::sleep_for(pause_between_loads);
      answers.push_back(pages_[i]->load());
      if (answers.back().failure == site::Failure::interrupted)
        return Error{ErrorKind::interrupted, "interrupted"};
    }
    facts_.before.push_back(site::judge(answers));
    const site::Condition& condition = facts_.before.back();
    if (site::may_come_from_the_account(condition.state)) failing_.push_back(i);
    const std::string which = pages_.size() > 1 ? visible(pages_[i]->address()) + ": " : "";
    steps_.say(i == 0 ? "The site" : "", which + condition.sentence + host_of(condition.typical));
  }
  add_evidence(as_it_was, facts_.before);
  return {};
}

void Diagnosing::add_evidence(const std::string& when,
                              const std::vector<site::Condition>& conditions) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const site::Condition& condition = conditions[i];
    const site::Answer& answer = condition.typical;
    result_.loads.push_back({false, when, pages_[i]->address(), site::to_word(condition.state),
                             condition.sentence, answer.status, condition.loads, condition.good,
                             answer.size, answer.title, answer.hash, answer.server, answer.in_front,
                             answer.redirects, answer.seconds});
  }
}

std::optional<Error> Diagnosing::look_at_account(AuditCounts& counts) {
  if (auto error = audit(tree_, scope_, config_.rules, findings_, counts, progress_)) return error;
  RunSummary summary;
  findings_.summarize(summary);
  std::string text = std::to_string(summary.entries) + " entries looked at, " +
                     std::to_string(summary.count[FindingStatus::wrong]) + " not as they should be";
  if (!is_worth_a_test()) {
    steps_.say("Permissions", text);
    return {};
  }
  if (auto error = find_pages()) return error;
  suspects_ =
      diagnosis::find_suspects(places_, findings_, {config_.rules, scope_.root, config_.fix_root});
  steps_.say("Permissions", text + (suspects_.empty() ? "; none of it can make the page fail"
                                                      : "; what can make the page fail:"));
  note_suspects();
  choose_factors();
  check_htaccess();
  return {};
}

std::optional<Error> Diagnosing::find_pages() {
  for (const std::size_t i : failing_) {
    auto place = diagnosis::find_page(tree_, scope_.root, scope_.start,
                                      final_address(pages_[i]->address(), facts_.before[i]));
    if (!place) return place.error();
    if (!place->trouble.empty()) facts_.trouble = place->trouble;
    facts_.unseen = facts_.unseen || place->unseen;
    const auto& root = place->way.front();
    facts_.root_closed = facts_.root_closed ||
                         (root.path == scope_.root && root.mode && (root.mode->bits() & 0001) == 0);
    places_.push_back(*std::move(place));
  }
  return {};
}

void Diagnosing::note_suspects() {
  for (std::size_t i = 0; i < suspects_.size(); ++i) {
    const diagnosis::Suspect& suspect = suspects_[i];
    Finding finding = finding_of(suspect);
    finding.detail += suspect.untried.empty() ? "" : " " + suspect.untried;
    findings_.put(finding);
    facts_.possible.push_back(
        {CauseKind::permissions, finding.path, finding.mode, finding.expected, finding.detail});
    facts_.untried = facts_.untried || !suspect.untried.empty();
    if (i < most_shown)
      steps_.say("", visible(finding.path) + " is " + finding.mode->to_octal() + ", should be " +
                         finding.expected->to_octal() + ". " + finding.detail);
    else if (i == most_shown)
      steps_.say("", "and " + std::to_string(suspects_.size() - i) + " more");
  }
  // Those that no trial clears stand first.
  std::stable_partition(facts_.possible.begin(), facts_.possible.end(), [this](const Cause& cause) {
    return std::any_of(suspects_.begin(), suspects_.end(), [&](const auto& suspect) {
      return suspect.change.path.bytes() == cause.path && !suspect.untried.empty();
    });
  });
}

/// What stands in each `.htaccess` that can be tried.
void Diagnosing::check_htaccess() {
  if (renames_.empty()) steps_.say(".htaccess", "there is none on the way to the page");
  std::set<RemotePath> seen;
  for (const fix::Rename& rename : renames_)
    for (const diagnosis::PagePlace& place : places_)
      for (const diagnosis::WayDirectory& directory : place.way) {
        if (directory.path != rename.path.parent() || !seen.insert(rename.path).second) continue;
        const auto hints = htaccess::check(directory.htaccess_text);
        const std::string said =
            !directory.htaccess_unread.empty() ? "could not be read: " + directory.htaccess_unread
            : hints.empty()                    ? "nothing in it that commonly gives a 500"
            : hints.size() == 1                ? "1 line to look at"
                                               : std::to_string(hints.size()) + " lines to look at";
        steps_.say(seen.size() == 1 ? ".htaccess" : "", visible(rename.path.bytes()) + ": " + said);
        say_hints(rename.path, hints);
      }
}

void Diagnosing::say_hints(const RemotePath& path, const std::vector<htaccess::Hint>& hints) {
  for (std::size_t i = 0; i < hints.size(); ++i) {
    const htaccess::Hint& hint = hints[i];
    facts_.hints.push_back({path.bytes(), hint.line, htaccess::to_word(hint.weight), hint.text,
                            hint.reason, hint.source});
    if (i < most_shown)
      steps_.say("", "  line " + std::to_string(hint.line) + " (" + htaccess::to_word(hint.weight) +
                         "): " + hint.reason);
    else if (i == most_shown)
      steps_.say("", "  and " + std::to_string(hints.size() - i) + " more");
  }
}

} // namespace ftperm::cli
