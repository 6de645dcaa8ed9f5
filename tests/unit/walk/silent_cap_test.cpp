// Servers that leave entries out of long listings without a word.
#include "walk_fixture.hpp"

#include <gtest/gtest.h>

namespace ftperm::walk::test {
namespace {

std::size_t careful_listings(const MemoryTree& tree) {
  return static_cast<std::size_t>(
      std::count_if(tree.lists().begin(), tree.lists().end(),
                    [](const auto& request) { return request.care == remote::Care::certain; }));
}

TEST(SilentCap, IsNotLookedForWhereTheServerWouldTell) {
  MemoryTree tree;
  fill(tree, "/big", 100);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(careful_listings(tree), 0U);
}

TEST(SilentCap, CostsOneListingWhereThereIsNone) {
  MemoryTree tree;
  tree.options.cap = 1000;
  for (int i = 0; i < 20; ++i)
    fill(tree, "/d" + std::to_string(i), 50);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(careful_listings(tree), 1U);
  EXPECT_EQ(notes.seen.size(), 20U * 51U);
  EXPECT_TRUE(notes.unlisted.empty());
}

TEST(SilentCap, IsToldOfEveryDirectoryThatWasCut) {
  MemoryTree tree;
  tree.options.cap = 30;
  fill(tree, "/big", 31);
  fill(tree, "/huge", 200);
  fill(tree, "/small", 29);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(notes.unlisted.count("/big"), 1U);
  EXPECT_EQ(notes.unlisted.count("/huge"), 1U);
  EXPECT_EQ(notes.unlisted.count("/small"), 0U);
  EXPECT_EQ(notes.unlisted.count("/"), 0U);
}

TEST(SilentCap, LeavesNothingOutWhereTheCarefulWayShowsAll) {
  MemoryTree tree;
  tree.options.cap = 30;
  tree.options.careful_is_capped = false;
  fill(tree, "/big", 45);
  tree.add_file("/big/zzz/within");
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_TRUE(notes.has_seen("/big/f044"));
  EXPECT_TRUE(notes.has_seen("/big/zzz/within"));
  EXPECT_EQ(std::set(notes.seen.begin(), notes.seen.end()).size(), notes.seen.size())
      << "the second telling holds the rest only";
  EXPECT_TRUE(notes.unlisted.empty());
}

TEST(SilentCap, LeavesNothingOutOfSeveralDirectories) {
  MemoryTree tree;
  tree.options.cap = 30;
  tree.options.careful_is_capped = false;
  for (const char* directory : {"/a", "/b", "/c"})
    fill(tree, directory, 45);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  for (const char* file : {"/a/f044", "/b/f044", "/c/f044"})
    EXPECT_TRUE(notes.has_seen(file)) << file;
}

TEST(SilentCap, IsFoundInDirectoriesThatCameToLightLate) {
  MemoryTree tree;
  tree.options.cap = 30;
  tree.options.careful_is_capped = false;
  fill(tree, "/big", 40);
  fill(tree, "/big/late", 45);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  ASSERT_TRUE(notes.has_seen("/big/late"));
  EXPECT_TRUE(notes.has_seen("/big/late/f029"));
  EXPECT_TRUE(notes.has_seen("/big/late/f044"));
}

TEST(SilentCap, IsTakenForPossibleWhereARoundNumberCannotBeConfirmed) {
  for (const int size : {98, 99, 100, 200, 1000}) {
    MemoryTree tree;
    tree.options.cap = 5000;
    tree.options.careful_fails = true;
    fill(tree, "/big", size);
    Notes notes;
    EXPECT_FALSE(walk_all(tree, notes));
    EXPECT_EQ(notes.unlisted.count("/big"), 1U) << size;
  }
  MemoryTree tree;
  tree.options.cap = 5000;
  tree.options.careful_fails = true;
  fill(tree, "/big", 150);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_TRUE(notes.unlisted.empty()) << "150 is no limit that anybody sets";
}

TEST(SilentCap, IsTakenForPossibleOfEveryDirectoryThatLong) {
  MemoryTree tree;
  tree.options.cap = 100;
  tree.options.careful_fails = true;
  fill(tree, "/a", 120);
  fill(tree, "/b", 130);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(notes.unlisted.count("/a"), 1U);
  EXPECT_EQ(notes.unlisted.count("/b"), 1U);
}

TEST(SilentCap, EndsTheWalkWithTheErrorWhenTheTreeIsLostMeanwhile) {
  for (std::size_t after = 2; after < 4; ++after) {
    MemoryTree tree;
    tree.options.cap = 30;
    tree.options.careful_is_capped = false;
    tree.options.lost_after = after;
    fill(tree, "/big", 45);
    Notes notes;
    const auto error = walk_all(tree, notes);
    ASSERT_TRUE(error) << after;
    EXPECT_EQ(error->kind, ErrorKind::lost);
  }
}

} // namespace
} // namespace ftperm::walk::test
