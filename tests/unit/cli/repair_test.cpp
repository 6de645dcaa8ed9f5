#include "audit_fixture.hpp"

#include <gtest/gtest.h>

namespace ftperm::cli::test {
namespace {

TEST(Repair, PutsEverythingRight) {
  MemoryTree tree;
  tree.add_directory("/www", 0777);
  tree.add_directory("/www/sub", 0755);
  tree.add_file("/www/a", 0644);
  tree.add_file("/www/sub/b", 0000);
  tree.add_file("/www/right");
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.repair());
  EXPECT_EQ(
      run.words(),
      (Words{
          {"/www", "fixed"}, {"/www/a", "fixed"}, {"/www/sub", "fixed"}, {"/www/sub/b", "fixed"}}));
  EXPECT_TRUE(run.summary().complete);
  EXPECT_EQ(tree.changes().size(), 4U);
}

TEST(Repair, OpensDirectoriesWithinClosedDirectories) {
  MemoryTree tree;
  tree.add_directory("/a", 0);
  tree.add_directory("/a/b", 0);
  tree.add_directory("/a/b/c", 0200);
  for (const char* file : {"/a/x", "/a/b/x", "/a/b/c/x", "/a/b/c/y"})
    tree.add_file(file, 0644);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.summary().complete);
  EXPECT_FALSE(run.repair());
  for (const char* directory : {"/a", "/a/b", "/a/b/c"})
    EXPECT_EQ(tree.mode_of(directory), Mode(0705)) << directory;
  for (const char* file : {"/a/x", "/a/b/x", "/a/b/c/x", "/a/b/c/y"})
    EXPECT_EQ(tree.mode_of(file), Mode(0604)) << file;
  EXPECT_EQ(tree.changes().size(), 7U);
  EXPECT_EQ(run.summary().count[FindingStatus::fixed], 7U);
  EXPECT_TRUE(run.summary().complete);
}

TEST(Repair, SendsNothingForWhatIsRightOrNoBusinessOfIts) {
  MemoryTree tree;
  tree.add_file("/www/right");
  tree.add_link("/www/link", "/www/right");
  tree.add_link("/www/loop", "/www");
  tree.add_other("/www/pipe", 0666);
  tree.add_file("/www/bad\nname", 0644);
  tree.add_file("/www/silent", 0644);
  tree.hide_mode("/www/silent");
  Trial run(tree, true);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.repair(true));
  EXPECT_TRUE(tree.changes().empty());
  EXPECT_EQ(run.at("/www/link")->status, FindingStatus::skipped);
  EXPECT_EQ(run.at("/www/bad\nname")->status, FindingStatus::wrong);
}

TEST(Repair, ChangesTheRootOnlyWhenAsked) {
  for (const bool fix_root : {false, true}) {
    MemoryTree tree;
    tree.add_directory("/", 0700);
    tree.add_file("/a", 0644);
    Trial run(tree);
    EXPECT_FALSE(run.audit());
    EXPECT_FALSE(run.repair(fix_root));
    EXPECT_EQ(tree.mode_of("/"), Mode(fix_root ? 0705 : 0700));
    EXPECT_EQ(run.words(), (Words{{"/", fix_root ? "fixed" : "wrong"}, {"/a", "fixed"}}));
  }
}

TEST(Repair, OpensAClosedRootAndGoesOnInIt) {
  MemoryTree tree;
  tree.add_directory("/", 0);
  tree.add_file("/www/a", 0644);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.repair(true));
  EXPECT_EQ(run.words(), (Words{{"/", "fixed"}, {"/www/a", "fixed"}}));
  EXPECT_TRUE(run.summary().complete);
}

TEST(Repair, EndsWhereTheServerRefusesOrLies) {
  MemoryTree tree;
  tree.add_directory("/refused", 0);
  tree.add_directory("/lie", 0);
  tree.add_file("/refused/x", 0644);
  tree.add_file("/a", 0644);
  tree.options.refused = {"/refused"};
  tree.options.lies = {"/lie"};
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.repair());
  EXPECT_EQ(run.words(), (Words{{"/a", "fixed"}, {"/lie", "failed"}, {"/refused", "failed"}}));
  EXPECT_EQ(tree.changes().size(), 3U) << "each is tried once";
  EXPECT_FALSE(run.summary().complete);
}

TEST(Repair, EndsInATreeOfClosedDirectoriesThatContainsItself) {
  MemoryTree tree;
  tree.add_endless("/loop", "loop", 0);
  tree.options.lost_after = 500;
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  const auto error = run.repair();
  EXPECT_FALSE(error) << "goes on for ever: " << tree.changes().size() << " changes";
  EXPECT_LE(tree.changes().size(), 102U);
}

