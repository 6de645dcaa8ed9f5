// A pipeline that sends one command at a time, one without fences, and transfers.
#include "pipeline_fixture.hpp"

namespace ftperm::ftp::test {
namespace {

/// Answers each line when it is the only one that waits for an answer; a server that takes one
/// command at a time throws the others away.
struct OneAtATime {
  Conversation& talk;
  std::size_t answered = 0;

  std::optional<Error> serve() {
    if (auto error = talk.pump()) return error;
    while (answered < talk.stream.lines.size()) {
      EXPECT_EQ(talk.stream.lines.size() - answered, 1U) << "sent before the answer";
      const std::string line = talk.stream.lines[answered++];
      if (auto error = talk.hear(answer_well(line))) return error;
    }
    return {};
  }
};

TEST(SynchronousPipeline, SendsOneCommandAtATime) {
  Conversation talk(synchronous());
  talk.push_many(40);
  OneAtATime server{talk};
  EXPECT_FALSE(server.serve());
  ASSERT_EQ(talk.replies.size(), 40U);
  EXPECT_EQ(talk.replies.back(), "A40: 200 A40");
  EXPECT_TRUE(talk.pipeline.idle());
}

TEST(SynchronousPipeline, ToleratesADoubledReplyThatComesAtOnce) {
  Conversation talk(synchronous(), [](const std::string& line) {
    return line == "A" ? "200 A\r\n200 A again\r\n" : answer_well(line);
  });
  talk.push("A");
  const auto error = talk.pump();
  EXPECT_FALSE(error) << error->message;
  EXPECT_EQ(talk.replies, texts({"A: 200 A"}));
}

TEST(SynchronousPipeline, ToleratesADoubledReplyThatComesLate) {
  Conversation talk(synchronous());
  talk.push("A");
  EXPECT_FALSE(talk.hear("200 A\r\n"));
  const auto error = talk.hear("200 A again\r\n" + pwd_reply);
  EXPECT_FALSE(error) << error->message;
  EXPECT_EQ(talk.replies, texts({"A: 200 A"}));
}

TEST(SynchronousPipeline, NeverTakesADoubledReplyForTheNextCommands) {
  Conversation talk(synchronous());
  talk.push("A");
  talk.push("B");
  talk.push("C");
  std::optional<Error> error = talk.pump();
  for (std::size_t i = 0; !error && i < talk.stream.lines.size(); ++i) {
    const std::string line = talk.stream.lines[i];
    error = talk.hear(answer_well(line));
    if (line == "A" && !error) error = talk.hear("200 A again\r\n");
  }
  for (const std::string& reply : talk.replies)
    EXPECT_EQ(reply.substr(0, 1), reply.substr(reply.size() - 1)) << reply;
  EXPECT_FALSE(error) << error->message;
  EXPECT_EQ(talk.replies, texts({"A: 200 A", "B: 200 B", "C: 200 C"}));
}

TEST(SynchronousPipeline, GivesACommandThatStandsAloneASecondFence) {
  Conversation talk(synchronous(), answer_well);
  Command alone = talk.command("A");
  alone.alone = true;
  talk.pipeline.push(std::move(alone));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"A", "PWD", "PWD", "B", "PWD"}));
}

TEST(SynchronousPipeline, HasRoomForOneCommand) {
  Conversation talk(synchronous());
  EXPECT_TRUE(talk.pipeline.has_room());
  talk.push("A");
  EXPECT_FALSE(talk.pipeline.has_room());
  EXPECT_FALSE(talk.pump());
  EXPECT_FALSE(talk.pipeline.has_room());
}

TEST(SynchronousPipeline, SaysWhenTheServerHasNoPwd) {
  Conversation talk(synchronous(), [](const std::string& line) -> std::string {
    return line == "PWD" ? "502 PWD not implemented\r\n" : "200 ok\r\n";
  });
  talk.push("A");
  const auto error = talk.pump();
  ASSERT_TRUE(error) << "waits for ever";
  EXPECT_EQ(error->kind, ErrorKind::unsupported);
}

TEST(PipelineWithoutFences, AnswersOneCommandAtATime) {
  Conversation talk(without_fences());
  talk.push_many(20);
  OneAtATime server{talk};
  EXPECT_FALSE(server.serve());
  EXPECT_EQ(talk.replies.size(), 20U);
  EXPECT_EQ(talk.stream.lines.size(), 20U) << "no PWD is sent";
  EXPECT_TRUE(talk.pipeline.idle());
}

