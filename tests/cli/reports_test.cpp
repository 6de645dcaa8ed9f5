// The reports as files: for spreadsheets, for programs, and for a comparison with yesterday's.
#include "cli/hosted_account.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

class ReportsOn : public ::testing::TestWithParam<std::string> {};

} // namespace

TEST_P(ReportsOn, AreInPathOrderAndTheSameByteForByteOnEachRun) {
  HostedAccount account({.server = GetParam(), .tree = "nasty"});
  const TempFolder& temp = account.temp();
  EXPECT_EQ(
      account.run({"audit", "--csv", temp.at("1.csv"), "--json", temp.at("1.json")}).exit_code, 4);
  EXPECT_EQ(account.run({"audit", "--csv", temp.at("2.csv"), "--no-pipeline"}).exit_code, 4);
  const std::string csv = content_of(temp.at("1.csv"));
  EXPECT_EQ(csv, content_of(temp.at("2.csv")));
  EXPECT_EQ(account.run({"audit", "--csv", "-"}).out, csv) << "and nothing else goes there";

  const auto lines = cells_of(csv);
  EXPECT_EQ(lines.front(), (Words{"path", "type", "mode", "expected", "status", "detail"}));
  for (const auto& line : lines)
    EXPECT_EQ(line.size(), 6U) << line.front();
  const auto paths = paths_of(temp.at("1.json"));
  EXPECT_EQ(lines.size(), paths.size() + 1);
  EXPECT_TRUE(std::is_sorted(paths.begin(), paths.end(), path_less));
  EXPECT_GT(paths.size(), 100U);
}

TEST_P(ReportsOn, ShowAllWhenAllIsAskedForAndNothingButFindingsWhenQuiet) {
  HostedAccount account({.server = GetParam()});
  const Snapshot disk = account.files().snapshot();
  const auto rows = account.rows_after({"audit", "--all"}, 1);
  EXPECT_EQ(rows.size(), disk.size());
  for (const auto& [path, entry] : disk) {
    ASSERT_TRUE(rows.contains(path)) << path;
    if (entry.type == FindingType::link) continue;
    EXPECT_EQ(rows.at(path).mode, Mode(entry.mode).to_octal()) << path;
    EXPECT_EQ(rows.at(path).status, is_right(entry) ? "ok" : "wrong") << path;
  }
  const ProgramResult quiet = account.run({"audit", "--quiet"});
  EXPECT_EQ(quiet.err, "");
  EXPECT_NE(quiet.out.find("/wp-config.php"), std::string::npos);
  EXPECT_LT(quiet.out.size(), account.run({"audit"}).out.size());
}

INSTANTIATE_TEST_SUITE_P(Each, ReportsOn, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

} // namespace ftperm::testing
