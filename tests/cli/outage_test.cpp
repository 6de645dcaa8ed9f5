// What breaks in the middle of a repair: the server, the connection, or the user's patience.
#include "cli/large_account.hpp"
#include "cli/running_program.hpp"

#include <algorithm>
#include <csignal>
#include <thread>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

const Words repair{"fix", "--apply", "--fix-root"};

class OutageOf : public ::testing::TestWithParam<std::string> {
 protected:
  LargeAccount account_{GetParam(), {}};
};

class SilenceOf : public ::testing::TestWithParam<std::pair<std::string, std::string>> {};

} // namespace

TEST_P(OutageOf, TheServerInTheMiddleOfARepairIsOvercomeByTheRunItself) {
  RunningProgram program(account_, repair + Words{"--json", account_.temp().at("report.json")});
  program.halt_when(account_.early_file(), 0604);
  account_.server().stop();
  ASSERT_GT(account_.wrong_on_disk(), 0U) << "it was too late to break anything";
  account_.server().start();
  program.go_on();
  EXPECT_EQ(program.exit_code(), 0) << program.err();
  EXPECT_NE(program.err().find("connecting again"), std::string::npos) << program.err();
  EXPECT_EQ(account_.wrong_on_disk(), 0U);
  // What it says is what is: every entry once, and fixed.
  const auto rows = rows_of(account_.temp().at("report.json"));
  EXPECT_EQ(rows.size(), LargeAccount::entries);
  for (const auto& [path, row] : rows)
    ASSERT_EQ(row.status, "fixed") << path << ": " << row.detail;
}

TEST_P(OutageOf, TheUsersPatienceEndsTheRunWithAWholeReportOfWhatIs) {
  const std::string csv = account_.temp().at("report.csv");
  RunningProgram program(account_, repair + Words{"--csv", csv});
  program.halt_when(account_.early_file(), 0604);
  program.signal(SIGINT);
  program.go_on();
  EXPECT_EQ(program.exit_code(), 130) << program.err();

  const auto lines = cells_of(content_of(csv));
  EXPECT_EQ(lines.size(), 1 + LargeAccount::entries);
  std::map<std::string, std::string> status;
  for (const auto& line : lines) {
    ASSERT_EQ(line.size(), 6U);
    status[line[0]] = line[4];
  }
  for (const auto& [path, entry] : wrong_in(account_.files().snapshot()))
    EXPECT_NE(status[path], "fixed") << path;

  EXPECT_EQ(account_.run(repair).exit_code, 0);
  EXPECT_EQ(account_.wrong_on_disk(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Each, OutageOf, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

TEST(Outage, OfAFewSecondsIsWaitedFor) {
  LargeAccount account("vsftpd", {});
  RunningProgram program(account, repair);
  program.halt_when(account.early_file(), 0604);
  account.server().stop();
  program.go_on();
  std::this_thread::sleep_for(std::chrono::seconds(2));
  account.server().start();
  EXPECT_EQ(program.exit_code(), 0) << program.err();
  EXPECT_EQ(account.wrong_on_disk(), 0U);
}

TEST(Outage, ThatDoesNotEndIsExitCodeThreeAndTheNextRunFinishesTheWork) {
  LargeAccount account("pureftpd", {});
  RunningProgram program(account, repair + Words{"--csv", account.temp().at("report.csv")});
  program.halt_when(account.early_file(), 0604);
  account.server().stop();
  program.go_on();
  EXPECT_EQ(program.exit_code(), 3) << program.err();
  EXPECT_EQ(cells_of(content_of(account.temp().at("report.csv"))).size(),
            1 + LargeAccount::entries);
  account.server().start();
  EXPECT_EQ(account.run(repair).exit_code, 0);
  EXPECT_EQ(account.wrong_on_disk(), 0U);
}

TEST_P(SilenceOf, OursThatTheServerDoesNotBearEndsInANewConnection) {
  const auto& [server, variant] = GetParam();
  LargeAccount account(server, {variant});
  RunningProgram program(account, repair);
  program.halt_when(account.early_file(), 0604);
  std::this_thread::sleep_for(std::chrono::seconds(variant == "idle-2" ? 4 : 7));
  program.go_on();
  EXPECT_EQ(program.exit_code(), 0) << program.err();
  EXPECT_EQ(account.wrong_on_disk(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Each, SilenceOf,
                         ::testing::Values(std::pair{"vsftpd", "idle-2"},
                                           std::pair{"proftpd", "idle-2"},
                                           std::pair{"proftpd", "no-transfer-5"},
                                           std::pair{"pyftpdlib", "idle-2"}),
                         [](const auto& one) {
                           std::string name = one.param.first + "_" + one.param.second;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

} // namespace ftperm::testing
