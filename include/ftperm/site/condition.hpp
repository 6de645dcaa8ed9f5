#pragma once

#include "ftperm/site/load.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace ftperm::site {

/// What several loads of one page come to.
enum class State : std::uint8_t {
  works,         ///< each load brought a page (2xx) or a redirect that is not followed
  server_error,  ///< each load: 500, or another 5xx that is none of those below
  sometimes,     ///< some loads work and some do not
  blank,         ///< each load: 2xx with nothing in it
  redirect_loop, ///< each load: more redirects than are followed
  forbidden,     ///< 403
  password,      ///< 401
  missing,       ///< 404, 410
  other_refusal, ///< another 4xx
  unavailable,   ///< 503
  gateway,       ///< 502, 504, 520 to 530: somebody in front gets no good answer from the host
  no_name,       ///< DNS
  no_connection,
  no_answer, ///< timed out, or broken off
  tls,
  interrupted, ///< the user asked to stop before enough was seen
};

struct Condition {
  State state = State::works;
  std::size_t loads = 0;
  std::size_t good = 0; ///< of these, loads that worked
  Answer typical;       ///< the answer to show: of a failed load where one failed
  std::string sentence; ///< what it is, for a webmaster: "500 Internal Server Error, 5 of 5 loads"
};

/// At least one answer.
Condition judge(std::span<const Answer> answers);

/// Whether a folder's permissions or a `.htaccess` can be the reason, so that trying is of use: it
/// fails each time, and the host itself says so.
bool may_come_from_the_account(State state);

/// One word for reports: "works", "server-error", …
const char* to_word(State state);

} // namespace ftperm::site
