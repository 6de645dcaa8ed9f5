#include "ftperm/core/mode.hpp"

#include <gtest/gtest.h>

namespace {

using ftperm::Mode;

TEST(ModeText, ReadsThreeOrFourOctalDigits) {
  EXPECT_EQ(Mode::parse_octal("705"), Mode(0705));
  EXPECT_EQ(Mode::parse_octal("0705"), Mode(0705));
  EXPECT_EQ(Mode::parse_octal("4755"), Mode(04755));
  EXPECT_EQ(Mode::parse_octal("000"), Mode(0));
  EXPECT_EQ(Mode::parse_octal("7777"), Mode(07777));
}

TEST(ModeText, RefusesEverythingElse) {
  for (const char* text : {"", "7", "75", "00705", "708", "9", "70a", "-705", "+705", " 705",
                           "705 ", "7 5", "0x1", "u=rw", "7.5"})
    EXPECT_FALSE(Mode::parse_octal(text)) << text;
  EXPECT_FALSE(Mode::parse_octal(std::string_view("70\0", 3)));
}

TEST(ModeText, WritesThreeDigitsOrFourWithSpecialBits) {
  EXPECT_EQ(Mode(0705).to_octal(), "705");
  EXPECT_EQ(Mode(0).to_octal(), "000");
  EXPECT_EQ(Mode(04).to_octal(), "004");
  EXPECT_EQ(Mode(01777).to_octal(), "1777");
  EXPECT_EQ(Mode(04000).to_octal(), "4000");
}

TEST(ModeText, ReadsBackEveryModeThatItWrites) {
  for (unsigned bits = 0; bits <= 07777; ++bits)
    ASSERT_EQ(Mode::parse_octal(Mode(bits).to_octal()), Mode(bits)) << bits;
}

TEST(ModeBits, DropsTheFileType) {
  EXPECT_EQ(Mode(0100644), Mode(0644));
  EXPECT_EQ(Mode(0040705).bits(), 0705U);
}

TEST(ModeBits, TellsWhetherTheOwnerCanListADirectory) {
  EXPECT_TRUE(Mode(0705).owner_can_list());
  EXPECT_TRUE(Mode(0500).owner_can_list());
  EXPECT_FALSE(Mode(0400).owner_can_list());
  EXPECT_FALSE(Mode(0100).owner_can_list());
  EXPECT_FALSE(Mode(0077).owner_can_list());
  EXPECT_FALSE(Mode(0).owner_can_list());
}

} // namespace
