#include "ftperm/fix/apply.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::fix {
namespace {

const Change readable{RemotePath::parse("/a").value(), FindingType::file, Mode(0644), Mode(0604)};
const Change closed{RemotePath::parse("/d").value(), FindingType::directory, Mode(0), Mode(0705)};

bool says(const Finding& finding, const std::string& words) {
  return finding.detail.find(words) != std::string::npos;
}

TEST(Judgement, IsFixedWhenTheListingShowsIt) {
  const Finding finding = judge(readable, {true, {}, Mode(0604), ""});
  EXPECT_EQ(finding.path, "/a");
  EXPECT_EQ(finding.type, FindingType::file);
  EXPECT_EQ(finding.mode, Mode(0604));
  EXPECT_EQ(finding.expected, Mode(0604));
  EXPECT_EQ(finding.status, FindingStatus::fixed);
  EXPECT_TRUE(says(finding, "644"));
}

TEST(Judgement, SaysThatTheServerLied) {
  const Finding finding = judge(readable, {true, {}, Mode(0644), ""});
  EXPECT_EQ(finding.status, FindingStatus::failed);
  EXPECT_TRUE(says(finding, "said yes"));
  EXPECT_TRUE(says(finding, "604"));
}

TEST(Judgement, SaysThatTheHostForcesBits) {
  const Finding finding = judge(readable, {true, {}, Mode(0664), ""});
  EXPECT_EQ(finding.status, FindingStatus::failed);
  EXPECT_EQ(finding.mode, Mode(0664));
  EXPECT_TRUE(says(finding, "664"));
  EXPECT_TRUE(says(finding, "it was 644"));
}

TEST(Judgement, SaysWhatTheServerSaid) {
  const Error no{ErrorKind::refused, "550 not yours", 550};
  const Finding finding = judge(readable, {true, no, Mode(0644), ""});
  EXPECT_EQ(finding.status, FindingStatus::failed);
  EXPECT_TRUE(says(finding, "550 not yours"));
  EXPECT_TRUE(says(finding, "another user"));
  EXPECT_TRUE(says(judge(closed, {true, no, Mode(0), ""}), "may read"));
  const Error unknown{ErrorKind::unsupported, "500 what?", 500};
  EXPECT_TRUE(says(judge(readable, {true, unknown, Mode(0644), ""}), "SITE CHMOD"));
}

TEST(Judgement, ThinksOfALetterThatTheServerDidNotShow) {
  const Change odd{RemotePath::parse("/caf?").value(), FindingType::file, Mode(0644), Mode(0604)};
  const Error no{ErrorKind::refused, "550 No such file.", 550};
  EXPECT_TRUE(says(judge(odd, {true, no, Mode(0644), ""}), "true name"));
  EXPECT_FALSE(says(judge(readable, {true, no, Mode(0644), ""}), "true name"));
  EXPECT_FALSE(says(judge(odd, {true, no, Mode(0644), ""}), ".."));
}

TEST(Judgement, BlamesNoServerForABrokenConnection) {
  const Error broken{ErrorKind::lost, "each time it was asked for, the connection broke"};
  const Finding finding = judge(readable, {true, broken, Mode(0644), ""});
  EXPECT_EQ(finding.status, FindingStatus::failed);
  EXPECT_FALSE(says(finding, "refused")) << finding.detail;
  EXPECT_TRUE(says(finding, "connection broke"));
}

TEST(Judgement, SaysThatItWasNotTried) {
  const Finding finding = judge(readable, {false, {}, Mode(0644), ""});
  EXPECT_EQ(finding.status, FindingStatus::failed);
  EXPECT_TRUE(says(finding, "Not tried"));
}

TEST(Judgement, IsUnknownWithoutAListing) {
  const Finding noted = judge(readable, {true, {}, {}, "it is no longer listed"});
  EXPECT_EQ(noted.status, FindingStatus::unknown);
  EXPECT_FALSE(noted.mode);
  EXPECT_TRUE(says(noted, "it is no longer listed"));
  const Finding ended = judge(readable, {true, {}, {}, ""});
  EXPECT_EQ(ended.status, FindingStatus::unknown);
  EXPECT_TRUE(says(ended, "it was 644"));
}

} // namespace
} // namespace ftperm::fix
