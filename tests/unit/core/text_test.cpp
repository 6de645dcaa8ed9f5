#include "ftperm/core/text.hpp"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <string_view>

namespace {

using ftperm::from_hex;
using ftperm::is_utf8;
using ftperm::to_hex;
using ftperm::visible;

TEST(VisibleText, KeepsWhatCanBeRead) {
  for (const char* text : {"", "index.php", "a b", "caf\xC3\xA9", "\xE6\x97\xA5\xE6\x9C\xAC",
                           "\xF0\x9F\x98\x80", "back\\slash", "\\x1B", "\xC2\xA0"})
    EXPECT_EQ(visible(text), text);
}

TEST(VisibleText, EscapesWhatActsOnATerminal) {
  EXPECT_EQ(visible("a\x1B[2Jb"), "a\\x1B[2Jb");
  EXPECT_EQ(visible("a\r\n\tb"), "a\\x0D\\x0A\\x09b");
  EXPECT_EQ(visible(std::string_view("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(visible("\x7F"), "\\x7F");
  EXPECT_EQ(visible("\xC2\x9B"
                    "31m"),
            "\\xC2\\x9B"
            "31m"); // CSI in one character
}

TEST(VisibleText, EscapesWhatCannotBeSeen) {
  EXPECT_EQ(visible("a\xE2\x80\xAE"
                    "gpj.php"),
            "a\\xE2\\x80\\xAEgpj.php");                  // right to left
  EXPECT_EQ(visible("\xE2\x80\x8B"), "\\xE2\\x80\\x8B"); // zero width space
  EXPECT_EQ(visible("\xEF\xBB\xBF"), "\\xEF\\xBB\\xBF"); // byte order mark
  EXPECT_EQ(visible("\xE2\x80\xA8"), "\\xE2\\x80\\xA8"); // line separator
  EXPECT_EQ(visible("\xC2\xAD"), "\\xC2\\xAD");          // soft hyphen
}

TEST(VisibleText, EscapesEachByteThatIsNotUtf8) {
  EXPECT_EQ(visible("caf\xE9"), "caf\\xE9");
  EXPECT_EQ(visible("\xE9t\xE9"), "\\xE9t\\xE9");
  EXPECT_EQ(visible("\xC3"), "\\xC3");
  EXPECT_EQ(visible("\xE2\x80"), "\\xE2\\x80");
  EXPECT_EQ(visible("\xC0\xAF"), "\\xC0\\xAF");
}

TEST(Utf8, IsWhatTheStandardAllows) {
  for (const char* text : {"", "abc", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80",
                           "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(text)) << visible(text);
  EXPECT_TRUE(is_utf8(std::string_view("\0", 1)));
}

TEST(Utf8, IsNothingElse) {
  for (const char* text :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2x", "\xE0\x9F\xBF", "\xE2\x80",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xFE", "\xFF", "ok\xFF", "\xF0\x9F\x98"})
    EXPECT_FALSE(is_utf8(text)) << visible(text);
}

TEST(VisibleText, IsAlwaysUtf8WithoutControlsAndDoesNotChangeAgain) {
  std::minstd_rand random(1);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 12, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % 256);
    const auto shown = visible(bytes);
    ASSERT_TRUE(is_utf8(shown));
    ASSERT_EQ(visible(shown), shown);
    for (const char c : shown)
      ASSERT_FALSE(static_cast<unsigned char>(c) < 0x20 || c == 0x7F);
  }
}

TEST(Hex, GivesBackEveryByte) {
  std::string all(256, '\0');
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = static_cast<char>(i);
  EXPECT_EQ(to_hex("/\xff\n"), "2fff0a");
  EXPECT_EQ(from_hex(to_hex(all)), all);
  EXPECT_EQ(from_hex("2FfF"), "/\xff");
  EXPECT_EQ(from_hex(""), "");
}

TEST(Hex, IsNothingElse) {
  for (const char* text : {"2", "2g", "-1", " 1", "0x", "2f2", "2f 2"})
    EXPECT_FALSE(from_hex(text)) << text;
}

TEST(Hex, WritesEachByteAsTwoDigits) {
  EXPECT_EQ(to_hex(""), "");
  EXPECT_EQ(to_hex(std::string_view("\0\x0F\xA0\xFFz", 5)), "000fa0ff7a");
}

TEST(VisibleText, IsAppendedAsItIsMade) {
  for (const std::string bytes : {"index.php", "", "caf\xC3\xA9", "a\r\n", "\xFF"}) {
    std::string text = "before ";
    ftperm::append_visible(text, bytes);
    EXPECT_EQ(text, "before " + visible(bytes));
  }
}

TEST(PlainAscii, IsWhatVisibleLeavesAsItIsInOneColumnEach) {
  for (int c = 0; c < 256; ++c) {
    const std::string byte(1, static_cast<char>(c));
    EXPECT_EQ(ftperm::is_plain_ascii(byte), c >= ' ' && c <= '~') << c;
    // At every place of a text that is looked at in pieces.
    for (const std::size_t before : {1U, 15U, 16U, 40U})
      EXPECT_EQ(ftperm::is_plain_ascii(std::string(before, 'x') + byte + "xyz"),
                ftperm::is_plain_ascii(byte))
          << c;
  }
  EXPECT_TRUE(ftperm::is_plain_ascii(""));
}

} // namespace
