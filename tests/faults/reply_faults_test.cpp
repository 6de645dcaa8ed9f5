// Replies that are lost, doubled, merged, moved, broken, or without end.
#include "faults/faulty_site.hpp"

namespace ftperm::testing {
namespace {

struct Case {
  std::string name;
  Does does;
  std::string verb;

  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }
};

class SpoiledReply : public ::testing::TestWithParam<Case> {};

std::vector<Case> all_cases() {
  return {
      {"lost_STAT", Does::drop_reply, "STAT"},       {"lost_PWD", Does::drop_reply, "PWD"},
      {"lost_CWD", Does::drop_reply, "CWD"},         {"lost_FEAT", Does::drop_reply, "FEAT"},
      {"lost_CHMOD", Does::drop_reply, "SITE"},      {"lost_LIST", Does::drop_reply, "LIST"},
      {"doubled_STAT", Does::double_reply, "STAT"},  {"doubled_PWD", Does::double_reply, "PWD"},
      {"doubled_CHMOD", Does::double_reply, "SITE"}, {"doubled_EPSV", Does::double_reply, "EPSV"},
      {"merged_STAT", Does::merge_replies, "STAT"},  {"merged_PWD", Does::merge_replies, "PWD"},
      {"merged_CHMOD", Does::merge_replies, "SITE"}, {"moved_PWD", Does::swap_replies, "PWD"},
      {"rubbish_STAT", Does::say_rubbish, "STAT"},   {"rubbish_PWD", Does::say_rubbish, "PWD"},
      {"rubbish_CHMOD", Does::say_rubbish, "SITE"}};
}

} // namespace

TEST_P(SpoiledReply, OnceCostsAConnectionAndNoTruth) {
  for (std::size_t n = 1; n <= 4; ++n) {
    SCOPED_TRACE("the " + std::to_string(n) + ". time");
    FaultyRun run{.dress = Dress::vsftpd,
                  .faults = {{.does = GetParam().does, .verb = GetParam().verb, .first = n}},
                  .may_not_happen = true};
    run.wishes.timeout = std::chrono::milliseconds(150);
    const Trial trial = run(Work::repair);
    if (trial.report.error)
      EXPECT_EQ(trial.report.exit_code, cli::ExitCode::connection);
    else
      expect_whole_repair(trial);
  }
}

TEST_P(SpoiledReply, EachTimeNeverEndsInALie) {
  FaultyRun run{
      .dress = Dress::vsftpd,
      .faults = {{.does = GetParam().does, .verb = GetParam().verb, .first = 2, .times = for_ever}},
      .may_not_happen = true};
  run.wishes.timeout = std::chrono::milliseconds(60);
  run(Work::repair); // which checks what must hold
}

INSTANTIATE_TEST_SUITE_P(Each, SpoiledReply, ::testing::ValuesIn(all_cases()),
                         [](const auto& one) { return one.param.name; });

TEST(ReplyFaults, RepliesThatComeByteByByteAreReadAsAny) {
  const FaultyRun run{.faults = {{.does = Does::trickle, .times = for_ever}}};
  expect_whole_repair(run(Work::repair));
}

TEST(ReplyFaults, RepliesThatComeInOnePieceAreReadAsAny) {
  FileTree tree = small_site();
  for (int i = 0; i < 40; ++i)
    for (int j = 0; j < 400; ++j)
      tree.add("/many/" + std::to_string(i) + "/" + std::to_string(j), EntryType::file, 0604);
  const FaultyRun run{.dress = Dress::vsftpd,
                      .faults = {{.does = Does::lump, .amount = 1024 * 1024}},
                      .wishes = {.timeout = std::chrono::milliseconds(2000)}};
  const Trial trial = run(Work::audit, std::move(tree));
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::wrong);
  EXPECT_EQ(trial.report.summary.entries, 10U + 41U + 16000U);
}

TEST(ReplyFaults, ALineOfAMegabyteEndsTheConnectionAndNotTheRun) {
  for (const char* verb : {"STAT", "PWD", "SITE"}) {
    SCOPED_TRACE(verb);
    const FaultyRun run{
        .dress = Dress::vsftpd,
        .faults = {
            {.does = Does::send_long_line, .verb = verb, .first = 2, .amount = 1024 * 1024}}};
    expect_whole_repair(run(Work::repair));
  }
}

TEST(ReplyFaults, AReplyWithoutEndIsCutOffAtALimit) {
  const FaultyRun run{.faults = {{.does = Does::never_end_reply, .verb = "STAT", .first = 4}},
                      .wishes = {.largest_listing = 1024 * 1024}};
  expect_whole_audit(run(Work::audit));
}

TEST(ReplyFaults, AReplyWithoutEndIsCutOffHoweverSlowlyItComes) {
  FaultyRun run{
      .faults = {{.does = Does::never_end_reply, .verb = "STAT", .first = 4, .amount = 5}}};
  run.wishes.timeout = std::chrono::milliseconds(400);
  expect_whole_audit(run(Work::audit));
}

TEST(ReplyFaults, AServerWhoseEachReplyToStatHasNoEndIsAskedInAnotherWay) {
  const FaultyRun run{
      .faults = {{.does = Does::never_end_reply, .verb = "STAT", .first = 4, .times = for_ever}},
      .wishes = {.largest_listing = 1024 * 1024}};
  expect_whole_audit(run(Work::audit)); // by LIST, in the end
}

TEST(ReplyFaults, AReplyThatComesAgainAndAgainEndsTheConnection) {
  for (const bool pipeline : {true, false})
    for (const char* verb : {"STAT", "PWD", "SITE", "FEAT"}) {
      SCOPED_TRACE(std::string(verb) + (pipeline ? "" : ", one at a time"));
      const FaultyRun run{.dress = Dress::vsftpd,
                          .faults = {{.does = Does::never_stop, .verb = verb, .first = 1}},
                          .wishes = {.pipeline = pipeline}};
      const Trial trial = run(Work::repair);
      if (!trial.report.error) expect_whole_repair(trial);
    }
}

TEST(ReplyFaults, AYesThatWasNotMeantIsFoundOut) {
  const FaultyRun run{.faults = {{.does = Does::only_say_yes, .verb = "SITE", .times = for_ever}}};
  const Trial trial = run(Work::repair);
  for (const char* path : {"/index.php", "/logs", "/www/b.php", "/www/img"})
    EXPECT_EQ(trial.report.word(path), "failed") << path;
  EXPECT_NE(trial.report.at("/logs")->detail.find("said yes but it is still 700"),
            std::string::npos);
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::wrong);
}

TEST(ReplyFaults, ANoThatWasNotMeantIsFoundOut) {
  const FaultyRun run{.faults = {{.does = Does::only_say_no, .verb = "SITE", .times = for_ever}}};
  expect_whole_repair(run(Work::repair));
}

} // namespace ftperm::testing
