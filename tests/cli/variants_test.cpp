// Servers that limit or forbid something: a way round it is found, or it is said.
#include "cli/hosted_account.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

bool has_variant(const std::string& server, const std::string& variant) {
  // As tests/servers/server_configs.py: Pure-FTPd can forbid neither STAT nor MLSD.
  return server != "pureftpd" || (variant != "no-stat" && variant != "no-mlsd");
}

std::size_t count(const std::map<std::string, Row>& rows, const std::string& status) {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const auto& row) { return row.second.status == status; }));
}

class VariantOf : public ::testing::TestWithParam<std::string> {};

class SilentServer : public ::testing::TestWithParam<std::string> {};

} // namespace

TEST_P(VariantOf, AServerThatForbidsCommandsOrHidesWhoItIsIsAuditedAllTheSame) {
  for (const char* variant : {"no-stat", "no-mlsd", "no-data", "hidden-banner"}) {
    if (!has_variant(GetParam(), variant)) continue;
    HostedAccount account({.server = GetParam(), .variants = {variant}});
    auto wrong = wrong_in(account.files().snapshot());
    // Nothing but MLST tells pyftpdlib's root: then it is unknown, and neither right nor repaired.
    const bool root_is_hidden = GetParam() == "pyftpdlib" && variant == std::string("no-mlsd");
    const auto rows = account.rows_after({"audit"}, root_is_hidden ? 4 : 1);
    if (root_is_hidden) {
      EXPECT_EQ(rows.at("/").status, "unknown");
      wrong.erase("/");
    }
    EXPECT_EQ(count(rows, "wrong"), wrong.size()) << variant;
    for (const auto& [path, entry] : wrong)
      EXPECT_EQ(rows.at(path).mode, Mode(entry.mode).to_octal()) << variant << " " << path;
    account.rows_after({"fix", "--apply", "--fix-root"}, root_is_hidden ? 4 : 0);
    EXPECT_EQ(wrong_in(account.files().snapshot()).size(), root_is_hidden ? 1U : 0U) << variant;
  }
}

TEST_P(SilentServer, ThatListsInNoWayAtAllIsSaidTo) {
  HostedAccount account({.server = GetParam(), .variants = {"no-stat", "no-data"}});
  const ProgramResult result = account.run({"fix", "--apply", "--fix-root"});
  EXPECT_TRUE(result.exit_code == 3 || result.exit_code == 4) << result.exit_code << result.err;
  EXPECT_NE((result.out + result.err).find("data connection"), std::string::npos)
      << result.out << result.err;
}

TEST_P(VariantOf, AServerThatForbidsChangesIsReportedWithItsReasonForEachFile) {
  HostedAccount account({.server = GetParam(), .variants = {"no-chmod"}});
  const Snapshot before = account.files().snapshot();
  const auto rows = account.rows_after({"fix", "--apply", "--fix-root"}, 1);
  EXPECT_EQ(account.files().snapshot(), before);
  for (const auto& [path, entry] : wrong_in(before)) {
    EXPECT_EQ(rows.at(path).status, "failed") << path;
    EXPECT_NE(rows.at(path).detail.find_first_of("0123456789"), std::string::npos)
        << "the reply code: " << rows.at(path).detail;
  }
}

TEST_P(VariantOf, FewerConnectionsThanAllowedToUsAreEnough) {
  for (const char* variant : {"max-1", "max-2"}) {
    HostedAccount account({.server = GetParam(), .variants = {variant}});
    const auto wrong = wrong_in(account.files().snapshot());
    const auto rows = account.rows_after({"audit", "--connections", "4", "--listing", "list"}, 1);
    EXPECT_EQ(count(rows, "wrong"), wrong.size()) << variant;
    account.rows_after({"fix", "--apply", "--fix-root", "--listing", "list"}, 0);
    EXPECT_TRUE(wrong_in(account.files().snapshot()).empty()) << variant;
  }
}

INSTANTIATE_TEST_SUITE_P(Each, VariantOf, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

INSTANTIATE_TEST_SUITE_P(Each, SilentServer, ::testing::Values("vsftpd", "proftpd", "pyftpdlib"),
                         [](const auto& one) { return one.param; });

TEST(CappedListing, IsNeverTakenForAWholeOne) {
  HostedAccount account(
      {.server = "pureftpd", .tree = "wide", .count = 300, .variants = {"cap-100"}});
  const auto rows = account.rows_after({"audit"}, 4);
  ASSERT_TRUE(rows.contains("/many"));
  EXPECT_NE(rows.at("/many").detail.find("cut"), std::string::npos) << rows.at("/many").detail;
  account.rows_after({"fix", "--apply", "--fix-root"}, 4);
  // No further than the server shows.
  EXPECT_GT(wrong_in(account.files().snapshot()).size(), 100U);
}

} // namespace ftperm::testing
