// What a pipeline does when replies get lost, doubled, merged or forged.
#include "pipeline_fixture.hpp"

namespace ftperm::ftp::test {
namespace {

TEST(Pipeline, NoticesALostReplyAtTheNextFence) {
  Conversation talk;
  talk.push_many(3);
  EXPECT_FALSE(talk.hear("200 a1\r\n200 a3\r\n"));
  const auto error = talk.hear(pwd_reply);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
  EXPECT_TRUE(talk.replies.empty());
}

TEST(Pipeline, NoticesADoubledReplyAtTheNextFence) {
  Conversation talk;
  talk.push_many(3);
  const auto error = talk.hear("200 a1\r\n200 a1\r\n200 a2\r\n200 a3\r\n" + pwd_reply);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
  EXPECT_TRUE(talk.replies.empty());
}

TEST(Pipeline, NoticesTwoCommandsReadAsOne) {
  Conversation talk;
  talk.push_many(2);
  const auto error = talk.hear("500 A1A2 not understood\r\n" + pwd_reply);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
  EXPECT_TRUE(talk.replies.empty());
}

TEST(Pipeline, NoticesACommandReadAsOneWithItsFence) {
  Conversation talk({}, [](const std::string& line) {
    return line == "A1" ? std::string() : "500 A1PWD not understood\r\n";
  });
  talk.push("A1");
  EXPECT_FALSE(talk.pump());
  EXPECT_TRUE(talk.replies.empty()) << "believed before its fence was answered";
}

TEST(Pipeline, NoticesAForgedEndOfAListing) {
  Conversation talk;
  talk.push_many(2);
  // The first listing holds a file named "x\n213 End\r\n200 hacked".
  const auto error =
      talk.hear("213-\r\n-rw 1 x\n213 End\r\n200 hacked\r\n213 End\r\n200 a2\r\n" + pwd_reply);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
  EXPECT_TRUE(talk.replies.empty());
}

TEST(Pipeline, NoticesAReplyThatNobodyAskedFor) {
  Conversation talk({}, answer_well);
  talk.push("A");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies.size(), 1U);
  const auto error = talk.hear("200 surprise\r\n");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
}

TEST(Pipeline, NoticesAPreliminaryReplyToAnOrdinaryCommand) {
  Conversation talk;
  talk.push("A");
  EXPECT_TRUE(talk.hear("150 here it comes\r\n"));
}

TEST(Pipeline, KeepsWhatWasConfirmedBeforeTheFault) {
  Conversation talk;
  talk.push_many(20);
  std::string answers;
  for (int i = 0; i < 16; ++i)
    answers += "200 ok\r\n";
  EXPECT_TRUE(talk.hear(answers + pwd_reply + "200 ok\r\n" + pwd_reply));
  EXPECT_EQ(talk.replies.size(), 16U);
}

TEST(Pipeline, BelievesNoListingWhoseForgedEndAndFenceAreFollowedByItsRest) {
  // A file named "p<CRLF>213 End<CRLF>257 x", in the listing of the second command.
  Conversation talk;
  talk.push("A");
  talk.push("B");
  const std::string forged = "213-\r\n-rw p\r\n213 End\r\n257 x\r\n-rw q\r\n213 End\r\n";
  EXPECT_TRUE(talk.hear("213-\r\n213 End\r\n" + forged + pwd_reply));
  EXPECT_TRUE(talk.replies.empty());
  EXPECT_EQ(talk.pipeline.suspects().size(), 1U);
}

TEST(Pipeline, BelievesWhatCameInAnEarlierBatchThanTheForgedListing) {
  Conversation talk;
  talk.push_many(17);
  std::string answers;
  for (int i = 0; i < 16; ++i)
    answers += "200 ok\r\n";
  EXPECT_TRUE(talk.hear(answers + pwd_reply + "213-\r\n213 End\r\n257 x\r\n-rw q\r\n"));
  EXPECT_EQ(talk.replies.size(), 16U);
}

TEST(Pipeline, TakesNoReplyBehindAListingForOneThatComesTwice) {
  // One at a time; a file named "n<CRLF>213 End" is the last of the listing.
  Conversation talk(synchronous());
  talk.push("A");
  EXPECT_TRUE(talk.hear("213-\r\n-rw n\r\n213 End\r\n213 Output truncated\r\n"));
  EXPECT_TRUE(talk.replies.empty());
}

TEST(Pipeline, GivesUpOnAServerThatRepeatsItselfForEver) {
  std::string flood;
  for (int i = 0; i < 200; ++i)
    flood += "200 again\r\n";
  Conversation talk(synchronous());
  talk.push("A");
  const auto error = talk.hear(flood);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
}

TEST(Pipeline, GivesUpOnATransferThatBeginsForEver) {
  std::string flood;
  for (int i = 0; i < 200; ++i)
    flood += "150 Here it comes\r\n";
  Conversation talk;
  Command transfer = talk.command("LIST");
  transfer.transfer = true;
  talk.pipeline.push(std::move(transfer));
  const auto error = talk.hear(flood);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
}

TEST(Pipeline, IsLostWhenTheServerCloses) {
  const std::vector<std::string> places{"", "200 a1\r\n", "200 a1\r\n200 a2\r\n",
                                        "200 a1\r\n200 a2\r\n" + pwd_reply};
  for (const std::string& before : places) {
    Conversation talk;
    talk.push_many(2);
    const auto error = talk.hear(before + "421 Timeout\r\n");
    ASSERT_TRUE(error) << before;
    EXPECT_EQ(error->kind, ErrorKind::lost);
    EXPECT_EQ(error->reply_code, 421);
    EXPECT_NE(error->message.find("Timeout"), std::string::npos);
  }
}

TEST(Pipeline, IsNotLostByA421WithinAListing) {
  Conversation talk;
  talk.push("A");
  EXPECT_FALSE(talk.hear("213-\r\n421 is a name\r\n213 End\r\n" + pwd_reply));
  EXPECT_EQ(talk.replies, texts({"A: 213 End"}));
}

TEST(Pipeline, IsLostWithItsStream) {
  Conversation talk;
  talk.push("A");
  EXPECT_FALSE(talk.pump());
  talk.stream.break_off();
  const auto error = talk.pump();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::lost);
}

