// What a pipeline does with a server in good order.
#include "pipeline_fixture.hpp"

#include <algorithm>

namespace ftperm::ftp::test {
namespace {

TEST(Pipeline, AnswersCommandsInTheirOrder) {
  Conversation talk({}, answer_well);
  talk.push_many(50);
  EXPECT_FALSE(talk.pump());
  ASSERT_EQ(talk.replies.size(), 50U);
  for (int i = 1; i <= 50; ++i) {
    const std::string name = "A" + std::to_string(i);
    EXPECT_EQ(talk.replies[static_cast<std::size_t>(i - 1)], name + ": 200 " + name);
  }
  EXPECT_TRUE(talk.pipeline.idle());
  EXPECT_EQ(talk.pipeline.confirmed(), 50U);
  EXPECT_EQ(talk.pipeline.in_flight(), 0U);
}

TEST(Pipeline, AnswersTheSameWhenTheStreamTakesAndGivesByteByByte) {
  Conversation talk({}, answer_well);
  talk.stream.takes = 1;
  talk.stream.gives = 1;
  talk.push_many(20);
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies.size(), 20U);
  EXPECT_EQ(talk.replies.back(), "A20: 200 A20");
}

TEST(Pipeline, SendsSeveralCommandsBeforeTheFirstIsAnswered) {
  Conversation talk;
  talk.push_many(3);
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"A1", "A2", "A3", "PWD"}));
}

TEST(Pipeline, PutsAFenceBehindSixteenCommandsAndAtTheEndOfABurst) {
  Conversation talk({}, answer_well);
  talk.push_many(40);
  EXPECT_FALSE(talk.pump());
  std::vector<std::size_t> fences;
  for (std::size_t i = 0; i < talk.stream.lines.size(); ++i)
    if (talk.stream.lines[i] == "PWD") fences.push_back(i);
  EXPECT_EQ(fences, (std::vector<std::size_t>{16, 33, 42}));
}

TEST(Pipeline, SendsNoFenceWhenThereIsNothingToConfirm) {
  Conversation talk({}, answer_well);
  EXPECT_FALSE(talk.pump());
  EXPECT_TRUE(talk.stream.lines.empty());
  talk.push("A");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"A", "PWD"}));
}

TEST(Pipeline, HoldsRepliesBackUntilTheFenceIsAnswered) {
  Conversation talk;
  talk.push("A");
  talk.push("B");
  EXPECT_FALSE(talk.hear("200 a\r\n200 b\r\n"));
  EXPECT_TRUE(talk.replies.empty());
  EXPECT_FALSE(talk.hear("257 \"/\"\r"));
  EXPECT_TRUE(talk.replies.empty());
  EXPECT_FALSE(talk.hear("\n"));
  EXPECT_EQ(talk.replies, texts({"A: 200 a", "B: 200 b"}));
}

// The window, and the few bytes of one fence.
TEST(Pipeline, NeverHasMoreUnansweredBytesThanTheWindow) {
  PipelineLimits limits;
  limits.window = 100;
  Conversation talk(limits);
  for (int i = 0; i < 60; ++i)
    talk.push("STAT -a /" + std::string(static_cast<std::size_t>(i % 23), 'x'));
  std::size_t answered = 0;
  std::size_t answered_bytes = 0;
  std::size_t most = 0;
  EXPECT_FALSE(talk.pump());
  while (answered < talk.stream.lines.size()) {
    most = std::max(most, talk.bytes_sent() - answered_bytes);
    ASSERT_LE(talk.bytes_sent() - answered_bytes, 105U) << "after " << answered << " answers";
    const std::string line = talk.stream.lines[answered++];
    answered_bytes += line.size() + 2;
    ASSERT_FALSE(talk.hear(answer_well(line)));
  }
  EXPECT_EQ(talk.replies.size(), 60U);
  EXPECT_GT(most, 60U) << "the window is not used";
}

