#include "ftperm/policy/policy.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::policy {
namespace {

Finding judged(EntryType type, std::optional<Mode> mode) {
  return judge(Rules(), "/www/x", {"x", type, mode, "web", ""});
}

TEST(Policy, ExpectsWhatTheHosterRecommends) {
  const Rules rules;
  EXPECT_EQ(rules.root, Mode(0705));
  EXPECT_EQ(rules.directory, Mode(0705));
  EXPECT_EQ(rules.file, Mode(0604));
}

TEST(Policy, FindsNothingWrongWithWhatIsRight) {
  const Finding file = judged(EntryType::file, Mode(0604));
  EXPECT_EQ(file,
            (Finding{"/www/x", FindingType::file, Mode(0604), Mode(0604), FindingStatus::ok, ""}));
  const Finding directory = judged(EntryType::directory, Mode(0705));
  EXPECT_EQ(directory.status, FindingStatus::ok);
  EXPECT_EQ(directory.type, FindingType::directory);
}

TEST(Policy, FindsEveryOtherModeWrong) {
  for (unsigned bits = 0; bits <= 07777; ++bits) {
    const Finding file = judged(EntryType::file, Mode(bits));
    EXPECT_EQ(file.status == FindingStatus::wrong, bits != 0604) << std::oct << bits;
    EXPECT_EQ(file.detail.empty(), bits == 0604) << std::oct << bits;
    const Finding directory = judged(EntryType::directory, Mode(bits));
    EXPECT_EQ(directory.status == FindingStatus::wrong, bits != 0705) << std::oct << bits;
    EXPECT_EQ(directory.expected, Mode(0705));
    EXPECT_EQ(directory.mode, Mode(bits));
  }
}

TEST(Policy, KnowsWhatIsRightWithoutAFindingToo) {
  const Rules rules{Mode(0750), Mode(0755), Mode(0644)};
  const std::optional<Mode> modes[] = {std::nullopt, Mode(0750), Mode(0755), Mode(0644),
                                       Mode(0604)};
  for (const EntryType type :
       {EntryType::file, EntryType::directory, EntryType::link, EntryType::other})
    for (const auto& mode : modes) {
      const Entry entry{"x", type, mode, "web", ""};
      EXPECT_EQ(is_right(rules, entry), judge(rules, "/x", entry).status == FindingStatus::ok);
    }
}

TEST(Policy, FollowsOtherRules) {
  const Rules rules{Mode(0750), Mode(0755), Mode(0644)};
  EXPECT_EQ(judge(rules, "/a", {"a", EntryType::file, Mode(0644), "", ""}).status,
            FindingStatus::ok);
  EXPECT_EQ(judge(rules, "/a", {"a", EntryType::directory, Mode(0705), "", ""}).expected,
            Mode(0755));
  EXPECT_EQ(judge_root(rules, "/", Mode(0750), "").status, FindingStatus::ok);
}

TEST(Policy, LeavesLinksAndDevicesAlone) {
  for (const EntryType type : {EntryType::link, EntryType::other}) {
    const Finding finding = judged(type, Mode(0777));
    EXPECT_EQ(finding.status, FindingStatus::skipped);
    EXPECT_FALSE(finding.expected);
    EXPECT_NE(finding.detail, "");
  }
  EXPECT_EQ(judged(EntryType::link, {}).type, FindingType::link);
  EXPECT_EQ(judged(EntryType::other, {}).type, FindingType::other);
}

TEST(Policy, SaysThatAModeIsNotKnown) {
  for (const EntryType type : {EntryType::file, EntryType::directory}) {
    const Finding finding = judged(type, std::nullopt);
    EXPECT_EQ(finding.status, FindingStatus::unknown);
    EXPECT_TRUE(finding.expected);
    EXPECT_NE(finding.detail, "");
  }
}

TEST(Policy, SaysWhyTheRootsModeIsNotKnown) {
  const Finding root = judge_root(Rules(), "/", std::nullopt, "the server keeps it to itself");
  EXPECT_EQ(root.type, FindingType::root);
  EXPECT_EQ(root.status, FindingStatus::unknown);
  EXPECT_NE(root.detail.find("the server keeps it to itself"), std::string::npos);
}

TEST(Explanation, NamesWhatMattersMost) {
  const auto says = [](FindingType type, unsigned mode, const std::string& words) {
    const Mode expected = type == FindingType::file ? Mode(0604) : Mode(0705);
    const std::string sentence = explain(type, Mode(mode), expected);
    return sentence.find(words) != std::string::npos && sentence.ends_with('.');
  };
  const auto file = FindingType::file;
  const auto directory = FindingType::directory;
  EXPECT_TRUE(says(file, 0666, "write"));
  EXPECT_TRUE(says(file, 0620, "write"));
  EXPECT_TRUE(says(directory, 0777, "write"));
  EXPECT_TRUE(says(directory, 01777, "write"));
  EXPECT_TRUE(says(file, 04604, "setuid"));
  EXPECT_TRUE(says(directory, 02705, "setgid"));
  EXPECT_TRUE(says(file, 0000, "own account"));
  EXPECT_TRUE(says(file, 0204, "own account"));
  EXPECT_TRUE(says(directory, 0305, "own account"));
  EXPECT_TRUE(says(file, 0600, "web server"));
  EXPECT_TRUE(says(directory, 0700, "enter"));
  EXPECT_TRUE(says(directory, 0704, "enter"));
  EXPECT_TRUE(says(file, 0755, "executed"));
  EXPECT_TRUE(says(file, 0644, "More is allowed"));
  EXPECT_TRUE(says(directory, 0755, "More is allowed"));
}

TEST(Explanation, OfAClosedRootThinksOfTheHostersLock) {
  for (const unsigned mode : {0U, 0700U, 0500U}) {
    const std::string sentence = explain(FindingType::root, Mode(mode), Mode(0705));
    EXPECT_NE(sentence.find("hoster"), std::string::npos) << std::oct << mode;
    EXPECT_NE(sentence.find("--fix-root"), std::string::npos);
  }
  const std::string open = explain(FindingType::root, Mode(0755), Mode(0705));
  EXPECT_EQ(open.find("hoster"), std::string::npos);
  EXPECT_NE(open.find("--fix-root"), std::string::npos);
  EXPECT_EQ(explain(FindingType::directory, Mode(0700), Mode(0705)).find("hoster"),
            std::string::npos);
}

} // namespace
} // namespace ftperm::policy
