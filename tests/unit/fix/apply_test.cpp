#include "ftperm/fix/apply.hpp"
#include "support/memory_tree.hpp"
#include "support/recording_log.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ftperm::fix {
namespace {

using testing::MemoryTree;

Change change(const std::string& path, unsigned before = 0644,
              FindingType type = FindingType::file) {
  const Mode after = type == FindingType::file ? Mode(0604) : Mode(0705);
  return {RemotePath::parse(path).value(), type, Mode(before), after};
}

/// A tree with these files at 644, and the changes that put them right.
std::vector<Change> spoil(MemoryTree& tree, const std::vector<std::string>& paths) {
  std::vector<Change> changes;
  for (const std::string& path : paths) {
    tree.add_file(path, 0644);
    changes.push_back(change(path));
  }
  return changes;
}

std::vector<std::string> many(int count) {
  std::vector<std::string> paths;
  for (int i = 0; i < count; ++i)
    paths.push_back("/d" + std::to_string(i % 7) + "/f" + std::to_string(i));
  return paths;
}

FindingStatus status(const Change& made, const Outcome& outcome) {
  return judge(made, outcome).status;
}

class Apply : public ::testing::Test {
 protected:
  testing::RecordingLog log;
};

TEST_F(Apply, SendsEachChangeOnceInOrderAndListsAgain) {
  MemoryTree tree;
  const auto changes = spoil(tree, {"/a/x", "/a/y", "/b", "/c/d/z"});
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  ASSERT_EQ(tree.changes().size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(tree.changes()[i], (MemoryTree::ChangeRequest{changes[i].path.bytes(), Mode(0604)}));
    EXPECT_EQ(status(changes[i], outcomes.at(i)), FindingStatus::fixed);
    EXPECT_TRUE(outcomes[i].sent);
  }
  EXPECT_EQ(tree.lists().size(), 3U) << "each directory once";
}

TEST_F(Apply, DoesNothingForAnEmptyPlan) {
  MemoryTree tree;
  std::vector<Outcome> outcomes(3);
  EXPECT_FALSE(apply(tree, {}, log, outcomes, {}));
  EXPECT_TRUE(outcomes.empty());
  EXPECT_TRUE(tree.changes().empty());
  EXPECT_TRUE(tree.lists().empty());
}

TEST_F(Apply, GetsThroughMoreChangesThanAreOpenAtOnce) {
  MemoryTree tree;
  const auto changes = spoil(tree, many(10000));
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_EQ(tree.changes().size(), 10000U);
  for (std::size_t i = 0; i < changes.size(); ++i)
    ASSERT_EQ(status(changes[i], outcomes[i]), FindingStatus::fixed) << i;
}

TEST_F(Apply, ChecksTheRootByAskingItself) {
  MemoryTree tree;
  tree.add_directory("/", 0700);
  const std::vector<Change> changes{change("/", 0700, FindingType::root)};
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_EQ(outcomes.at(0).now, Mode(0705));
  EXPECT_TRUE(tree.lists().empty());
  tree.options.tells_root_mode = false;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_FALSE(outcomes.at(0).now);
  EXPECT_NE(outcomes.at(0).note, "");
  EXPECT_EQ(status(changes[0], outcomes[0]), FindingStatus::unknown);
}

TEST_F(Apply, NoticesRefusals) {
  MemoryTree tree;
  const auto changes = spoil(tree, {"/a", "/b", "/c"});
  tree.options.refused = {"/b"};
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_EQ(status(changes[0], outcomes[0]), FindingStatus::fixed);
  EXPECT_EQ(status(changes[1], outcomes[1]), FindingStatus::failed);
  ASSERT_TRUE(outcomes[1].refusal);
  EXPECT_EQ(outcomes[1].refusal->kind, ErrorKind::refused);
  EXPECT_EQ(outcomes[1].now, Mode(0644));
  EXPECT_EQ(status(changes[2], outcomes[2]), FindingStatus::fixed);
}

TEST_F(Apply, IsNotDeceivedByAYes) {
  MemoryTree tree;
  const auto changes = spoil(tree, {"/a", "/b"});
  tree.options.lies = {"/a"};
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_FALSE(outcomes[0].refusal);
  EXPECT_EQ(outcomes[0].now, Mode(0644));
  EXPECT_EQ(status(changes[0], outcomes[0]), FindingStatus::failed);
  EXPECT_EQ(status(changes[1], outcomes[1]), FindingStatus::fixed);
}

TEST_F(Apply, NoticesAHostThatForcesBits) {
  MemoryTree tree;
  const auto changes = spoil(tree, {"/a"});
  tree.options.forced_bits = 0060;
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_EQ(outcomes[0].now, Mode(0664));
  EXPECT_EQ(status(changes[0], outcomes[0]), FindingStatus::failed);
}

TEST_F(Apply, BelievesTheListingAndNotTheNo) {
  MemoryTree tree;
  tree.add_file("/a", 0604);
  tree.options.refused = {"/a"};
  const std::vector<Change> changes{change("/a")};
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_TRUE(outcomes[0].refusal);
  EXPECT_EQ(status(changes[0], outcomes[0]), FindingStatus::fixed);
}

TEST_F(Apply, SaysWhatBecameOfWhatIsNoLongerThere) {
  MemoryTree tree;
  tree.add_link("/turned", "elsewhere");
  tree.add_directory("/elsewhere");
  tree.add_file("/silent", 0644);
  tree.hide_mode("/silent");
  tree.add_directory("/closed", 0);
  const std::vector<Change> changes{change("/gone"), change("/turned"), change("/silent"),
                                    change("/closed/x"), change("/nowhere/x")};
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    EXPECT_FALSE(outcomes[i].now) << changes[i].path.bytes();
    EXPECT_NE(outcomes[i].note, "") << changes[i].path.bytes();
    EXPECT_EQ(status(changes[i], outcomes[i]), FindingStatus::unknown) << changes[i].path.bytes();
  }
}

