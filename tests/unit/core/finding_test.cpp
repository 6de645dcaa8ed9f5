#include "ftperm/core/finding.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace {

using ftperm::FindingStatus;
using ftperm::FindingType;
using ftperm::path_less;
using ftperm::to_word;

TEST(FindingWords, AreThoseOfTheReports) {
  EXPECT_STREQ(to_word(FindingType::root), "root");
  EXPECT_STREQ(to_word(FindingType::directory), "dir");
  EXPECT_STREQ(to_word(FindingType::file), "file");
  EXPECT_STREQ(to_word(FindingType::link), "link");
  EXPECT_STREQ(to_word(FindingType::other), "other");
  EXPECT_STREQ(to_word(FindingStatus::wrong), "wrong");
  EXPECT_STREQ(to_word(FindingStatus::fixed), "fixed");
  EXPECT_STREQ(to_word(FindingStatus::failed), "failed");
  EXPECT_STREQ(to_word(FindingStatus::unknown), "unknown");
  EXPECT_STREQ(to_word(FindingStatus::skipped), "skipped");
  EXPECT_STREQ(to_word(FindingStatus::ok), "ok");
}

TEST(PathOrder, PutsADirectoryBeforeWhatIsInIt) {
  const std::vector<std::string> in_order = {"/",     "/a",    "/a/b",      "/a/b/c", "/a/z",
                                             "/a b",  "/a-b",  "/a.php",    "/a0",    "/b",
                                             "/\x7F", "/\x80", "/\xC3\xA9", "/\xFF"};
  auto shuffled = in_order;
  std::shuffle(shuffled.begin(), shuffled.end(), std::minstd_rand(7));
  std::sort(shuffled.begin(), shuffled.end(), path_less);
  EXPECT_EQ(shuffled, in_order);
}

TEST(PathOrder, PutsTheBytesBelowTheSlashAfterIt) {
  EXPECT_TRUE(path_less("/a/z", "/a\x01"));
  EXPECT_TRUE(path_less("/a/z", std::string("/a\0", 3)));
  EXPECT_FALSE(path_less("/a\x01", "/a/z"));
}

TEST(PathOrder, IsStrict) {
  EXPECT_FALSE(path_less("/a", "/a"));
  EXPECT_FALSE(path_less("", ""));
  EXPECT_TRUE(path_less("", "/"));
  EXPECT_FALSE(path_less("/", ""));
}

} // namespace
