#include "ftperm/account/redact.hpp"

#include <gtest/gtest.h>

namespace ftperm::account {
namespace {

std::string redacted(std::string line, std::string password) {
  return redact(std::move(line), Secret(std::move(password)));
}

TEST(Redact, ReplacesEveryOccurrence) {
  EXPECT_EQ(redacted("hunter2 and hunter2hunter2.", "hunter2"), "*** and ******.");
  EXPECT_EQ(redacted("nothing here", "hunter2"), "nothing here");
}

TEST(Redact, ReplacesPercentEncodedFormsOfEitherCase) {
  EXPECT_EQ(redacted("ftp://me:p%40s%2Fs@host/", "p@s/s"), "ftp://me:***@host/");
  EXPECT_EQ(redacted("ftp://me:p%40s%2fs@host/", "p@s/s"), "ftp://me:***@host/");
  EXPECT_EQ(redacted("ftp://me:%70@s%2fs@host/", "p@s/s"), "ftp://me:***@host/");
}

TEST(Redact, FindsPasswordsThatHoldPercentSigns) {
  EXPECT_EQ(redacted("50% off", "50% off"), "***");
  EXPECT_EQ(redacted("50%25 off", "50% off"), "***");
  EXPECT_EQ(redacted("50%25%20off", "50% off"), "***");
  EXPECT_EQ(redacted("50%%20off", "50% off"), "***");
  EXPECT_EQ(redacted("a%41 a%2541 aA", "a%41"), "*** *** aA");
}

TEST(Redact, LeavesAllAsItIsForAnEmptyPassword) {
  EXPECT_EQ(redacted("a line", ""), "a line");
  EXPECT_EQ(redacted("", "hunter2"), "");
}

TEST(Redact, DoesNotReadBeyondTheEndOfTheLine) {
  EXPECT_EQ(redacted("hunter", "hunter2"), "hunter");
  EXPECT_EQ(redacted("hunter%3", "hunter2"), "hunter%3");
  EXPECT_EQ(redacted("%", "%%"), "%");
}

TEST(Redact, DoesNotRedactItsOwnMask) {
  EXPECT_EQ(redacted("a * b", "*"), "a *** b");
}

TEST(MaskCommand, HidesTheArgumentsOfPassAndAcct) {
  EXPECT_EQ(mask_command("PASS hunter2"), "PASS ***");
  EXPECT_EQ(mask_command("pass a b  c "), "pass ***");
  EXPECT_EQ(mask_command("Acct\thunter2"), "Acct ***");
  EXPECT_EQ(mask_command("PASS  hunter2\r\n"), "PASS ***\r\n");
  EXPECT_EQ(mask_command("PASS hunt\r\ner2\r\n"), "PASS ***\r\n");
}

TEST(MaskCommand, LeavesOtherCommandsAsTheyAre) {
  for (const char* line : {"USER me", "STAT -a /PASS x", "PASV", "PASSIVE x", "PASS", "PASS\r\n",
                           "SITE CHMOD 604 a\r\n", "", "\r\n", " "})
    EXPECT_EQ(mask_command(line), line);
}

} // namespace
} // namespace ftperm::account
