#include "lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::listing::test {
namespace {

using namespace std::string_literals;

const std::string file_start = "-rw-r--r-- 1 web www 12 Jan  1 12:34 ";

std::string link_line(int size, std::string_view text) {
  return "lrwxrwxrwx 1 web www " + std::to_string(size) + " Jan  1 12:34 " + std::string(text);
}

} // namespace

TEST(UnixListParser, KeepsNamesByteForByte) {
  for (const std::string& name : {".htaccess"s,
                                  "with space"s,
                                  " lead"s,
                                  "   lead"s,
                                  "trail "s,
                                  "trail   "s,
                                  " "s,
                                  "-dash"s,
                                  "-la x"s,
                                  "st*r"s,
                                  "br[a]ck"s,
                                  "br{a}ce"s,
                                  "quo\"te"s,
                                  "~til"s,
                                  "back\\slash"s,
                                  "\r"s,
                                  "cr\rin"s,
                                  "cr\r"s,
                                  "\xE9"s,
                                  "\xC3\xA9"s,
                                  "\xFF"s,
                                  "\xFF\xFF"s,
                                  "a -> b"s,
                                  "%20pct"s,
                                  "#hash"s,
                                  "semi;colon"s,
                                  "=cmd"s,
                                  "a\tb"s,
                                  "213 End of status"s,
                                  "213-x"s,
                                  "250 End"s,
                                  "..."s,
                                  ".. "s,
                                  ". "s,
                                  " ."s,
                                  "nul\0in"s,
                                  "total 12"s,
                                  std::string(255, 'n'),
                                  std::string(100000, 'n')}) {
    const ParsedLine line = parse_unix_line(file_start + name);
    EXPECT_EQ(line.verdict, Verdict::entry) << name;
    EXPECT_EQ(line.entry.name, name);
  }
}

TEST(UnixListParser, KeepsTrailingBlanksOfAName) {
  EXPECT_EQ(parse_unix_line(file_start + "n  ").entry.name, "n  ");
}

TEST(UnixListParser, KeepsLeadingBlanksBehindTheOneThatEndsTheDate) {
  EXPECT_EQ(parse_unix_line(file_start + "  n").entry.name, "  n");
  EXPECT_EQ(parse_unix_line("-rw-r--r-- 1 web www 12 Jan  1  2020  n").entry.name, " n");
}

TEST(UnixListParser, GivesAPathAsItStands) {
  EXPECT_EQ(parse_unix_line(file_start + "/home/web/x").entry.name, "/home/web/x");
}

TEST(UnixListParser, TakesTheSlashOffADirectoryAndNoOtherMarkOfLs) {
  EXPECT_EQ(parse_unix_line("drwx---r-x 5 web www 4096 Jan  1 12:34  d /").entry.name, " d ");
  EXPECT_EQ(parse_unix_line("drwx---r-x 5 web www 4096 Jan  1 12:34 ./").verdict, Verdict::self);
  for (const char* name : {"n/", "n*", "n@", "n=", "n|"})
    EXPECT_EQ(parse_unix_line(file_start + name).entry.name, name);
}

TEST(UnixListParser, SplitsALinkAtItsArrow) {
  EXPECT_EQ(parse_unix_line(link_line(3, "l -> f01")).entry,
            entry(symlink, "777", "web", "l", "f01"));
  EXPECT_EQ(parse_unix_line(link_line(2, " l ->  f")).entry,
            entry(symlink, "777", "web", " l", " f"));
}

TEST(UnixListParser, ChoosesTheArrowThatLeavesATargetAsLongAsTheLinksSize) {
  EXPECT_EQ(parse_unix_line(link_line(3, "l -> k -> f01")).entry,
            entry(symlink, "777", "web", "l -> k", "f01"));
  EXPECT_EQ(parse_unix_line(link_line(8, "l -> k -> f01")).entry,
            entry(symlink, "777", "web", "l", "k -> f01"));
}

TEST(UnixListParser, ChoosesTheFirstArrowWhenTheSizeFitsNone) {
  for (const int size : {0, 1, 4, 512, 100000})
    EXPECT_EQ(parse_unix_line(link_line(size, "l -> k -> f01")).entry,
              entry(symlink, "777", "web", "l", "k -> f01"));
}

TEST(UnixListParser, KeepsALinkWhoseTargetIsNotTold) {
  for (const char* name : {"l", "l ->", "l -> ", "l->k", " -> k"})
    EXPECT_EQ(parse_unix_line(link_line(1, name)).verdict, Verdict::entry) << name;
  EXPECT_EQ(parse_unix_line(link_line(1, "l")).entry, entry(symlink, "777", "web", "l"));
  EXPECT_EQ(parse_unix_line(link_line(0, "l -> ")).entry, entry(symlink, "777", "web", "l"));
}

TEST(UnixListParser, NeverSplitsWhatIsNoLink) {
  EXPECT_EQ(parse_unix_line(file_start + "a -> b").entry, entry(file, "644", "web", "a -> b"));
}

TEST(UnixListParser, KnowsTheDirectoryItselfAndItsParent) {
  const ParsedLine self = parse_unix_line("drwx---r-x 5 web www 4096 Jan  1 12:34 .");
  EXPECT_EQ(self.verdict, Verdict::self);
  EXPECT_EQ(self.entry, entry(directory, "705", "web", "."));
  EXPECT_EQ(parse_unix_line("drwxr-xr-x 5 root root 4096 Jan  1 12:34 ..").verdict,
            Verdict::parent);
}

TEST(UnixListParser, DoesNotBelieveADotThatIsNoDirectory) {
  EXPECT_EQ(parse_unix_line(file_start + ".").verdict, Verdict::bad);
  EXPECT_EQ(parse_unix_line(link_line(1, ". -> x")).verdict, Verdict::bad);
}

TEST(UnixListParser, SkipsTotalLinesInAnyLanguage) {
  for (const char* line :
       {"total 12", "total 0", "total 4.0K", "total 1,5M", "Total: 12", "insgesamt 12", "i alt 12",
        "razem 12", "celkem 12", "\xC3\xB6sszesen 12", "yhteens\xC3\xA4 12",
        "\xD0\xB8\xD1\x82\xD0\xBE\xD0\xB3\xD0\xBE 12", "\xC9\xD4\xCF\xC7\xCF 12",
        "\xE5\x90\x88\xE8\xA8\x88 12", "\xE6\x80\xBB\xE7\x94\xA8\xE9\x87\x8F 12",
        "\xC1\x60\xA5\xCE\xB6\x71 12"})
    EXPECT_EQ(parse_unix_line(line).verdict, Verdict::skip) << line;
}

TEST(UnixListParser, SkipsHeadingsAndEmptyLines) {
  for (const char* line : {"/home/web:", ".:", "./sub dir:", "sub:", "a/b:", "", " ", "\t "}) {
    const ParsedLine parsed = parse_unix_line(line);
    EXPECT_EQ(parsed.verdict, Verdict::skip) << line;
    EXPECT_FALSE(parsed.reason.empty()) << line;
  }
}

TEST(UnixListParser, DoesNotSkipErrorsOfLs) {
  for (const char* line : {"ls: cannot access 'x': No such file or directory",
                           "ls: reading directory .: Permission denied", "ls: x: 12", "LS: 12"})
    EXPECT_EQ(parse_unix_line(line).verdict, Verdict::bad) << line;
}

} // namespace ftperm::listing::test
