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
  for (std::size_t i = 0; i < causes.size() && i < most; ++i) {
    const bool is_last = i + 1 == causes.size();
    names += (i == 0 ? "" : is_last ? " and " : ", ") + visible(causes[i].path);
  }
  if (causes.size() > most) names += " and " + std::to_string(causes.size() - most) + " more";
  return names;
}

std::vector<Cause> of_kind(const std::vector<Cause>& causes, CauseKind kind) {
  std::vector<Cause> some;
  std::copy_if(causes.begin(), causes.end(), std::back_inserter(some),
               [kind](const Cause& cause) { return cause.kind == kind; });
  return some;
}

/// "The permissions of /www/x, and the file /www/.htaccess,".
std::string subject(const std::vector<Cause>& causes) {
  const auto modes = of_kind(causes, CauseKind::permissions);
  const auto files = of_kind(causes, CauseKind::htaccess);
  std::string text;
  if (!modes.empty()) text = "The permissions of " + names_of(modes);
  if (!modes.empty() && !files.empty()) text += ", and ";
  if (!files.empty())
    text += std::string(modes.empty() ? "The " : "the ") +
            (files.size() == 1 ? "file " : "files ") + names_of(files);
  return text + (!modes.empty() && !files.empty() ? "," : "");
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

bool is_explained(const Facts& facts, std::size_t page) {
  return site::may_come_from_the_account(facts.before[page].state) &&
         std::find(facts.unexplained.begin(), facts.unexplained.end(), page) ==
             facts.unexplained.end();
}

/// The pages that the causes are the causes of, as they are now.
std::vector<site::Condition> explained_now(const Facts& facts) {
  std::vector<site::Condition> pages;
  for (std::size_t page = 0; page < facts.now.size(); ++page)
    if (is_explained(facts, page)) pages.push_back(facts.now[page]);
  return pages;
}

/// The other pages that fail, a sentence each.
std::string other_pages(const Facts& facts) {
  const auto& pages = facts.now.empty() ? facts.before : facts.now;
  std::string text;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (is_explained(facts, page) || pages[page].state == State::works) continue;
    text += " That does not explain " +
            (page < facts.addresses.size() ? visible(facts.addresses[page]) : "the other page") +
            ": " + pages[page].sentence + ".";
  }
  return text;
}

/// What a trial has shown, behind "… are the cause".
std::string proof_of(const Facts& facts) {
  std::size_t explained = 0;
  for (std::size_t page = 0; page < facts.before.size(); ++page)
    explained += is_explained(facts, page) ? 1 : 0;
  const bool several = explained > 1;
  const bool other = facts.found.gain == Gain::other;
  const bool error = worst(facts.before).state == State::server_error;
  const std::string pages = several ? "the pages" : "the page";
  return (other && error ? " of the server error: " : ": ") + meanwhile(facts.causes) + ", " +
         pages + (other ? " answered otherwise" : " came") + "; put back, " +
         (several ? "they" : "it") + " failed again.";
}

/// What became of it, where something was kept. True: the pages came.
bool add_outcome(const Facts& facts, std::string& sentence) {
  const auto pages = explained_now(facts);
  if (!all_work(pages)) {
    sentence +=
        "; what was put right did not bring the page back alone: " + worst(pages).sentence + ".";
    return false;
  }
  const std::string works = pages.size() > 1                               ? "the pages work."
                            : all_work(facts.now) || facts.now.size() == 1 ? "the site works."
                                                                           : "the page works.";
  if (word_for(facts.causes) == "htaccess")
    sentence += ": out of the way as " +
                std::string(facts.causes.size() == 1 ? "it is" : "they are") + " now, " + works;
  else
    sentence += ": put right as they are now, " + works;
  return true;
}

Verdict of_causes(const Facts& facts) {
  Verdict verdict{Outcome::cause, word_for(facts.causes), "", {}};
  const bool one = facts.causes.size() == 1 && facts.causes.front().kind == CauseKind::htaccess;
  verdict.sentence = subject(facts.causes) + (one                        ? " is the cause"
                                              : facts.causes.size() == 1 ? " are the cause"
                                                                         : " are the causes");
  bool cured = false;
  if (facts.now.empty())
    verdict.sentence += proof_of(facts);
  else
    cured = add_outcome(facts, verdict.sentence);
  if (cured && all_work(facts.now)) verdict.outcome = Outcome::works;
  verdict.sentence += other_pages(facts);
  verdict.advice =
      cured ? advice_for_kept(facts.causes, facts.hints) : advice_for(facts.causes, facts.hints);
  if (!facts.unexplained.empty()) {
    const auto more = advice_for_state(facts.before[facts.unexplained.front()].state);
    verdict.advice.insert(verdict.advice.end(), more.begin(), more.end());
  }
  return verdict;
}

bool is_strong(const LineHint& hint) {
  return hint.weight != "possible";
}

Verdict of_closed_root(const Facts& facts) {
  Verdict verdict{Outcome::cause, "closed-root",
                  "The root of the account is closed to the web server: that can be the hoster's "
                  "own lock after an abuse.",
                  advice_for_closed_root()};
  if (std::any_of(facts.hints.begin(), facts.hints.end(), is_strong))
    verdict.sentence += " Behind it, lines of a .htaccess look wrong, too.";
  return verdict;
}

/// The `.htaccess` files with lines that look wrong, each once.
std::vector<Cause> suspicious_files(const std::vector<LineHint>& hints) {
  std::vector<Cause> files;
  for (const LineHint& hint : hints) {
    if (!is_strong(hint) || (!files.empty() && files.back().path == hint.path)) continue;
    files.push_back({CauseKind::htaccess, hint.path, std::nullopt, std::nullopt, "", false, false});
  }
  return files;
}

/// What was seen, where nothing was proven.
Verdict of_suspicion(const Facts& facts) {
  Verdict verdict{Outcome::cause, "possible", "", {}};
  if (facts.tested) {
    verdict.advice = advice_for_state(worst(facts.before).state);
    verdict.sentence = subject(facts.possible) + " can be the cause, and could not be tried. " +
                       facts.possible.front().reason;
    return verdict;
  }
  const std::string files = names_of(suspicious_files(facts.hints));
  if (facts.possible.empty())
    verdict.sentence = "Lines of " + files + " can be the cause";
  else
    verdict.sentence = subject(facts.possible) + " can be the cause" +
                       (files.empty() ? "" : ", and so can lines of " + files);
  verdict.sentence += ": --test finds out.";
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
      !facts.tested ? "Neither the permissions nor a line of a .htaccess looks like the cause."
      : page.state == State::blank
          ? "Neither the permissions nor a .htaccess is the cause: without them it is blank as "
            "well."
          : "Neither the permissions nor a .htaccess is the cause: without them it fails as well.";
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
