// An address with a path: a part of the account, and its root.
#include "cli/hosted_account.hpp"

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

ProgramResult run_from(const HostedAccount& account, const std::string& path, const Words& words) {
  return run_program(Words{FTPERM_PROGRAM, words.front(), account.url(path)} + account.security() +
                         Words(words.begin() + 1, words.end()),
                     account.environment());
}

class StartPath : public ::testing::TestWithParam<std::string> {};

} // namespace

TEST_P(StartPath, LimitsARepairToThatFolderAndTheRoot) {
  HostedAccount account({.server = GetParam()});
  const Snapshot before = account.files().snapshot();
  const ProgramResult result = run_from(account, "/wp-content/uploads", {"fix", "--apply"});
  EXPECT_EQ(result.exit_code, 1) << "the root: " << result.err;
  for (const auto& [path, entry] : account.files().snapshot()) {
    const bool inside = path.starts_with("/wp-content/uploads");
    EXPECT_TRUE(inside ? is_right(entry) : entry == before.at(path)) << path;
  }
  EXPECT_EQ(run_from(account, "/wp-content/uploads", {"fix", "--apply", "--fix-root"}).exit_code,
            0);
  EXPECT_EQ(account.files().snapshot().at("/").mode, 0705U);
}

TEST_P(StartPath, ThatIsMissingOrNoFolderIsWrongUsage) {
  HostedAccount account({.server = GetParam()});
  const Snapshot before = account.files().snapshot();
  for (const char* path : {"/missing", "/missing/below", "/wp-content/missing", "/index.php",
                           "/index.php/below", "/blog", "/wp-%2A"})
    for (const char* command : {"audit", "fix"}) {
      const ProgramResult result = run_from(account, path, {command});
      EXPECT_EQ(result.exit_code, 2) << command << " " << path << ": " << result.err;
      EXPECT_TRUE(result.err.starts_with("ftperm: error: ")) << result.err;
    }
  EXPECT_EQ(run_from(account, "/index.php", {"fix", "--apply"}).exit_code, 2);
  EXPECT_EQ(account.files().snapshot(), before);
}

INSTANTIATE_TEST_SUITE_P(Each, StartPath, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

} // namespace ftperm::testing