TEST(PipelineWithoutFences, NoticesASurplusReply) {
  Conversation talk(without_fences());
  talk.push("A");
  EXPECT_TRUE(talk.hear("200 A\r\n200 A again\r\n"));
}

TEST(PipelineWithoutFences, SuspectsTheCommandNotAnswered) {
  Conversation talk(without_fences());
  talk.push_many(2);
  EXPECT_FALSE(talk.hear("200 ok\r\n"));
  EXPECT_EQ(talk.pipeline.suspects(), (std::vector<JobId>{2}));
}

/// A listing over a data connection.
Command transfer(Conversation& talk, const std::string& line) {
  Command made = talk.command(line, 9);
  made.transfer = true;
  made.preliminary = [&talk](const Reply& reply) {
    talk.replies.push_back("preliminary " + std::to_string(reply.code));
  };
  return made;
}

TEST(TransferCommand, WaitsUntilEverythingBeforeItIsConfirmed) {
  Conversation talk;
  talk.push("CWD /a");
  talk.push("EPSV");
  talk.pipeline.push(transfer(talk, "LIST"));
  EXPECT_FALSE(talk.hear("250 a\r\n229 b\r\n"));
  EXPECT_EQ(talk.stream.lines, texts({"CWD /a", "EPSV", "PWD"}));
  EXPECT_FALSE(talk.hear(pwd_reply));
  EXPECT_EQ(talk.stream.lines.back(), "LIST");
}

TEST(TransferCommand, HasTheConnectionToItself) {
  for (const PipelineLimits& limits : {PipelineLimits(), synchronous(), without_fences()}) {
    Conversation talk(limits);
    talk.pipeline.push(transfer(talk, "LIST"));
    talk.push("A");
    EXPECT_FALSE(talk.hear("150 here it comes\r\n"));
    EXPECT_EQ(talk.stream.lines, texts({"LIST"}));
    EXPECT_EQ(talk.replies, texts({"preliminary 150"}));
    EXPECT_FALSE(talk.hear("226 done\r\n"));
    EXPECT_EQ(talk.replies, texts({"preliminary 150", "LIST: 226 done"}));
    ASSERT_GE(talk.stream.lines.size(), 2U);
    EXPECT_EQ(talk.stream.lines[1], "A");
  }
}

TEST(TransferCommand, IsAnsweredWithoutAFence) {
  Conversation talk;
  talk.pipeline.push(transfer(talk, "LIST"));
  EXPECT_FALSE(talk.hear("125 open\r\n226 done\r\n"));
  EXPECT_EQ(talk.replies, texts({"preliminary 125", "LIST: 226 done"}));
  EXPECT_TRUE(talk.pipeline.idle());
  EXPECT_EQ(talk.stream.lines, texts({"LIST"}));
}

TEST(TransferCommand, MayBeRefusedAtOnce) {
  Conversation talk;
  talk.pipeline.push(transfer(talk, "MLSD"));
  EXPECT_FALSE(talk.hear("425 no data connection\r\n"));
  EXPECT_EQ(talk.replies, texts({"MLSD: 425 no data connection"}));
}

TEST(TransferCommand, IsLostWhenTheServerCloses) {
  Conversation talk;
  talk.pipeline.push(transfer(talk, "LIST"));
  EXPECT_FALSE(talk.hear("150 open\r\n"));
  EXPECT_EQ(talk.pipeline.suspects(), (std::vector<JobId>{9}));
  const auto error = talk.hear("421 idle\r\n");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->reply_code, 421);
}

TEST(TransferCommand, NoticesAnAnswerThatBelongsToAFence) {
  Conversation talk;
  talk.pipeline.push(transfer(talk, "LIST"));
  EXPECT_TRUE(talk.hear(pwd_reply));
}

TEST(TransferCommand, NoticesASecondClosingReply) {
  Conversation talk;
  talk.pipeline.push(transfer(talk, "LIST"));
  EXPECT_TRUE(talk.hear("150 open\r\n226 done\r\n226 done again\r\n"));
}

} // namespace
} // namespace ftperm::ftp::test
