#include "hints_of.hpp"

#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

TEST(HtaccessCheck, HasNothingToSayOfAnEmptyFileAndOfComments) {
  EXPECT_EQ(marks_of(""), "");
  EXPECT_EQ(marks_of("\n\n  \n# <Files x>\n   # Nonsense\n"), "");
  EXPECT_EQ(marks_of("# a comment goes on \\\nNonsense\n"), "");
}

TEST(HtaccessCheck, TakesSectionsThatAreClosedInOrderInAnyCase) {
  EXPECT_EQ(marks_of("<Files x>\n<IfModule mod_dir.c>\n</ifMODULE>\n</FILES>\n"), "");
  EXPECT_EQ(marks_of("<If \"true\">\n</If>\n<ElseIf \"true\">\n</ElseIf>\n<Else>\n</Else>\n"), "");
  EXPECT_EQ(marks_of("<RequireAll>\nRequire all granted\n</RequireAll>\n"), "");
  EXPECT_EQ(marks_of("<IfModule nope.c>\n<Files x>\n</Files> # end\n</IfModule>\n"), "");
}

TEST(HtaccessCheck, PointsAtASectionThatIsNotClosed) {
  EXPECT_EQ(marks_of("\n<Files x>\n"), "2 certain");
  EXPECT_EQ(marks_of("<Files x>\n<IfModule mod_dir.c>\n"), "1 certain; 2 certain");
  EXPECT_TRUE(says("<FilesMatch x>\n", "</FilesMatch>"));
}

TEST(HtaccessCheck, PointsAtAnIfModuleThatIsNotClosed) {
  // Apache does not miss the end where it has the module: proved with 2.4.71.
  EXPECT_EQ(marks_of("<IfModule mod_rewrite.c>\n"), "1 possible");
  EXPECT_EQ(marks_of("<IfModule mod_unheard_of.c>\n"), "1 likely");
  EXPECT_EQ(marks_of("<IfModule !mod_rewrite.c>\n"), "1 likely");
}

TEST(HtaccessCheck, PointsAtAnEndThatEndsNothing) {
  EXPECT_EQ(marks_of("</IfModule>\n"), "1 certain");
  EXPECT_EQ(marks_of("<Files x>\n</Files>\n</Files>\n"), "3 certain");
  EXPECT_EQ(marks_of("<IfModule nope.c>\n</Files>\n</IfModule>\n"), "2 certain");
}

TEST(HtaccessCheck, PointsAtTheWrongOrderOnce) {
  EXPECT_EQ(marks_of("<Files x>\n<IfModule mod_dir.c>\n</Files>\n"), "3 certain");
  EXPECT_TRUE(says("<Files x>\n<IfModule mod_dir.c>\n</Files>\n", "<IfModule> of line 2"));
}

TEST(HtaccessCheck, PointsAtAMissingBracket) {
  EXPECT_EQ(marks_of("<Files x\n</Files>\n"), "1 certain");
  EXPECT_EQ(marks_of("<IfModule mod_dir.c\n</IfModule>\n"), "1 certain");
  EXPECT_EQ(marks_of("<Files x>\n</Files\n"), "2 certain");
  EXPECT_EQ(marks_of("<Files x>\n</Files >\n"), "2 certain");
  EXPECT_EQ(marks_of("<IfModule nope.c>\n<Files x\n</Files>\n</IfModule>\n"), "2 likely");
}

TEST(HtaccessCheck, PointsAtASectionWithoutItsArgument) {
  EXPECT_EQ(marks_of("<IfModule>\n</IfModule>\n"), "1 certain");
  EXPECT_EQ(marks_of("<RequireAll x>\nRequire all granted\n</RequireAll>\n"), "1 certain");
}

TEST(HtaccessCheck, PointsAtWordsBehindTheEndOfAnIfModule) {
  EXPECT_EQ(marks_of("<IfModule mod_dir.c>\n</IfModule> # end\n"), "2 likely");
}

TEST(HtaccessCheck, PointsAtSectionsOfTheServersOwnConfiguration) {
  for (const char* name : {"Directory", "DirectoryMatch", "Location", "VirtualHost", "Proxy"}) {
    const std::string section = "<" + std::string(name) + " /x>\n</" + name + ">\n";
    EXPECT_EQ(marks_of(section), "1 certain") << section;
  }
}

TEST(HtaccessCheck, PointsAtASectionThatIsMisspelled) {
  EXPECT_EQ(marks_of("<IfModul mod_dir.c>\n</IfModul>\n"), "1 certain");
  EXPECT_TRUE(says("<IfModul mod_dir.c>\n</IfModul>\n", "Did you mean <IfModule?"));
  EXPECT_EQ(marks_of("< IfModule mod_dir.c>\n</IfModule>\n"), "1 certain; 1 certain; 2 certain");
}

TEST(HtaccessCheck, IsLessCertainInsideASectionThatApacheMaySkip) {
  EXPECT_EQ(marks_of("<IfModule mod_dir.c>\nNonsense\n</IfModule>\n"), "2 certain");
  EXPECT_EQ(marks_of("<IfModule nope.c>\nNonsense\n</IfModule>\n"), "2 likely");
  EXPECT_EQ(marks_of("<IfModule !mod_dir.c>\nNonsense\n</IfModule>\n"), "2 likely");
  for (const char* name : {"IfDefine", "IfVersion", "IfFile", "IfDirective", "IfSection"}) {
    const std::string start = "<" + std::string(name) + " x>\nNonsense\n";
    EXPECT_EQ(marks_of(start + "</" + name + ">\n"), "2 likely") << name;
  }
  EXPECT_EQ(marks_of("<IfModule nope.c>\n</IfModule>\nNonsense\n"), "3 certain");
}

TEST(HtaccessCheck, LeavesWhatIsForLiteSpeedToLiteSpeed) {
  EXPECT_EQ(marks_of("<IfModule LiteSpeed>\nCacheLookup on\nCacheEnable public /\n</IfModule>\n"),
            "");
  EXPECT_EQ(weight_of("CacheLookup on\n"), "likely");
}

TEST(HtaccessCheck, DoesNotLookIntoAMacro) {
  EXPECT_EQ(marks_of("<IfModule mod_macro.c>\n<Macro a $b>\n$b x\n</Nothing>\n</Macro>\n"
                     "</IfModule>\n"),
            "");
}

} // namespace
} // namespace ftperm::htaccess
