#include "cli/path_tree.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "ftperm/core/finding.hpp"

namespace ftperm::cli {
namespace {

std::vector<std::string> paths_of(const PathTree& tree) {
  std::vector<std::string> paths;
  tree.for_each([&](const std::string& path, PathTree::Id) { paths.push_back(path); });
  return paths;
}

/// Few names, so that many meet; odd ones among them.
std::string random_path(std::minstd_rand& random) {
  static const std::vector<std::string> names = {
      "a", "b", "aa", "", "a b", "\xFF", "a!", "a\nb", "a-long-name", {"\0", 1}, ".", ".."};
  std::string path;
  for (auto left = 1 + random() % 4; left > 0; --left)
    path += "/" + names[random() % names.size()];
  return path;
}

TEST(PathTree, NumbersEachPathOnce) {
  PathTree tree;
  const auto a = tree.add("/a");
  const auto b = tree.add("/a/b");
  EXPECT_NE(a, b);
  EXPECT_EQ(tree.add("/a"), a);
  EXPECT_EQ(tree.add("/a/b"), b);
  EXPECT_LT(a, tree.size());
  EXPECT_LT(b, tree.size());
}

TEST(PathTree, FindsWhatWasAddedAndItsDirectoriesOnly) {
  PathTree tree;
  const auto deep = tree.add("/a/b/c");
  EXPECT_EQ(tree.find("/a/b/c"), deep);
  EXPECT_TRUE(tree.find("/a"));
  EXPECT_NE(tree.find("/a"), tree.find("/a/b"));
  for (const char* absent : {"/", "/b", "/a/b/c/", "/a/b/c/d", "a", "/a//b", "x"})
    EXPECT_FALSE(tree.find(absent)) << absent;
}

TEST(PathTree, TellsPathsApartThatDifferInSlashes) {
  PathTree tree;
  std::set<PathTree::Id> ids;
  for (const char* path : {"", "/", "//", "/a", "a", "/a/", "//a", "a/", "/a//b", "/a/b"})
    ids.insert(tree.add(path));
  EXPECT_EQ(ids.size(), 10U);
  for (const char* path : {"", "/", "//", "/a", "a", "/a/", "//a", "a/", "/a//b", "/a/b"})
    EXPECT_TRUE(ids.contains(tree.find(path).value())) << path;
}

TEST(PathTree, VisitsADirectoryBeforeWhatIsInItAndAllInPathOrder) {
  PathTree tree;
  for (const char* path : {"/b", "/a!", "/a/z", "/a", "/a/b/c"})
    tree.add(path);
  EXPECT_EQ(paths_of(tree),
            (std::vector<std::string>{"", "/a", "/a/b", "/a/b/c", "/a/z", "/a!", "/b"}));
}

TEST(PathTree, VisitsWhatIsAddedAfterAVisit) {
  PathTree tree;
  EXPECT_TRUE(paths_of(tree).empty());
  tree.add("/b");
  EXPECT_EQ(paths_of(tree), (std::vector<std::string>{"", "/b"}));
  tree.add("/a");
  EXPECT_EQ(paths_of(tree), (std::vector<std::string>{"", "/a", "/b"}));
}

TEST(PathTree, AgreesWithAMapWhateverTheNames) {
  std::minstd_rand random(3);
  PathTree tree;
  std::map<std::string, PathTree::Id> known;
  for (int i = 0; i < 20'000; ++i) {
    const std::string path = random_path(random);
    const auto id = tree.add(path);
    EXPECT_EQ(known.try_emplace(path, id).first->second, id);
  }
  auto visited = paths_of(tree);
  EXPECT_TRUE(std::is_sorted(visited.begin(), visited.end(), path_less));
  EXPECT_EQ(visited.size() + 1, tree.size());
  for (const auto& [path, id] : known)
    EXPECT_EQ(tree.find(path), id);
  std::size_t met = 0;
  tree.for_each([&](const std::string& path, PathTree::Id id) {
    if (const auto found = known.find(path); found != known.end()) {
      EXPECT_EQ(found->second, id);
      ++met;
    }
  });
  EXPECT_EQ(met, known.size());
}

TEST(PathTree, TakesAPathOfAnyDepth) {
  PathTree tree;
  std::string path;
  for (int i = 0; i < 30'000; ++i)
    path += "/d";
  const auto id = tree.add(path);
  EXPECT_EQ(tree.find(path), id);
  EXPECT_EQ(paths_of(tree).back(), path);
}

} // namespace
} // namespace ftperm::cli
