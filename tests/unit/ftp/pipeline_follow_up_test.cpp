// Commands in two lines, of which the second is sent when the first is answered by 3yz (RNFR,
// RNTO).
#include "pipeline_fixture.hpp"

namespace ftperm::ftp::test {
namespace {

/// "RNFR a" and "RNTO b"; when the second is about to be handed over, `replies` says so.
Command rename(Conversation& talk, JobId job = 7) {
  Command made = talk.command("RNFR a", job);
  made.follow_up = "RNTO b";
  made.following = [&talk] { talk.replies.emplace_back("following"); };
  return made;
}

std::string answer(const std::string& line) {
  if (line.starts_with("RNFR")) return "350 go on\r\n";
  return answer_well(line);
}

class FollowUp : public ::testing::TestWithParam<bool> {
 protected:
  static PipelineLimits limits() { return GetParam() ? synchronous() : PipelineLimits(); }
};

} // namespace

TEST_P(FollowUp, IsSentBehindItsFirstHalfWithNothingInBetween) {
  Conversation talk(limits(), answer);
  talk.push("A");
  talk.pipeline.push(rename(talk));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"A", "PWD", "RNFR a", "RNTO b", "PWD", "PWD", "B", "PWD"}));
  EXPECT_EQ(talk.replies, texts({"A: 200 A", "following", "RNFR a: 200 RNTO b", "B: 200 B"}));
  EXPECT_TRUE(talk.pipeline.idle());
}

TEST_P(FollowUp, WaitsForTheAnswerToItsFirstHalf) {
  Conversation talk(limits());
  talk.pipeline.push(rename(talk));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"RNFR a"}));
  EXPECT_TRUE(talk.replies.empty());
  EXPECT_FALSE(talk.hear("350 go on\r\n"));
  EXPECT_EQ(talk.stream.lines.at(1), "RNTO b");
  EXPECT_EQ(talk.replies, texts({"following"}));
}

TEST_P(FollowUp, IsNotSentWhenItsFirstHalfIsRefused) {
  Conversation talk(limits(), [](const std::string& line) -> std::string {
    return line == "RNFR a" ? "550 no such file\r\n" : answer_well(line);
  });
  talk.pipeline.push(rename(talk));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"RNFR a", "PWD", "PWD", "B", "PWD"}));
  EXPECT_EQ(talk.replies, texts({"RNFR a: 550 no such file", "B: 200 B"}));
}

TEST_P(FollowUp, IsNotBelievedBeforeBothFences) {
  Conversation talk(limits());
  talk.pipeline.push(rename(talk));
  EXPECT_FALSE(talk.hear("350 go on\r\n"));
  EXPECT_FALSE(talk.hear("250 done\r\n"));
  EXPECT_FALSE(talk.hear(pwd_reply));
  EXPECT_EQ(talk.replies, texts({"following"}));
  EXPECT_FALSE(talk.hear(pwd_reply));
  EXPECT_EQ(talk.replies, texts({"following", "RNFR a: 250 done"}));
}

TEST_P(FollowUp, NoticesRepliesOutOfTheirOrder) {
  for (const char* replies : {"250 done\r\n", "200 yes\r\n", "257 \"/\"\r\n", "150 open\r\n",
                              "350 go on\r\n350 go on\r\n", "350 go on\r\n150 open\r\n"}) {
    SCOPED_TRACE(replies);
    Conversation talk(limits());
    talk.pipeline.push(rename(talk));
    const auto error = talk.hear(replies);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, ErrorKind::out_of_step);
    EXPECT_EQ(talk.pipeline.suspects(), std::vector<JobId>{7});
  }
}

TEST_P(FollowUp, IsNotSaidToFollowWhereTheServerHangsUpBehindTheFirstHalf) {
  Conversation talk(limits());
  talk.pipeline.push(rename(talk));
  EXPECT_FALSE(talk.pump());
  talk.stream.give("350 go on\r\n");
  talk.stream.break_off();
  EXPECT_TRUE(talk.pump());
  EXPECT_TRUE(talk.replies.empty());
  EXPECT_EQ(talk.stream.lines, texts({"RNFR a"}));
}

TEST_P(FollowUp, IsSaidToFollowWhereTheStreamTakesNothing) {
  Conversation talk(limits());
  talk.pipeline.push(rename(talk));
  EXPECT_FALSE(talk.pump());
  talk.stream.takes = 0; // with TLS a part may be on its way all the same
  EXPECT_FALSE(talk.hear("350 go on\r\n"));
  EXPECT_EQ(talk.replies, texts({"following"}));
  talk.stream.takes = std::string::npos;
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies, texts({"following"})) << "once";
  EXPECT_EQ(talk.stream.lines.at(1), "RNTO b");
}

INSTANTIATE_TEST_SUITE_P(Pipeline, FollowUp, ::testing::Bool(),
                         [](const auto& one) { return one.param ? "one_at_a_time" : "many"; });

TEST(FollowUpWithoutFences, IsAnsweredByItsOwnReply) {
  Conversation talk(without_fences(), answer);
  talk.pipeline.push(rename(talk));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"RNFR a", "RNTO b", "B"}));
  EXPECT_EQ(talk.replies, texts({"following", "RNFR a: 200 RNTO b", "B: 200 B"}));
}

} // namespace ftperm::ftp::test