TEST_F(Apply, StopsEarlyWhereNoChangeIsTaken) {
  MemoryTree tree;
  const auto changes = spoil(tree, many(10000));
  tree.options.takes_changes = false;
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, {}));
  EXPECT_LT(tree.changes().size(), 5000U);
  EXPECT_TRUE(outcomes.front().sent);
  EXPECT_FALSE(outcomes.back().sent);
  for (const Outcome& outcome : outcomes)
    EXPECT_EQ(outcome.now, Mode(0644)) << "what was not tried is listed again as well";
  EXPECT_EQ(status(changes.back(), outcomes.back()), FindingStatus::failed);
}

TEST_F(Apply, ListsADirectoryAgainWhileOthersAreStillChanged) {
  MemoryTree tree;
  const auto changes = spoil(tree, many(5000));
  std::vector<Outcome> outcomes;
  Progress first_look;
  EXPECT_FALSE(apply(tree, changes, log, outcomes, [&](const Progress& progress) {
    if (first_look.verified == 0) first_look = progress;
  }));
  EXPECT_GT(first_look.verified, 0U);
  EXPECT_LT(first_look.answered, changes.size());
}

TEST_F(Apply, ReportsItsProgress) {
  MemoryTree tree;
  const auto changes = spoil(tree, {"/a", "/b", "/c/d"});
  std::vector<Outcome> outcomes;
  Progress last;
  EXPECT_FALSE(
      apply(tree, changes, log, outcomes, [&](const Progress& progress) { last = progress; }));
  EXPECT_EQ(last.answered, 3U);
  EXPECT_EQ(last.verified, 3U);
  EXPECT_EQ(last.total, 3U);
}

TEST_F(Apply, KnowsNothingOfChangesWhoseTreeWasLost) {
  for (std::size_t after = 0; after < 12; ++after) {
    MemoryTree tree;
    const auto changes = spoil(tree, {"/a", "/b", "/c/d", "/e", "/f"});
    tree.options.lost_after = after;
    std::vector<Outcome> outcomes;
    const auto error = apply(tree, changes, log, outcomes, {});
    ASSERT_EQ(static_cast<bool>(error), after <= 7) << after;
    EXPECT_TRUE(!error || error->kind == ErrorKind::lost);
    ASSERT_EQ(outcomes.size(), 5U);
    EXPECT_EQ(tree.changes().size(), std::min<std::size_t>(after, 5));
    for (std::size_t i = 0; i < 5; ++i) {
      const FindingStatus found = status(changes[i], outcomes[i]);
      EXPECT_TRUE(found == FindingStatus::unknown || after > 5) << after << ' ' << i;
      EXPECT_TRUE(found == FindingStatus::fixed || error) << after << ' ' << i;
      EXPECT_NE(found, FindingStatus::failed) << after << ' ' << i;
    }
  }
}

TEST_F(Apply, HandsNoMoreChangesToATreeThatIsLost) {
  MemoryTree tree;
  const auto changes = spoil(tree, many(9000));
  tree.options.lost_after = 100;
  std::vector<Outcome> outcomes;
  EXPECT_TRUE(apply(tree, changes, log, outcomes, {}));
  EXPECT_TRUE(outcomes.front().sent);
  EXPECT_FALSE(outcomes.back().sent) << "queued after the end, and called sent";
}

TEST_F(Apply, TellsTheLogBeforeEachBatchIsSent) {
  MemoryTree tree;
  const auto changes = spoil(tree, many(5000));
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(apply(tree, changes, log, outcomes,
                     [&](const Progress&) { ASSERT_GE(log.told.size(), tree.changes().size()); }));
  EXPECT_GT(log.batches, 1U);
  ASSERT_EQ(log.told.size(), changes.size());
  ASSERT_EQ(log.results.size(), changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    ASSERT_EQ(log.told[i].path, changes[i].path);
    ASSERT_EQ(log.results[i].second.now, Mode(0604));
  }
}

TEST_F(Apply, SendsNothingThatTheLogDoesNotTake) {
  for (const std::size_t taken : {0U, 1500U}) {
    MemoryTree tree;
    const auto changes = spoil(tree, many(5000));
    testing::RecordingLog full;
    full.failing_after = taken;
    std::vector<Outcome> outcomes;
    const auto error = apply(tree, changes, full, outcomes, {});
    ASSERT_TRUE(error);
    EXPECT_EQ(error->message, "the disk is full");
    EXPECT_EQ(tree.changes().size(), full.told.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      ASSERT_EQ(outcomes[i].sent, i < full.told.size());
      if (outcomes[i].sent) {
        ASSERT_EQ(outcomes[i].now, Mode(0604)) << "what was sent is listed again";
      }
    }
  }
}

TEST_F(Apply, ListsAgainWhatWasSentBeforeAnInterruption) {
  MemoryTree tree;
  const auto changes = spoil(tree, many(3000));
  tree.options.lost_after = 500;
  tree.options.lost_by = ErrorKind::interrupted;
  std::vector<Outcome> outcomes;
  const auto error = apply(tree, changes, log, outcomes, {});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::interrupted);
  EXPECT_EQ(tree.changes().size(), 500U);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const bool changed = i < 500;
    ASSERT_EQ(outcomes[i].sent, changed) << i;
    if (changed) {
      ASSERT_EQ(status(changes[i], outcomes[i]), FindingStatus::fixed) << i;
    }
  }
}

} // namespace
} // namespace ftperm::fix
