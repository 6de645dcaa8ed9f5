// Connections that end, are refused, or fall silent.
#include "faults/faulty_site.hpp"

#include <algorithm>

namespace ftperm::testing {
namespace {

/// The run is made again on a new connection, or, while nobody was logged in yet, ends and says so.
void expect_whole_or_no_session(const Trial& trial, Work work) {
  if (trial.report.error)
    EXPECT_EQ(trial.report.exit_code, cli::ExitCode::connection) << trial.report.error->message;
  else if (work == Work::audit)
    expect_whole_audit(trial);
  else
    expect_whole_repair(trial);
}

/// The commands of a whole run without faults.
std::size_t commands_of(Work work, Dress dress) {
  return FaultyRun{.dress = dress}(work).record.commands.size();
}

class AtEachCommand : public ::testing::TestWithParam<Does> {};

class Waiting : public ::testing::TestWithParam<bool> {};

} // namespace

TEST_P(AtEachCommand, AnAuditIsWholeOrSaysThatItCouldNotLogIn) {
  const std::size_t count = commands_of(Work::audit, Dress::unknown);
  ASSERT_GT(count, 15U);
  std::size_t whole = 0;
  for (std::size_t n = 1; n <= count; ++n) {
    SCOPED_TRACE("command " + std::to_string(n));
    FaultyRun run{.faults = {{.does = GetParam(), .first = n}}, .may_not_happen = true};
    run.wishes.timeout = std::chrono::milliseconds(250);
    const Trial trial = run(Work::audit);
    expect_whole_or_no_session(trial, Work::audit);
    whole += trial.report.error ? 0U : 1U;
  }
  EXPECT_GE(whole + 4, count) << "only a login that fails ends a run";
}

TEST_P(AtEachCommand, ARepairPutsAllRightAllTheSame) {
  const std::size_t count = commands_of(Work::repair, Dress::vsftpd);
  for (std::size_t n = 4; n <= count; n += 2) { // behind the login
    SCOPED_TRACE("command " + std::to_string(n));
    FaultyRun run{.dress = Dress::vsftpd,
                  .faults = {{.does = GetParam(), .first = n}},
                  .may_not_happen = true};
    run.wishes.timeout = std::chrono::milliseconds(250);
    expect_whole_repair(run(Work::repair));
  }
}

INSTANTIATE_TEST_SUITE_P(Each, AtEachCommand,
                         ::testing::Values(Does::hang_up, Does::say_421, Does::fall_silent),
                         [](const auto& one) {
                           return one.param == Does::hang_up   ? "cut"
                                  : one.param == Does::say_421 ? "with_421"
                                                               : "silent";
                         });

TEST(ConnectionFaults, ACutAfterAnyNumberOfBytesIsMadeGoodByAnotherConnection) {
  for (std::size_t byte = 150; byte < 1800; byte += 55) {
    SCOPED_TRACE("byte " + std::to_string(byte));
    for (const bool tls : {false, true}) {
      const FaultyRun run{.tls = tls, .faults = {{.does = Does::hang_up_at_byte, .amount = byte}}};
      expect_whole_or_no_session(run(Work::audit), Work::audit);
    }
  }
}

TEST(ConnectionFaults, AServerThatEndsTlsWithoutAWordIsConnectedToAgain) {
  const FaultyRun run{.tls = true,
                      .faults = {{.does = Does::end_without_word, .verb = "STAT", .first = 3}}};
  expect_whole_audit(run(Work::audit));
}

TEST(ConnectionFaults, AServerThatIsAlwaysCutIsGivenUp) {
  const FaultyRun run{.faults = {{.does = Does::hang_up, .first = 12, .times = for_ever}}};
  expect_lost(run(Work::audit), ErrorKind::lost, "gave up after");
}

TEST(ConnectionFaults, AServerThatFallsSilentForGoodIsGivenUp) {
  const FaultyRun run{.faults = {{.does = Does::fall_silent, .first = 8, .times = for_ever}},
                      .wishes = {.timeout = std::chrono::milliseconds(100)}};
  expect_lost(run(Work::audit), ErrorKind::lost, "gave up after");
}

TEST_P(Waiting, ForSlowAnswersLosesNothing) {
  const FaultyRun run{.dress = GetParam() ? Dress::vsftpd : Dress::unknown,
                      .faults = {{.does = Does::wait, .times = for_ever, .amount = 20}},
                      .wishes = {.timeout = std::chrono::milliseconds(2000)}};
  expect_whole_repair(run(Work::repair));
}

INSTANTIATE_TEST_SUITE_P(Each, Waiting, ::testing::Bool());

/// A repair of many files, on a server that takes its time for each.
FaultyRun a_slow_repair() {
  return {.dress = Dress::vsftpd,
          .faults = {{.does = Does::wait, .verb = "SITE", .times = for_ever, .amount = 5}}};
}

FileTree many_wrong_files() {
  FileTree tree;
  for (int i = 0; i < 300; ++i)
    tree.add("/d" + std::to_string(i % 3) + "/" + std::to_string(i), EntryType::file, 0666);
  return tree;
}

TEST(Backlog, IsSharedByFurtherConnections) {
  const Trial trial = a_slow_repair()(Work::repair, many_wrong_files());
  EXPECT_FALSE(trial.report.error);
  EXPECT_GT(trial.record.connections, 1U);
  EXPECT_LE(trial.record.connections, 4U);
}

TEST(Backlog, IsWorkedOffByOneConnectionWhereNoMoreAreAllowed) {
  FaultyRun run = a_slow_repair();
  run.faults.push_back({.does = Does::refuse_too_many, .first = 2, .times = for_ever});
  const Trial trial = run(Work::repair, many_wrong_files());
  EXPECT_FALSE(trial.report.error);
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::ok);
}

