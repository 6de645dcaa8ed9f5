#pragma once

#include "support/account_run.hpp"

#include <string>
#include <vector>

namespace ftperm::testing {

/// All that is known of one run: what was wished, what was said, and what was so.
struct Trial {
  std::string home = "/";
  RunWishes wishes = {};
  Work work = Work::audit;
  RunReport report = {};
  TreeSnapshot before = {};
  TreeSnapshot after = {};
  ServerRecord record = {};
  std::vector<Fault> faults = {};
};

/// What every run owes to whoever reads its report, whatever the server did: a sentence for each
/// promise that was broken, none when all were kept.
///
/// Let off is only what no client could notice: an entry that the server hides in every way of
/// listing, a mode that it shows wrong in every way (of just that path), and a directory about
/// which ServerRecord::lies says that the listing was well-formed and in its place, and yet not the
/// truth.
std::vector<std::string> broken_promises(const Trial& trial);

} // namespace ftperm::testing
