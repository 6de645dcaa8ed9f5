#include "ftperm/fix/change.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ftperm::fix {
namespace {

Finding finding(std::string path, FindingType type = FindingType::file,
                FindingStatus status = FindingStatus::wrong) {
  const Mode expected = type == FindingType::file ? Mode(0604) : Mode(0705);
  return {std::move(path), type, Mode(0777), expected, status, ""};
}

std::vector<std::string> paths(const std::vector<Change>& changes) {
  std::vector<std::string> result;
  for (const Change& change : changes)
    result.push_back(change.path.bytes());
  return result;
}

using Paths = std::vector<std::string>;

TEST(Plan, TakesWhatIsWrong) {
  const auto changes = plan({finding("/a"), finding("/d", FindingType::directory)}, {});
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].path.bytes(), "/a");
  EXPECT_EQ(changes[0].type, FindingType::file);
  EXPECT_EQ(changes[0].before, Mode(0777));
  EXPECT_EQ(changes[0].after, Mode(0604));
  EXPECT_EQ(changes[1].type, FindingType::directory);
  EXPECT_EQ(changes[1].after, Mode(0705));
}

TEST(Plan, GoesTopDown) {
  const auto directory = FindingType::directory;
  const auto changes =
      plan({finding("/a/b/c/x"), finding("/a!"), finding("/a/b/c", directory), finding("/a-b/y"),
            finding("/a", directory), finding("/z"), finding("/a/b", directory)},
           {});
  EXPECT_EQ(paths(changes), (Paths{"/a", "/a/b", "/a/b/c", "/a/b/c/x", "/a!", "/a-b/y", "/z"}));
}

TEST(Plan, LeavesEverythingElseAlone) {
  for (const FindingStatus status :
       {FindingStatus::ok, FindingStatus::unknown, FindingStatus::skipped, FindingStatus::failed,
        FindingStatus::fixed})
    EXPECT_TRUE(plan({finding("/a", FindingType::file, status)}, {}).empty()) << to_word(status);
  EXPECT_TRUE(plan({finding("/a", FindingType::link)}, {}).empty());
  EXPECT_TRUE(plan({finding("/a", FindingType::other)}, {}).empty());
  EXPECT_TRUE(plan({}, {}).empty());
}

TEST(Plan, LeavesAloneWhatIsNotWhollyKnown) {
  Finding without_mode = finding("/a");
  without_mode.mode.reset();
  Finding without_expected = finding("/b");
  without_expected.expected.reset();
  EXPECT_TRUE(plan({without_mode, without_expected}, {}).empty());
}

TEST(Plan, ChangesTheRootOnlyWhenAsked) {
  const std::vector<Finding> findings{finding("/", FindingType::root),
                                      finding("/d", FindingType::directory)};
  EXPECT_EQ(paths(plan(findings, {false})), (Paths{"/d"}));
  EXPECT_EQ(paths(plan(findings, {true})), (Paths{"/", "/d"}));
  EXPECT_NE(why_not_planned(findings[0], {false}).find("--fix-root"), std::string::npos);
  EXPECT_EQ(why_not_planned(findings[0], {true}), "");
}

TEST(Plan, LeavesAloneWhatNoCommandCanCarry) {
  for (const std::string bad : {"/a\nb", "/a\rb", "/a\r\nDELE x", "/d\n/x"}) {
    EXPECT_TRUE(plan({finding(bad)}, {}).empty());
    EXPECT_NE(why_not_planned(finding(bad), {}).find("line break"), std::string::npos);
  }
  EXPECT_EQ(why_not_planned(finding("/a b\xff*"), {}), "");
}

} // namespace
} // namespace ftperm::fix