TEST(LoginFaults, ARefusedPasswordIsSaidAtOnceAndNotTriedAgain) {
  const FaultyRun run{.faults = {{.does = Does::refuse_login, .times = for_ever}}};
  const Trial trial = run(Work::audit);
  expect_lost(trial, ErrorKind::login, "was refused");
  EXPECT_EQ(trial.record.connections, 1U);
}

TEST(LoginFaults, TooManyConnectionsAreWaitedFor) {
  const FaultyRun run{.faults = {{.does = Does::refuse_too_many, .times = 3}}};
  const Trial trial = run(Work::audit);
  expect_whole_audit(trial);
  EXPECT_EQ(trial.record.connections, 4U);
}

TEST(LoginFaults, TooManyConnectionsForGoodAreSaid) {
  const FaultyRun run{.faults = {{.does = Does::refuse_too_many, .times = for_ever}}};
  expect_lost(run(Work::audit), ErrorKind::too_many, "Too many connections");
}

TEST(LoginFaults, ALoginRefusedOnceInTheMiddleIsTriedAgain) {
  const FaultyRun run{.faults = {{.does = Does::hang_up, .verb = "STAT", .first = 4},
                                 {.does = Does::refuse_login, .first = 2, .times = 2}}};
  expect_whole_audit(run(Work::audit));
}

TEST(LoginFaults, ALoginRefusedForGoodInTheMiddleIsSaid) {
  const FaultyRun run{.faults = {{.does = Does::hang_up, .verb = "STAT", .first = 4},
                                 {.does = Does::refuse_login, .first = 2, .times = for_ever}}};
  expect_lost(run(Work::audit), ErrorKind::lost, "was refused");
}

TEST(LoginFaults, AHomeThatIsNotToldIsNeverTakenForTheWholeServer) {
  FileTree tree;
  tree.add("/home/web/index.php", EntryType::file, 0644);
  tree.add("/outside/secret", EntryType::file, 0777);
  for (const Does does : {Does::drop_reply, Does::double_reply, Does::say_rubbish,
                          Does::send_long_line, Does::merge_replies, Does::swap_replies})
    for (const char* verb : {"USER", "PASS", "PWD"}) {
      FaultyRun run{.faults = {{.does = does, .verb = verb, .amount = 100}}};
      run.home = "/home/web";
      run.wishes.timeout = std::chrono::milliseconds(100);
      SCOPED_TRACE(to_text(run.faults[0]));
      const Trial trial = run(Work::repair, tree);
      EXPECT_EQ(trial.after.at("/outside/secret").mode, Mode(0777));
    }
}

TEST(LoginFaults, AnotherCertificateInTheMiddleGetsNoPassword) {
  const FaultyRun run{.tls = true,
                      .faults = {{.does = Does::hang_up, .verb = "STAT", .first = 4},
                                 {.does = Does::other_certificate, .first = 2}}};
  const Trial trial = run(Work::audit);
  expect_lost(trial, ErrorKind::tls, "not trusted");
  const auto& commands = trial.record.commands;
  EXPECT_EQ(std::count(commands.begin(), commands.end(), "PASS secret"), 1);
  EXPECT_EQ(std::count(commands.begin(), commands.end(), "AUTH TLS"), 2);
}

} // namespace ftperm::testing
