#include "ftp/pace.hpp"

#include "pipeline_fixture.hpp"

namespace ftperm::ftp::test {
namespace {

using std::chrono::milliseconds;

/// Time that passes when it is told to.
struct Hand {
  Pace::Clock::time_point now;

  Pace::Now clock() {
    return [this] { return now; };
  }
};

TEST(Pace, WithoutALimitAllowsEverything) {
  Pace pace(0);
  for (int i = 0; i < 10'000; ++i)
    pace.spend();
  EXPECT_TRUE(pace.allows());
  EXPECT_EQ(pace.wait(), milliseconds(0));
}

TEST(Pace, AllowsOneCommandAfterAnother) {
  Hand hand;
  Pace pace(10, hand.clock());
  EXPECT_TRUE(pace.allows());
  pace.spend();
  EXPECT_FALSE(pace.allows());
  EXPECT_EQ(pace.wait(), milliseconds(100));
  hand.now += milliseconds(100);
  EXPECT_TRUE(pace.allows());
}

TEST(Pace, SavesUpNoMoreThanATenthOfASecond) {
  Hand hand;
  Pace pace(100, hand.clock());
  hand.now += std::chrono::hours(1);
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(pace.allows()) << i;
    pace.spend();
  }
  EXPECT_FALSE(pace.allows());
}

TEST(Pace, IsPaidBackWhatCouldNotWait) {
  Hand hand;
  Pace pace(10, hand.clock());
  pace.spend();
  pace.spend();
  hand.now += milliseconds(100);
  EXPECT_FALSE(pace.allows());
  hand.now += milliseconds(100);
  EXPECT_TRUE(pace.allows());
}

TEST(Pipeline, SendsNoFasterThanThePaceAllows) {
  Hand hand;
  PipelineLimits limits;
  limits.pace = std::make_shared<Pace>(10, hand.clock());
  Conversation talk(limits, answer_well);
  talk.push_many(3);
  EXPECT_FALSE(talk.pump());
  EXPECT_EQ(talk.stream.lines, texts({"A1"}));
  EXPECT_EQ(talk.pipeline.held_back(), milliseconds(100));
  for (int i = 0; i < 4; ++i) {
    hand.now += milliseconds(100);
    EXPECT_FALSE(talk.pump());
  }
  EXPECT_EQ(talk.stream.lines, texts({"A1", "A2", "A3", "PWD"}));
  EXPECT_EQ(talk.replies.size(), 3U);
  EXPECT_FALSE(talk.pipeline.held_back());
}

} // namespace
} // namespace ftperm::ftp::test