TEST(Repair, SaysWhatIsNotKnownWhenTheTreeIsLost) {
  MemoryTree tree;
  for (const char* file : {"/a", "/b", "/c"})
    tree.add_file(file, 0644);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  tree.options.lost_after = 4; // the root's mode and listing, then two changes
  const auto error = run.repair();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::lost);
  EXPECT_EQ(tree.changes().size(), 2U);
  for (const char* file : {"/a", "/b"})
    EXPECT_EQ(run.at(file)->status, FindingStatus::unknown) << file;
  EXPECT_FALSE(run.summary().complete);
}

TEST(Repair, KeepsAnEarlierDoubtOfWhatItRepaired) {
  MemoryTree tree;
  tree.options.cap = 2;
  tree.add_directory("/d", 0755);
  for (const char* file : {"/d/1", "/d/2", "/d/3"})
    tree.add_file(file);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.repair());
  EXPECT_EQ(tree.mode_of("/d"), Mode(0705));
  EXPECT_FALSE(run.summary().complete) << "/d was cut short and still is";
}

TEST(DryRun, SaysWhatItWouldChangeAndChangesNothing) {
  MemoryTree tree;
  tree.add_directory("/", 0700);
  tree.add_directory("/closed", 0);
  tree.add_file("/a", 0644);
  tree.add_file("/bad\nname", 0644);
  tree.add_file("/right");
  tree.add_link("/link", "/a");
  Trial run(tree, true);
  EXPECT_FALSE(run.audit());
  for (const bool fix_root : {false, true}) {
    fix::Guard guard({}, "");
    mark_plan(run.findings, {fix_root}, guard);
    EXPECT_TRUE(run.at("/a")->planned);
    EXPECT_TRUE(run.at("/closed")->planned);
    EXPECT_EQ(run.at("/")->planned, fix_root);
    for (const char* other : {"/bad\nname", "/right", "/link"})
      EXPECT_FALSE(run.at(other)->planned) << other;
    EXPECT_EQ(run.at("/a")->status, FindingStatus::wrong);
  }
  EXPECT_NE(run.at("/bad\nname")->detail.find("line break"), std::string::npos);
  EXPECT_TRUE(tree.changes().empty());
}

TEST(Repair, SaysOnceWhyItLeavesANameWithALineBreakAlone) {
  for (const std::size_t most : {0U, 9U}) { // ends before the first change, and by itself
    MemoryTree tree;
    tree.add_directory("/closed", 0);
    for (const char* file : {"/a", "/bad\nname", "/closed/bad\nname"})
      tree.add_file(file, 0644);
    Trial run(tree);
    EXPECT_FALSE(run.audit());
    fix::Guard guard({}, "");
    look_out(run.findings, {}, guard);
    EXPECT_EQ(run.repair({.most_changes = most}).has_value(), most == 0);
    const std::string detail = run.at("/bad\nname")->detail;
    EXPECT_NE(detail.find("line break"), std::string::npos) << detail;
    EXPECT_EQ(detail.find("line break"), detail.rfind("line break")) << detail;
    if (most == 0) continue;
    const std::string below = run.at("/closed/bad\nname")->detail;
    EXPECT_NE(below.find("line break"), std::string::npos) << below;
    EXPECT_EQ(below.find("line break"), below.rfind("line break")) << below;
  }
}

TEST(Repair, ChangesNothingWhereThePlanIsLargerThanAllowed) {
  MemoryTree tree;
  for (const char* file : {"/a", "/b", "/c"})
    tree.add_file(file, 0644);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  const auto error = run.repair({.most_changes = 2});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::usage);
  EXPECT_NE(error->message.find("nothing was changed"), std::string::npos);
  EXPECT_TRUE(tree.changes().empty());
  EXPECT_FALSE(run.repair({.most_changes = 3}));
  EXPECT_EQ(tree.changes().size(), 3U);
}

TEST(Repair, CountsTheRoundsTogetherWhereChangesAreLimited) {
  MemoryTree tree;
  tree.add_directory("/closed", 0);
  tree.add_file("/closed/x", 0644);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  const auto error = run.repair({.most_changes = 1});
  ASSERT_TRUE(error);
  EXPECT_NE(error->message.find("the last of them were not made"), std::string::npos);
  EXPECT_EQ(tree.changes().size(), 1U);
}

TEST(Repair, TellsTheLogEverythingThatIsSent) {
  MemoryTree tree;
  tree.add_directory("/closed", 0);
  tree.add_file("/closed/x", 0644);
  tree.add_file("/y", 0777);
  Trial run(tree);
  EXPECT_FALSE(run.audit());
  EXPECT_FALSE(run.repair());
  ASSERT_EQ(run.log.told.size(), tree.changes().size());
  for (std::size_t i = 0; i < run.log.told.size(); ++i)
    EXPECT_EQ(run.log.told[i].path.bytes(), tree.changes()[i].path);
  EXPECT_EQ(run.log.told[0].before, Mode(0));
}

} // namespace
} // namespace ftperm::cli::test
