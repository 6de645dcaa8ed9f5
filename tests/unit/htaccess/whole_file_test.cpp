#include "hints_of.hpp"

#include <chrono>
#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

using namespace std::string_view_literals;

TEST(HtaccessCheck, PointsAtAByteOrderMark) {
  EXPECT_EQ(marks_of("\xEF\xBB\xBF# comment\nOptions -Indexes\n"), "1 certain");
  EXPECT_EQ(marks_of("\xEF\xBB\xBF"
                     "Nonsense\n"),
            "1 certain; 1 certain");
}

TEST(HtaccessCheck, PointsAtUtf16AndAtNothingElseOfIt) {
  EXPECT_EQ(marks_of("\xFF\xFEO\0p\0\n\0x\0"sv), "1 certain");
  EXPECT_EQ(marks_of("\xFE\xFF\0O\0\n"sv), "1 certain");
}

TEST(HtaccessCheck, TakesTheLineEndsOfWindows) {
  EXPECT_EQ(marks_of("Options -Indexes\r\n<Files x>\r\n</Files>\r\nSetEnv a \\\r\nb\r\n"), "");
}

TEST(HtaccessCheck, PointsAtTheLineEndsOfAnOldMac) {
  EXPECT_EQ(weight_of("RewriteEngine On\rRewriteRule a b\r"), "likely");
  EXPECT_EQ(weight_of("# all is a comment\rNonsense\r"), "possible");
  EXPECT_EQ(weight_of("Options -Indexes\rDirectoryIndex a\r"), "certain");
}

TEST(HtaccessCheck, PointsAtAWebPageOnce) {
  EXPECT_EQ(marks_of("<!DOCTYPE html>\n<html>\n<head>\n</head>\n</html>\n"), "1 certain");
  EXPECT_EQ(marks_of("<?php\n"), "1 certain");
  EXPECT_EQ(marks_of("<!-- a comment -->\nOptions -Indexes\n"), "1 certain");
}

TEST(HtaccessCheck, SeesAsMuchOfANulAsApache) {
  EXPECT_EQ(marks_of("Options -Indexes\0 Nonsense\n"sv), "1 likely");
  EXPECT_EQ(marks_of("# a\0b\nOptions -Indexes\n"sv), "");
  EXPECT_EQ(weight_of("Nonsense\0 x"sv), "certain");
}

TEST(HtaccessCheck, PointsAtALineThatIsTooLong) {
  const std::string longest = "#" + std::string(8190, 'x');
  EXPECT_EQ(marks_of(longest + "\n"), "");
  EXPECT_EQ(marks_of(longest + "x\n"), "1 certain");
  EXPECT_EQ(marks_of(longest + "\\\nx\n# next\n"), "1 certain");
}

TEST(HtaccessCheck, CountsTheLinesThatABackslashJoins) {
  EXPECT_EQ(marks_of("SetEnv a \\\n  b\nNonsense \\\n x\n\nNonsense\n"), "3 certain; 6 certain");
  EXPECT_EQ(marks_of("Op\\\ntions -Indexes\n"), "");
  EXPECT_EQ(check("\n  Nonsense \\\n x\n").at(0).text, "Nonsense \\");
}

TEST(HtaccessCheck, ShowsALineAsItStandsUpTo200Bytes) {
  EXPECT_EQ(check("  Nonsense \x01\xFF  \r\n").at(0).text, "Nonsense \x01\xFF");
  EXPECT_EQ(check("Nonsense " + std::string(500, 'x')).at(0).text.size(), 200U);
}

TEST(HtaccessCheck, EndsWithAHundredHints) {
  std::string content;
  for (int i = 0; i < 500; ++i)
    content += "Nonsense\n<Files x>\n";
  const std::vector<Hint> hints = check(content);
  EXPECT_EQ(hints.size(), 100U);
  EXPECT_TRUE(std::is_sorted(hints.begin(), hints.end(),
                             [](const Hint& a, const Hint& b) { return a.line < b.line; }));
}

TEST(HtaccessCheck, HasASentenceAndAnAddressForEachHint) {
  for (const Hint& hint : check("Nonsense\nphp_value a b\nOrder a\n</Files>\nHeader set A b\n")) {
    EXPECT_TRUE(hint.reason.ends_with('.') || hint.reason.ends_with('?')) << hint.reason;
    EXPECT_TRUE(hint.source.starts_with("https://")) << hint.source;
  }
}

TEST(HtaccessCheck, TakesAMegabyteOfAnythingInNoTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view piece :
       {"<a\n", "<IfModule x>\n", "</b>\n", "Options \\\n", "RewriteRule . /a/$1\n", "(?(", "\r",
        "# x\\\n", "Header set A b\n", "RewriteRule (?[(?\\Q[:(* b\n"}) {
    std::string content;
    while (content.size() < 1'000'000)
      content += piece;
    check(content);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(HtaccessCheck, HasAWordForEachWeight) {
  EXPECT_STREQ(to_word(Weight::certain), "certain");
  EXPECT_STREQ(to_word(Weight::likely), "likely");
  EXPECT_STREQ(to_word(Weight::possible), "possible");
}

} // namespace
} // namespace ftperm::htaccess
