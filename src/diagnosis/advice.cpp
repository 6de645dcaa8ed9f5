#include "diagnosis/advice.hpp"

#include "ftperm/core/text.hpp"

namespace ftperm::diagnosis {
namespace {

using site::State;
using Sentences = std::vector<std::string>;

/// Of one `.htaccess`, that are worth a sentence each.
constexpr std::size_t most_lines = 5;

/// OVHcloud's guide to "500 Internal Server Error", behind its two first steps.
Sentences the_guide() {
  return {"Put the site back to an earlier state, from the hoster's backup: its files, and its "
          "database where it has one.",
          "Try the PHP version that it ran with before, in the hoster's panel.",
          "Read the error log of the host for the minute of these loads.",
          "Switch on the site's development mode: it shows the errors on the page."};
}

/// Where some are sure to be wrong, those that may be are none of it.
Sentences lines_to_look_at(const Cause& cause, const std::vector<LineHint>& hints) {
  Sentences lines;
  for (const bool strong : {true, false}) {
    std::size_t more = 0;
    for (const LineHint& hint : hints) {
      if (hint.path != cause.path || (hint.weight != "possible") != strong) continue;
      if (lines.size() < most_lines)
        lines.push_back("Look at line " + std::to_string(hint.line) + " of " + visible(hint.path) +
                        ": " + hint.reason);
      else
        ++more;
    }
    if (more > 0)
      lines.back() +=
          " And " + std::to_string(more) + " more such " + (more == 1 ? "line." : "lines.");
    if (!lines.empty()) break;
  }
  return lines;
}

} // namespace

Sentences advice_for(const std::vector<Cause>& causes, const std::vector<LineHint>& hints) {
  Sentences advice;
  for (const Cause& cause : causes) {
    if (cause.kind != CauseKind::htaccess) continue;
    const auto lines = lines_to_look_at(cause, hints);
    advice.insert(advice.end(), lines.begin(), lines.end());
    if (lines.empty())
      advice.push_back("Take the lines out of " + visible(cause.path) +
                       " one after the other until the site works: the last one is the cause.");
  }
  return advice;
}

Sentences advice_for_kept(const std::vector<Cause>& causes, const std::vector<LineHint>& hints) {
  Sentences advice = advice_for(causes, hints);
  for (const Cause& cause : causes)
    if (cause.kind == CauseKind::htaccess)
      advice.push_back("Give " + visible(cause.path) +
                       " its name again when it is mended: what it did for the site, redirects and "
                       "protected folders, is off meanwhile.");
  return advice;
}

Sentences advice_for_closed_root() {
  return {
      "Look for the hoster's mail, and for what was abused: a foreign script, a form that sends "
      "spam.",
      "Clean that up, and only then open the root again.",
      "It can take some hours until the hoster's robots see it."};
}

Sentences advice_for_state(State state) {
  switch (state) {
  case State::works:
    return {};
  case State::no_name:
    return {"Check the name for typing errors, and the domain's DNS in the hoster's panel.",
            "If the site's DNS is elsewhere, say where it is: --resolve HOST:ADDR."};
  case State::no_answer:
    return {"Give it more time, to see whether it is only slow: --site-timeout 120.",
            "See the hoster's status page: the web server, or the way to it, is out of order.",
            "Check that the domain's DNS leads to this host."};
  case State::no_connection:
    return {"See the hoster's status page: the web server, or the way to it, is out of order.",
            "Check that the domain's DNS leads to this host."};
  case State::tls:
    return {"Renew or order the certificate in the hoster's panel.",
            "Load the site by http:// to see whether the rest of it works."};
  case State::missing:
    return {"Check the address, and that the domain leads to the folder where the page lies "
            "(the multi-site settings of the panel)."};
  case State::password:
    return {"Put the login for the page in ~/.netrc, and run this again."};
  case State::unavailable:
    return {
        "Look for a maintenance mode of the site (WordPress: a file named .maintenance), and for "
        "503 in its .htaccess.",
        "See in the hoster's panel whether the site was suspended, or is over its limits."};
  case State::gateway:
    return {"Ask the host itself, past the CDN: --resolve HOST:ADDR with the host's address.",
            "See the hoster's status page."};
  case State::redirect_loop:
    return {"Look at the site's own address in its settings: http and https, with and without www.",
            "Look at the redirects in the CDN's and in the hoster's panel."};
  case State::other_refusal:
  case State::server_error:
  case State::sometimes:
  case State::blank:
  case State::forbidden:
  case State::interrupted:
    break;
  }
  return the_guide();
}

std::string sentence_for_state(const site::Condition& page) {
  switch (page.state) {
  case State::sometimes:
    return "The page fails now and then (" + page.sentence +
           "): permissions and .htaccess would fail each time, so it is something else, such as a "
           "limit of the host, the database, or the script.";
  case State::missing:
    return "The web server knows no such page: " + page.sentence + ".";
  case State::unavailable:
    return "The site says that it is not available for now: " + page.sentence + ".";
  case State::gateway:
    return "Who stands in front of the host gets no good answer from it: " + page.sentence + ".";
  case State::password:
    return "The page asks for a login: " + page.sentence + ".";
  case State::no_name:
  case State::no_connection:
  case State::no_answer:
  case State::tls:
    return "The site cannot be loaded, and no permission is the reason: " + page.sentence + ".";
  case State::works:
  case State::server_error:
  case State::blank:
  case State::redirect_loop:
  case State::forbidden:
  case State::other_refusal:
  case State::interrupted:
    break;
  }
  return page.sentence + ".";
}

} // namespace ftperm::diagnosis
