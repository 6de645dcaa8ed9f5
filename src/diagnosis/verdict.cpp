#include "ftperm/diagnosis/verdict.hpp"

#include "diagnosis/advice.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <optional>

namespace ftperm::diagnosis {
namespace {

using site::State;

bool all_work(const std::vector<site::Condition>& pages) {
  return std::all_of(pages.begin(), pages.end(),
                     [](const site::Condition& page) { return page.state == State::works; });
}

/// The page that the verdict is about: one that the account can be the reason for, if there is one.
const site::Condition& worst(const std::vector<site::Condition>& pages) {
  const auto find = [&](const auto& wanted) {
    return std::find_if(pages.begin(), pages.end(),
                        [&](const site::Condition& page) { return wanted(page.state); });
  };
  auto found = find(site::may_come_from_the_account);
  if (found == pages.end()) found = find([](State state) { return state != State::works; });
  return found == pages.end() ? pages.front() : *found;
}

std::string names_of(const std::vector<Cause>& causes) {
  constexpr std::size_t most = 3;
  std::string names;
  for (std::size_t i = 0; i < causes.size() && i < most; ++i)
    names += (i == 0 ? "" : ", ") + visible(causes[i].path);
  if (causes.size() > most) names += " and " + std::to_string(causes.size() - most) + " more";
  return names;
}

std::vector<Cause> of_kind(const std::vector<Cause>& causes, CauseKind kind) {
  std::vector<Cause> some;
  std::copy_if(causes.begin(), causes.end(), std::back_inserter(some),
               [kind](const Cause& cause) { return cause.kind == kind; });
  return some;
}

/// "The permissions of /www/x and the file /www/.htaccess".
std::string subject(const std::vector<Cause>& causes) {
  const auto modes = of_kind(causes, CauseKind::permissions);
  const auto files = of_kind(causes, CauseKind::htaccess);
  std::string text;
  if (!modes.empty()) text = "The permissions of " + names_of(modes);
  if (!modes.empty() && !files.empty()) text += ", and ";
  if (!files.empty()) text += (modes.empty() ? "The file " : "the file ") + names_of(files);
  return text;
}

std::string word_for(const std::vector<Cause>& causes) {
  const bool modes = !of_kind(causes, CauseKind::permissions).empty();
  const bool files = !of_kind(causes, CauseKind::htaccess).empty();
  return modes && files ? "permissions-and-htaccess" : modes ? "permissions" : "htaccess";
}

/// How things stood while the page came.
std::string meanwhile(const std::vector<Cause>& causes) {
  const bool modes = !of_kind(causes, CauseKind::permissions).empty();
  const bool files = !of_kind(causes, CauseKind::htaccess).empty();
  const std::string away = causes.size() == 1 ? "with it" : "with them";
  if (modes && files) return "with both put right";
  return files ? away + " out of the way" : "with them put right";
}

Verdict of_causes(const Facts& facts) {
  Verdict verdict{Outcome::cause, word_for(facts.causes), "", {}};
  const bool one = facts.causes.size() == 1 && facts.causes.front().kind == CauseKind::htaccess;
  const std::string is = one                        ? " is the cause"
                         : facts.causes.size() == 1 ? " are the cause"
                                                    : " are the causes";
  const bool cured = !facts.now.empty() && all_work(facts.now);
  const bool other = facts.found.gain == Gain::other;
  verdict.sentence = subject(facts.causes) + is;
  if (cured) {
    verdict.outcome = Outcome::works;
    const bool file = word_for(facts.causes) == "htaccess";
    verdict.sentence += file ? ": out of the way as it is now, the site works."
                             : ": that was put right, and the site works.";
    verdict.advice = advice_for_kept(facts.causes, facts.hints);
  } else if (!facts.now.empty()) {
    verdict.sentence +=
        "; what was put right did not bring the page back alone: " + worst(facts.now).sentence +
        ".";
  } else if (other) {
    verdict.sentence += " of the server error: " + meanwhile(facts.causes) +
                        ", the page answered otherwise; put back, it failed again.";
  } else {
    verdict.sentence +=
        ": " + meanwhile(facts.causes) + ", the page came; put back, it failed again.";
  }
  if (!cured) verdict.advice = advice_for(facts.causes, facts.hints);
  return verdict;
}

Verdict of_closed_root(const Facts& /*facts*/) {
  return {Outcome::cause, "closed-root",
          "The root of the account is closed to the web server: that can be the hoster's own lock "
          "after an abuse.",
          advice_for_closed_root()};
}

bool is_strong(const LineHint& hint) {
  return hint.weight != "possible";
}

/// What was seen, where nothing was proven.
Verdict of_suspicion(const Facts& facts) {
  Verdict verdict{Outcome::cause, "possible", "", {}};
  if (facts.tested) verdict.advice = advice_for_state(worst(facts.before).state);
  const bool hints = std::any_of(facts.hints.begin(), facts.hints.end(), is_strong);
  if (!facts.possible.empty()) verdict.sentence = subject(facts.possible) + " can be the cause";
  if (hints && !facts.tested)
    verdict.sentence += (verdict.sentence.empty() ? "L" : "; and so can l") +
                        std::string("ines of a .htaccess") +
                        (facts.possible.empty() ? " can be the cause" : "");
  verdict.sentence +=
      facts.tested ? ", which was not tried: see what is said of it." : ": --test proves it.";
  return verdict;
}

Verdict of_nothing(const Facts& facts, const site::Condition& page) {
  Verdict verdict{Outcome::nothing, "no-cause", "", advice_for_state(page.state)};
  if (!facts.trouble.empty()) {
    verdict.word = facts.unseen ? "not-seen" : "not-here";
    verdict.outcome = facts.unseen ? Outcome::unseen : Outcome::nothing;
    verdict.sentence = "This login does not show what the page is made of (" + facts.trouble +
                       "), so its cause cannot be found here.";
    verdict.advice.insert(verdict.advice.begin(),
                          "Take the login, and the folder, that the site is served from.");
    return verdict;
  }
  if (facts.unseen) verdict.outcome = Outcome::unseen;
  verdict.sentence =
      facts.tested ? "Neither the permissions nor a .htaccess is the cause: without them it fails "
                     "as well."
                   : "Neither the permissions nor a line of a .htaccess looks like the cause.";
  return verdict;
}

/// The page fails in a way that the account has nothing to do with.
Verdict of_state(const site::Condition& page) {
  return {Outcome::nothing, site::to_word(page.state), sentence_for_state(page),
          advice_for_state(page.state)};
}

} // namespace

Verdict conclude(const Facts& facts) {
  if (all_work(facts.before))
    return {Outcome::works, "works", "The site works: there is nothing to repair for it.", {}};
  const site::Condition& page = worst(facts.before);
  if (facts.found.gain == Gain::unproven)
    return {Outcome::works, "passed",
            "The site works now, and everything is as it was before: the error passed by itself.",
            advice_for_state(State::sometimes)};
  if (!facts.causes.empty()) return of_causes(facts);
  if (facts.root_closed && site::may_come_from_the_account(page.state))
    return of_closed_root(facts);
  if (!site::may_come_from_the_account(page.state)) return of_state(page);
  const bool hints = std::any_of(facts.hints.begin(), facts.hints.end(), is_strong);
  const bool suspected = facts.tested ? facts.untried : !facts.possible.empty() || hints;
  return suspected ? of_suspicion(facts) : of_nothing(facts, page);
}

} // namespace ftperm::diagnosis
