#include "ftperm/fix/guard.hpp"

#include <gtest/gtest.h>

namespace ftperm::fix {
namespace {

Finding planned(const std::string& path, unsigned mode, const std::string& owner = "me") {
  Finding finding{path, FindingType::file, Mode(mode), Mode(0604), FindingStatus::wrong, ""};
  finding.owner = owner;
  return finding;
}

TEST(Guard, SaysWhatBelongsToSomebodyElse) {
  Guard guard({{"me", 3}, {"www-data", 20}}, "me");
  EXPECT_EQ(guard.caution(planned("/a", 0644)), "");
  EXPECT_NE(guard.caution(planned("/b", 0644, "www-data")).find("\"www-data\", not to \"me\""),
            std::string::npos);
  ASSERT_EQ(guard.summary().size(), 1U);
  EXPECT_NE(guard.summary()[0].find("1 entry in the plan belongs to another user"),
            std::string::npos);
}

TEST(Guard, TakesTheMostCommonOwnerForOursWhereNoneHasTheLoginsName) {
  Guard guard({{"1004", 30}, {"33", 2}}, "me@example.org");
  EXPECT_EQ(guard.caution(planned("/a", 0644, "1004")), "");
  EXPECT_NE(guard.caution(planned("/b", 0644, "33")), "");
  EXPECT_EQ(guard.caution(planned("/c", 0644, "")), "") << "the server does not tell";
}

TEST(Guard, SaysWhichScriptsCouldNoLongerRun) {
  Guard guard({}, "");
  for (const char* path :
       {"/cgi-bin/run", "/www/CGI-BIN/x.sh", "/a/form.cgi", "/a/b.PL", "/x.fcgi"})
    EXPECT_NE(guard.caution(planned(path, 0755, "")).find("CGI"), std::string::npos) << path;
  for (const char* path : {"/cgi-binary", "/a.plx", "/perl", "/a.cgi.txt"})
    EXPECT_EQ(guard.caution(planned(path, 0755, "")), "") << path;
  EXPECT_EQ(guard.caution(planned("/a.cgi", 0644, "")), "") << "it has no x to lose";
  ASSERT_EQ(guard.summary().size(), 1U);
  EXPECT_NE(guard.summary()[0].find("5 files in the plan look like CGI scripts"),
            std::string::npos);
}

TEST(Guard, SaysWhatAnUndoMayNotBringBack) {
  Guard guard({}, "");
  EXPECT_NE(guard.caution(planned("/a", 04755, "")).find("setuid"), std::string::npos);
  EXPECT_EQ(guard.caution(planned("/b", 0777, "")), "");
  EXPECT_EQ(guard.summary().size(), 1U);
}

TEST(Guard, IsSilentWhereThereIsNothingToSay) {
  EXPECT_TRUE(Guard({{"me", 1}}, "me").summary().empty());
}

} // namespace
} // namespace ftperm::fix