TEST(Pipeline, SendsACommandLongerThanTheWindowByItself) {
  PipelineLimits limits;
  limits.window = 50;
  Conversation talk(limits, answer_well);
  talk.push("A");
  talk.push(std::string(200, 'x'));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies.size(), 3U);
}

TEST(Pipeline, HandsOverWholeLinesAndAtMostFourKilobytes) {
  PipelineLimits limits;
  limits.window = 64 * 1024;
  Conversation talk(limits, answer_well);
  for (std::size_t i = 0; i < 300; ++i)
    talk.push(std::string(20 + i % 300, 'x'));
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies.size(), 300U);
  std::size_t largest = 0;
  for (const std::string& sent : talk.stream.sends) {
    EXPECT_LE(sent.size(), 4096U);
    EXPECT_TRUE(sent.ends_with("\r\n"));
    largest = std::max(largest, sent.size());
  }
  EXPECT_GT(largest, 3700U) << "far from full";
}

TEST(Pipeline, WaitsForAStreamThatTakesNothing) {
  Conversation talk({}, answer_well);
  talk.stream.takes = 0;
  talk.push("A");
  EXPECT_FALSE(talk.pump());
  EXPECT_TRUE(talk.pipeline.wants_to_send());
  EXPECT_FALSE(talk.pipeline.idle());
  talk.stream.takes = 2;
  EXPECT_FALSE(talk.pump());
  EXPECT_FALSE(talk.pipeline.wants_to_send());
  EXPECT_EQ(talk.replies, texts({"A: 200 A"}));
}

TEST(Pipeline, TakesCommandsFromWithinACompletion) {
  Conversation talk({}, answer_well);
  Command first = talk.command("A");
  first.done = [&](const Reply&) {
    talk.replies.emplace_back("A");
    talk.push("C");
    talk.push("D");
  };
  talk.pipeline.push(std::move(first));
  talk.push("B");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies, texts({"A", "B: 200 B", "C: 200 C", "D: 200 D"}));
  EXPECT_TRUE(talk.pipeline.idle());
}

TEST(Pipeline, TakesNewLimitsFromWithinACompletion) {
  Conversation talk({}, answer_well);
  Command first = talk.command("A");
  first.done = [&](const Reply&) { talk.pipeline.set_limits(synchronous()); };
  talk.pipeline.push(std::move(first));
  EXPECT_FALSE(talk.pump());
  talk.push_many(3);
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.replies, texts({"A1: 200 A1", "A2: 200 A2", "A3: 200 A3"}));
}

TEST(Pipeline, HasRoomUntilTheWindowIsFull) {
  PipelineLimits limits;
  limits.window = 40;
  Conversation talk(limits);
  int pushed = 0;
  for (; talk.pipeline.has_room() && pushed < 100; ++pushed) {
    talk.push("STAT -a /x");
    EXPECT_FALSE(talk.pump());
  }
  EXPECT_GE(pushed, 2);
  EXPECT_LE(pushed, 5);
}

TEST(Pipeline, SendsNothingElseWhileACommandStandsAlone) {
  Conversation talk({}, answer_well);
  talk.push("A");
  Command alone = talk.command("B");
  alone.alone = true;
  talk.pipeline.push(std::move(alone));
  talk.push("C");
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"A", "PWD", "B", "PWD", "PWD", "C", "PWD"}));
  EXPECT_EQ(talk.replies.size(), 3U);
}

TEST(Pipeline, TellsTheTraceWhatGoesEitherWay) {
  ScriptedStream stream(answer_well);
  std::vector<std::string> traced;
  Pipeline pipeline(stream, {}, [&](char direction, std::string_view line) {
    traced.push_back(direction + std::string(line));
  });
  Command command;
  command.line = "FEAT";
  pipeline.push(std::move(command));
  EXPECT_FALSE(pipeline.pump());
  EXPECT_EQ(traced, texts({">FEAT", ">PWD", "<200 FEAT", "<257 \"/\" is the current directory"}));
}

} // namespace
} // namespace ftperm::ftp::test
