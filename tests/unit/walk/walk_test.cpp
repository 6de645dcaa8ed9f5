#include "walk_fixture.hpp"

#include <gtest/gtest.h>

namespace ftperm::walk::test {
namespace {

using Paths = std::vector<std::string>;

TEST(Walk, SeesEverythingOnce) {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    MemoryTree tree(seed);
    Paths expected;
    for (const std::string directory : {"/a", "/a/b", "/a/b/c", "/d", "/e", "/e/f"}) {
      tree.add_directory(directory);
      tree.add_file(directory + "/file");
      expected.push_back(directory);
      expected.push_back(directory + "/file");
    }
    tree.add_other("/pipe");
    expected.emplace_back("/pipe");
    std::sort(expected.begin(), expected.end());
    Notes notes;
    EXPECT_FALSE(walk_all(tree, notes));
    EXPECT_EQ(notes.sorted(), expected) << "seed " << seed;
    EXPECT_TRUE(notes.unlisted.empty());
    EXPECT_EQ(tree.lists().size(), 7U);
    EXPECT_TRUE(tree.changes().empty());
  }
}

TEST(Walk, ListsAnEmptyRoot) {
  MemoryTree tree;
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(notes.told, (std::map<std::string, int>{{"/", 1}}));
}

TEST(Walk, BeginsWhereItIsTold) {
  MemoryTree tree;
  tree.add_file("/www/a/x");
  tree.add_file("/www/b/y");
  tree.add_file("/private/z");
  Notes notes;
  EXPECT_FALSE(walk(tree, {{path("/www/a"), Mode(0705)}, {path("/private"), std::nullopt}}, notes,
                    Options()));
  EXPECT_EQ(notes.sorted(), (Paths{"/private/z", "/www/a/x"}));
}

TEST(Walk, NeverGoesThroughALink) {
  MemoryTree tree;
  tree.add_file("/real/file");
  tree.add_link("/link", "real");
  tree.add_link("/real/up", "/");
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(notes.sorted(), (Paths{"/link", "/real", "/real/file", "/real/up"}));
  for (const auto& request : tree.lists())
    EXPECT_TRUE(request.path == "/" || request.path == "/real") << request.path;
}

TEST(Walk, TellsWhichDirectoriesCannotBeListed) {
  MemoryTree tree;
  tree.add_file("/open/file");
  tree.add_directory("/closed", 0000);
  tree.add_directory("/blind", 0300);
  tree.add_directory("/locked", 0600);
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_TRUE(notes.has_seen("/open/file"));
  ASSERT_EQ(notes.unlisted.size(), 3U);
  for (const auto& [directory, mode] :
       {std::pair("/closed", 0000U), std::pair("/blind", 0300U), std::pair("/locked", 0600U)}) {
    const auto found = notes.unlisted.find(directory);
    ASSERT_NE(found, notes.unlisted.end()) << directory;
    EXPECT_EQ(found->second.first, Mode(mode));
    EXPECT_EQ(found->second.second.kind, ErrorKind::unreadable);
  }
}

TEST(Walk, TellsThatAStartIsMissing) {
  MemoryTree tree;
  Notes notes;
  EXPECT_FALSE(walk(tree, {{path("/nope"), std::nullopt}}, notes, Options()));
  ASSERT_EQ(notes.unlisted.count("/nope"), 1U);
  EXPECT_EQ(notes.unlisted.find("/nope")->second.second.kind, ErrorKind::missing);
}

TEST(Walk, EndsInATreeThatContainsItself) {
  MemoryTree tree;
  tree.add_endless("/loop", "loop");
  tree.add_file("/file");
  Options options;
  options.deepest = 20;
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes, options));
  EXPECT_EQ(tree.lists().size(), 21U) << "the root and twenty levels";
  ASSERT_EQ(notes.unlisted.size(), 1U);
  EXPECT_EQ(path(notes.unlisted.begin()->first).depth(), 21U);
  EXPECT_EQ(notes.unlisted.begin()->second.first, Mode(0705));
}

