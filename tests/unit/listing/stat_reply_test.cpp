#include "ftperm/listing/stat_reply.hpp"

#include "lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::listing::test {
namespace {

/// Each line's verdict as a letter: e, s (self), p (parent), - (skip), b.
std::string verdicts_of(const std::vector<std::string>& lines) {
  StatReplyReader reader;
  std::string verdicts;
  for (const std::string& line : lines)
    verdicts += "esp-b"[static_cast<std::size_t>(reader.read(line).verdict)];
  return verdicts;
}

const std::string dot = "drwxr-xr-x 2 web www 4096 Jan  1 12:34 .";
const std::string row = "-rw-r--r-- 1 web www 12 Jan  1 12:34 n";

} // namespace

TEST(StatReply, SkipsTheLinesThatOpenAndCloseIt) {
  for (const char* code : {"211", "212", "213"}) {
    const std::string with = code;
    EXPECT_EQ(verdicts_of({with + "-Status of /:", dot, row, with + " End"}), "-se-");
    EXPECT_EQ(verdicts_of({with + "-", row, with}), "-e-");
  }
}

TEST(StatReply, TakesABlankOrTheCodeOffInFrontOfEachLine) {
  EXPECT_EQ(verdicts_of({"213-STAT", " " + dot, " " + row, "213 End"}), "-se-");
  EXPECT_EQ(verdicts_of({"213-STAT", "213-" + dot, "213- " + row, "213-", "213 End"}), "-se--");
}

TEST(StatReply, TakesABlankOffInFrontOfLinesOfOtherSystemsToo) {
  EXPECT_EQ(verdicts_of({"213-STAT", " 01-18-24  09:35AM       <DIR>          d", " +/,\td",
                         "   612  07-28-95  16:45  a.htm", "213 End"}),
            "-eee-");
}

TEST(StatReply, ReadsTheOpeningLineWhenItIsALineOfTheListing) {
  EXPECT_EQ(verdicts_of({"213-" + dot, "213-" + row, "213 End"}), "se-");
}

TEST(StatReply, IsAListingWhenItDoesNotOpenLikeAReply) {
  EXPECT_EQ(verdicts_of({"", dot, row}), "-se");
  EXPECT_EQ(verdicts_of({row, "213 End"}), "eb");
  EXPECT_EQ(verdicts_of({"550 No such file"}), "b");
}

TEST(StatReply, EndsAtItsClosingLineAndAnotherMayFollow) {
  EXPECT_EQ(verdicts_of({"213-STAT", row, "213 End", "", row}), "-e--b");
  EXPECT_EQ(verdicts_of({"213-STAT", "213 End", "211-STAT", "213 x", row, "211 End"}), "---be-");
}

TEST(StatReply, GivesTheEntryAsTheLineHasIt) {
  StatReplyReader reader;
  reader.read("213-STAT");
  EXPECT_EQ(reader.read("-rw----r-- 1 web www 12 Jan  1 12:34  213 End").entry,
            entry(file, "604", "web", " 213 End"));
}

} // namespace ftperm::listing::test
