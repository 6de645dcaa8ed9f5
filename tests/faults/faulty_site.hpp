#pragma once

#include "support/truth_check.hpp"

#include <gtest/gtest.h>

namespace ftperm::testing {

/// A small website with four wrong permissions: /index.php, /www/b.php, /www/img, /logs. Besides,
/// /www/a.php and /www/img/1.png, a link /blog to /www, and a FIFO /pipe.
FileTree small_site();

/// One run over a server with these faults, and all that is known of it. Fails the test when the
/// run breaks a promise (see broken_promises()), or when a fault did not happen at all.
struct FaultyRun {
  Dress dress = Dress::unknown;
  bool tls = false;
  std::string home = "/";
  std::vector<Fault> faults = {};
  RunWishes wishes = {};
  bool may_not_happen = false; ///< the fault may be behind the run's end

  Trial operator()(Work work, FileTree tree = small_site()) const;
};

/// All of small_site() was judged rightly by an audit, and nothing else was said.
void expect_whole_audit(const Trial& trial);
/// All of small_site() was put right.
void expect_whole_repair(const Trial& trial);

/// That the run ended early with an error of this kind and exit code 3, in words that hold these.
void expect_lost(const Trial& trial, ErrorKind kind, const std::string& words);

} // namespace ftperm::testing