TEST(Walk, EndsInATreeThatIsTooLarge) {
  MemoryTree tree;
  for (const char* directory : {"/a", "/b", "/c", "/d/e", "/f/g/h"})
    tree.add_directory(directory);
  Options options;
  options.most_directories = 4;
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes, options));
  EXPECT_EQ(tree.lists().size(), 4U);
  EXPECT_EQ(notes.unlisted.count("/d"), 1U);
  EXPECT_EQ(notes.unlisted.count("/f"), 1U);
  options.most_directories = 9;
  Notes all;
  EXPECT_FALSE(walk_all(tree, all, options));
  EXPECT_TRUE(all.unlisted.empty());
}

TEST(Walk, ShowsNamesThatNoCommandCanCarryButDoesNotEnterThem) {
  MemoryTree tree;
  tree.add_file("/bad\nname/file");
  tree.add_file("/bad\rfile");
  tree.add_file("/good/file");
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(notes.sorted(), (Paths{"/bad\nname", "/bad\rfile", "/good", "/good/file"}));
  EXPECT_EQ(tree.lists().size(), 2U);
}

TEST(Walk, PassesDoubtsOn) {
  MemoryTree tree;
  tree.add_doubt("/", {"odd", EntryType::directory, Mode(0705), "why not"});
  std::size_t doubts = 0;

  struct Counter final : Visitor {
    explicit Counter(std::size_t& into) : count(into) {}

    void on_listing(const RemotePath&, const remote::Listing& listing) override {
      count += listing.doubts.size();
    }

    void on_unlisted(const RemotePath&, std::optional<Mode>, const Error&) override {
      ADD_FAILURE() << "a doubtful directory is not entered";
    }

    std::size_t& count;
  } counter(doubts);

  EXPECT_FALSE(walk(tree, {{RemotePath(), std::nullopt}}, counter, Options()));
  EXPECT_EQ(doubts, 1U);
  EXPECT_EQ(tree.lists().size(), 1U);
}

TEST(Walk, ReportsItsProgress) {
  MemoryTree tree;
  tree.add_file("/a/file");
  tree.add_file("/b/file");
  std::vector<Progress> steps;
  Options options;
  options.on_progress = [&](const Progress& progress) { steps.push_back(progress); };
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes, options));
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps.front().waiting, 2U);
  EXPECT_EQ(steps.back().listed, 3U);
  EXPECT_EQ(steps.back().waiting, 0U);
  EXPECT_EQ(steps.back().entries, 4U);
}

TEST(Walk, AsksForNoMoreAtOnceThanAPipelineHolds) {
  MemoryTree tree;
  for (int i = 0; i < 20'000; ++i)
    tree.add_directory("/d" + std::to_string(i % 10) + "/" + std::to_string(i) + "/below");
  Notes notes;
  EXPECT_FALSE(walk_all(tree, notes));
  EXPECT_EQ(notes.seen.size(), 40'010U);
  EXPECT_EQ(std::set(notes.seen.begin(), notes.seen.end()).size(), notes.seen.size());
  EXPECT_LE(tree.most_open(), 5000U);
}

TEST(Walk, TellsEveryDirectoryThatWasNotReached) {
  MemoryTree tree;
  for (int i = 0; i < 10'000; ++i)
    tree.add_directory("/" + std::to_string(i));
  tree.options.lost_after = 100;
  Notes notes;
  EXPECT_TRUE(walk_all(tree, notes));
  EXPECT_GE(notes.unlisted.size(), 9900U);
}

TEST(Walk, EndsWithTheErrorWhenTheTreeIsLost) {
  for (const ErrorKind kind : {ErrorKind::lost, ErrorKind::interrupted})
    for (std::size_t after = 0; after < 14; ++after) {
      MemoryTree tree;
      for (const char* directory : {"/a/b/c", "/d/e/f", "/g/h/i", "/j"})
        tree.add_directory(directory);
      tree.options.lost_after = after;
      tree.options.lost_by = kind;
      std::size_t waiting = 1;
      Options options;
      options.on_progress = [&](const Progress& progress) { waiting = progress.waiting; };
      Notes notes;
      const auto error = walk_all(tree, notes, options);
      ASSERT_EQ(static_cast<bool>(error), after <= 11) << after;
      EXPECT_EQ(waiting, 0U) << "a request was completed not once, lost after " << after;
      for (const auto& [directory, count] : notes.told)
        EXPECT_EQ(count + notes.unlisted.count(directory), 1U) << directory;
      EXPECT_TRUE(!error || error->kind == kind);
    }
}

} // namespace
} // namespace ftperm::walk::test
