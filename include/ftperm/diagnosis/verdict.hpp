#pragma once

#include "ftperm/core/diagnosis.hpp"
#include "ftperm/diagnosis/search.hpp"
#include "ftperm/site/condition.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ftperm::diagnosis {

/// All that a diagnosis has learned.
struct Facts {
  std::vector<site::Condition> before;  ///< one a page, at least one: as they were
  std::vector<std::string> addresses;   ///< of the same pages; used where there are several
  std::vector<std::size_t> unexplained; ///< of these: tried, and nothing of it brought them back
  std::vector<site::Condition> now;     ///< the same, where something was kept; else empty
  std::vector<Cause> possible;          ///< seen, not proven; those that were not tried come first
  bool untried = false;                 ///< some of `possible` can be the reason and were not tried
  bool root_closed = false;             ///< the account's root keeps the web server out
  std::vector<LineHint> hints;
  std::string trouble;       ///< why the pages were not found on the account; or empty
  bool unseen = false;       ///< not all that matters could be listed
  bool tested = false;       ///< trials were made
  Found found;               ///< what they brought
  std::vector<Cause> causes; ///< that were found
};

enum class Outcome : std::uint8_t {
  works,   ///< the site works, now
  cause,   ///< a cause was found and is still there
  nothing, ///< no cause was found
  unseen,  ///< none was found, and not everything could be looked at
};

struct Verdict {
  Outcome outcome = Outcome::nothing;
  std::string word;                ///< for programs
  std::string sentence;            ///< for a webmaster
  std::vector<std::string> advice; ///< what to do next, in this order
};

Verdict conclude(const Facts& facts);

} // namespace ftperm::diagnosis
