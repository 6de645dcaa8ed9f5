#include "audit_fixture.hpp"

#include <gtest/gtest.h>

namespace ftperm::cli::test {
namespace {

TEST(Audit, FindsNothingInAnAccountInGoodOrder) {
  MemoryTree tree;
  tree.add_file("/www/index.php");
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_TRUE(run.findings.rows().empty());
  EXPECT_TRUE(run.summary().complete);
  EXPECT_EQ(run.summary().count[FindingStatus::ok], 3U);
  EXPECT_EQ(run.counts.directories, 2U);
}

TEST(Audit, JudgesEverything) {
  MemoryTree tree;
  tree.add_directory("/", 0755);
  tree.add_directory("/www", 0777);
  tree.add_file("/www/a", 0644);
  tree.add_file("/www/b", 0604);
  tree.add_link("/www/link", "/etc");
  tree.add_other("/www/pipe");
  Trial run(tree, true);
  EXPECT_FALSE(run.audit());
  EXPECT_EQ(run.words(), (Words{{"/", "wrong"},
                                {"/www", "wrong"},
                                {"/www/a", "wrong"},
                                {"/www/b", "ok"},
                                {"/www/link", "skipped"},
                                {"/www/pipe", "skipped"}}));
  EXPECT_EQ(run.at("/")->type, FindingType::root);
  EXPECT_TRUE(run.summary().complete);
}

TEST(Audit, IsIncompleteWhereSomethingCannotBeKnown) {
  const auto incomplete = [](const std::string& where, MemoryTree& tree) {
    Trial run(tree);
    EXPECT_FALSE(run.audit());
    const auto found = run.at(where);
    return found && !found->detail.empty() && !run.summary().complete;
  };
  MemoryTree closed;
  closed.add_directory("/closed", 0);
  EXPECT_TRUE(incomplete("/closed", closed));
  MemoryTree silent;
  silent.add_file("/silent");
  silent.hide_mode("/silent");
  EXPECT_TRUE(incomplete("/silent", silent));
  MemoryTree doubtful;
  doubtful.add_doubt("/", {"odd", EntryType::file, {}, "It is odd."});
  EXPECT_TRUE(incomplete("/odd", doubtful));
  MemoryTree nameless;
  nameless.add_directory("/d");
  nameless.add_doubt("/d", {"", EntryType::other, {}, "A line was not understood."});
  EXPECT_TRUE(incomplete("/d", nameless));
  MemoryTree broken;
  broken.add_directory("/bad\nname");
  EXPECT_TRUE(incomplete("/bad\nname", broken));
  MemoryTree rootless;
  rootless.options.tells_root_mode = false;
  EXPECT_TRUE(incomplete("/", rootless));
  MemoryTree capped;
  capped.options.cap = 3;
  for (const char* name : {"/d/1", "/d/2", "/d/3", "/d/4"})
    capped.add_file(name);
  EXPECT_TRUE(incomplete("/d", capped));
  capped.options.cap_is_told = true;
  EXPECT_TRUE(incomplete("/d", capped));
}

TEST(Audit, BeginsWhereItIsToldAndChecksTheRoot) {
  MemoryTree tree;
  tree.add_directory("/", 0755);
  tree.add_directory("/www", 0755);
  tree.add_file("/www/a", 0644);
  tree.add_file("/other", 0644);
  Trial run(tree);
  EXPECT_FALSE(run.audit({RemotePath(), path("/www")}));
  EXPECT_EQ(run.words(), (Words{{"/", "wrong"}, {"/www", "wrong"}, {"/www/a", "wrong"}}));
}

TEST(Audit, RefusesAStartThatIsNoDirectory) {
  MemoryTree tree;
  tree.add_file("/file");
  tree.add_link("/link", "www");
  tree.add_file("/www/a", 0644);
  for (const char* start : {"/file", "/link"}) {
    Trial run(tree);
    const auto error = run.audit({RemotePath(), path(start)});
    ASSERT_TRUE(error) << start;
    EXPECT_EQ(error->kind, ErrorKind::usage);
  }
  Trial run(tree);
  const auto error = run.audit({RemotePath(), path("/nope")});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::missing);
}

TEST(Audit, DoesNotTakeAStartForMissingThatACutListingLeftOut) {
  for (const bool told : {true, false}) {
    MemoryTree tree;
    tree.options.cap = 2;
    tree.options.cap_is_told = told;
    for (const char* name : {"/a", "/b", "/c", "/www/x"})
      tree.add_file(name, 0644);
    Trial run(tree);
    const auto error = run.audit({RemotePath(), path("/www")});
    EXPECT_FALSE(error) << error->message;
    EXPECT_TRUE(run.at("/www/x"));
  }
}

TEST(Audit, KeepsTheRootARootWhereTheWalkBeginsAboveIt) {
  MemoryTree tree;
  tree.add_directory("/home/anna", 0700);
  Trial run(tree);
  EXPECT_FALSE(run.audit({path("/home/anna"), path("/home")}));
  ASSERT_TRUE(run.at("/home/anna"));
  EXPECT_EQ(run.at("/home/anna")->type, FindingType::root);
  EXPECT_FALSE(run.repair());
  EXPECT_TRUE(tree.changes().empty()) << "the root was changed without --fix-root";
}

TEST(Audit, CountsADirectoryOnceThatWasToldInTwoParts) {
  MemoryTree tree;
  tree.options.cap = 3;
  tree.options.careful_is_capped = false;
  for (const char* name : {"/1", "/2", "/3", "/4", "/5"})
    tree.add_file(name);
  tree.add_doubt("/", {"odd", EntryType::file, {}, "It is odd."});
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_EQ(run.counts.directories, 1U);
}

TEST(Audit, KeepsWhatItFoundWhenTheTreeIsLost) {
  MemoryTree tree;
  tree.add_file("/a", 0644);
  tree.add_file("/d/b", 0644);
  tree.options.lost_after = 2;
  Trial run(tree);
  const auto error = run.audit();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::lost);
  EXPECT_FALSE(run.summary().complete);
}

TEST(Audit, ChangesNothing) {
  MemoryTree tree;
  tree.add_file("/a", 0777);
  tree.add_directory("/closed", 0);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_TRUE(tree.changes().empty());
}

} // namespace
} // namespace ftperm::cli::test
