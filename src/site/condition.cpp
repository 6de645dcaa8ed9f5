#include "ftperm/site/condition.hpp"

#include "site/load_state.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace ftperm::site {
namespace {

/// One load, looked at.
struct Load {
  const Answer* answer;
  State state;
  std::string label;
};

/// The one whose key most of them have: of several such the one that is preferred, or the first.
template <typename Key, typename Preferred>
const Load& most_frequent(const std::vector<Load>& loads, Key key, Preferred preferred) {
  const auto weight = [&](const Load& load) {
    const auto same = std::count_if(loads.begin(), loads.end(),
                                    [&](const Load& other) { return key(other) == key(load); });
    return 2 * same + (preferred(load) ? 1 : 0);
  };
  return *std::max_element(loads.begin(), loads.end(),
                           [&](const Load& a, const Load& b) { return weight(a) < weight(b); });
}

const Load& typical_of(const std::vector<Load>& failed) {
  const State state = most_frequent(
                          failed, [](const Load& load) { return load.state; },
                          [](const Load& load) { return load.state == State::server_error; })
                          .state;
  std::vector<Load> same;
  std::copy_if(failed.begin(), failed.end(), std::back_inserter(same),
               [state](const Load& load) { return load.state == state; });
  const std::string label =
      most_frequent(
          same, [](const Load& load) { return load.label; }, [](const Load&) { return false; })
          .label;
  return *std::find_if(failed.begin(), failed.end(), [&](const Load& load) {
    return load.state == state && load.label == label;
  });
}

std::string share(std::size_t part, std::size_t loads) {
  return std::to_string(part) + " of " + std::to_string(loads) + (loads == 1 ? " load" : " loads");
}

/// Of loads that failed in one way, what the others did.
std::string others(std::size_t good, std::size_t failed_otherwise) {
  if (failed_otherwise == 0) return good == 0 ? "" : "; the others work";
  if (good == 0) return "; the others fail in other ways";
  return "; " + std::to_string(good) + " work, the others fail in other ways";
}

Condition all_good(const std::vector<Load>& good) {
  const Answer& last = *good.back().answer;
  const std::string status = std::to_string(last.status);
  const bool leads_away = last.status >= 300 && last.status != 304;
  return {State::works, good.size(), good.size(), last,
          "works, " + share(good.size(), good.size()) + " (" + status +
              (leads_away ? ", a redirect that was not followed)" : ")")};
}

} // namespace

Condition judge(std::span<const Answer> answers) {
  std::vector<Load> good;
  std::vector<Load> failed;
  for (const Answer& answer : answers) {
    const State state = state_of(answer);
    if (state == State::interrupted) continue; // it says nothing of the site
    (state == State::works ? good : failed).push_back({&answer, state, label_of(answer)});
  }
  if (good.empty() && failed.empty())
    return {State::interrupted, 0, 0, answers.empty() ? Answer() : answers.back(),
            "interrupted before the site had answered"};
  if (failed.empty()) return all_good(good);

  const Load& typical = typical_of(failed);
  const auto like_it =
      static_cast<std::size_t>(std::count_if(failed.begin(), failed.end(), [&](const Load& load) {
        return load.state == typical.state && load.label == typical.label;
      }));
  const std::size_t loads = good.size() + failed.size();
  return {good.empty() ? typical.state : State::sometimes, loads, good.size(), *typical.answer,
          typical.label + ", " + share(like_it, loads) +
              others(good.size(), failed.size() - like_it)};
}

bool may_come_from_the_account(State state) {
  return state == State::server_error || state == State::blank || state == State::redirect_loop ||
         state == State::forbidden;
}

const char* to_word(State state) {
  switch (state) {
  case State::works:
    return "works";
  case State::server_error:
    return "server-error";
  case State::sometimes:
    return "sometimes";
  case State::blank:
    return "blank";
  case State::redirect_loop:
    return "redirect-loop";
  case State::forbidden:
    return "forbidden";
  case State::password:
    return "password";
  case State::missing:
    return "missing";
  case State::other_refusal:
    return "other-refusal";
  case State::unavailable:
    return "unavailable";
  case State::gateway:
    return "gateway";
  case State::no_name:
    return "no-name";
  case State::no_connection:
    return "no-connection";
  case State::no_answer:
    return "no-answer";
  case State::tls:
    return "tls";
  case State::interrupted:
    break;
  }
  return "interrupted";
}

} // namespace ftperm::site