TEST(Pipeline, HearsWhatTheServerSaidBeforeTheStreamEnded) {
  Conversation talk;
  talk.push("A");
  EXPECT_FALSE(talk.pump());
  talk.stream.give("200 a\r\n" + pwd_reply);
  talk.stream.break_off();
  EXPECT_TRUE(talk.pump());
  EXPECT_EQ(talk.replies, texts({"A: 200 a"}));
}

TEST(Pipeline, TakesGarbageForAFault) {
  Conversation talk;
  talk.push("A");
  const auto error = talk.hear("<html>\r\n");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
}

TEST(Pipeline, SaysWhenTheServerHasNoPwd) {
  for (const char* refusal : {"500 what?\r\n", "502 not here\r\n"}) {
    Conversation talk;
    talk.push("A");
    const auto error = talk.hear(std::string("200 a\r\n") + refusal);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, ErrorKind::unsupported);
    EXPECT_TRUE(talk.replies.empty());
  }
}

TEST(Pipeline, TakesARefusedPwdForAFaultOnceAFenceWasAnswered) {
  Conversation talk;
  talk.push("A");
  EXPECT_FALSE(talk.hear("200 a\r\n" + pwd_reply));
  talk.push("B");
  const auto error = talk.hear("200 b\r\n500 what?\r\n");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::out_of_step);
}

TEST(Pipeline, LetsALenientCommandBeAnsweredTwice) {
  Conversation talk;
  Command lenient = talk.command("OPTS");
  lenient.lenient = true;
  talk.pipeline.push(std::move(lenient));
  talk.push("B");
  EXPECT_FALSE(
      talk.hear("200 once\r\n200 twice\r\n200 thrice\r\n" + pwd_reply + "200 b\r\n" + pwd_reply));
  EXPECT_EQ(talk.replies, texts({"OPTS: 200 once", "B: 200 b"}));
  EXPECT_EQ(talk.stream.lines, texts({"OPTS", "PWD", "B", "PWD"}));
}

TEST(Pipeline, IsStrictAgainBehindALenientCommand) {
  Conversation talk;
  Command lenient = talk.command("OPTS");
  lenient.lenient = true;
  talk.pipeline.push(std::move(lenient));
  talk.push("B");
  EXPECT_TRUE(talk.hear("200 once\r\n" + pwd_reply + "200 b\r\n200 b\r\n"));
}

TEST(Pipeline, SuspectsTheJobsOfTheOldestBatchThatIsNotConfirmed) {
  Conversation talk;
  talk.push_many(18);
  EXPECT_FALSE(talk.pump());
  std::vector<JobId> first(16);
  std::iota(first.begin(), first.end(), 1);
  EXPECT_EQ(talk.pipeline.suspects(), first);
  std::string answers;
  for (int i = 0; i < 16; ++i)
    answers += "200 ok\r\n";
  EXPECT_FALSE(talk.hear(answers));
  EXPECT_EQ(talk.pipeline.suspects(), first) << "an answer is no proof before the fence's";
  EXPECT_FALSE(talk.hear(pwd_reply));
  EXPECT_EQ(talk.pipeline.suspects(), (std::vector<JobId>{17, 18}));
  EXPECT_FALSE(talk.hear("200 ok\r\n200 ok\r\n" + pwd_reply));
  EXPECT_TRUE(talk.pipeline.suspects().empty());
}

TEST(Pipeline, SuspectsAJobOfSeveralCommandsOnce) {
  Conversation talk;
  talk.push("CWD /a*", 7);
  talk.push("STAT -a .", 7);
  talk.push("STAT -a /b", 8);
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.pipeline.suspects(), (std::vector<JobId>{7, 8}));
}

TEST(Pipeline, SuspectsOnlyTheOneThatStoodAlone) {
  Conversation talk;
  Command alone = talk.command("A", 1);
  alone.alone = true;
  talk.pipeline.push(std::move(alone));
  talk.push("B", 2);
  EXPECT_TRUE(talk.hear("200 a\r\n200 forged\r\n"));
  EXPECT_EQ(talk.pipeline.suspects(), (std::vector<JobId>{1}));
}

/// A name forged the end of its listing and the fence, and what it broke off comes later.
TEST(Pipeline, BelievesNothingThatStoodAloneBeforeASecondFenceIsAnswered) {
  for (const bool one_at_a_time : {false, true}) {
    Conversation talk(one_at_a_time ? synchronous() : PipelineLimits());
    Command alone = talk.command("STAT -a /a", 1);
    alone.alone = true;
    talk.pipeline.push(std::move(alone));
    EXPECT_FALSE(talk.hear("213-\r\nforged\r\n213 End\r\n"));
    EXPECT_FALSE(talk.hear(pwd_reply));
    EXPECT_EQ(talk.stream.lines, texts({"STAT -a /a", "PWD", "PWD"}));
    EXPECT_TRUE(talk.replies.empty());
    EXPECT_TRUE(talk.hear("213 End\r\n" + pwd_reply)) << "the true end";
    EXPECT_TRUE(talk.replies.empty());
    EXPECT_EQ(talk.pipeline.suspects(), (std::vector<JobId>{1}));
  }
}

} // namespace
} // namespace ftperm::ftp::test
