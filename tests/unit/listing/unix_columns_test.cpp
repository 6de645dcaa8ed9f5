#include "lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::listing::test {

TEST(UnixListParser, ReadsColumnsThatRanIntoEachOther) {
  expect_all({
      {"drwxr-xr-x1234 web www 4096 Jan  1 12:34 links", entry(directory, "755", "web", "links")},
      {"drwxr-xr-x+12 web www 4096 Jan  1 12:34 acl", entry(directory, "755", "web", "acl")},
      {"-rw-r--r--   1 longownerlonggroup 12 Jan  1 12:34 both",
       entry(file, "644", "longownerlonggroup", "both")},
      {"-rw-r--r--   1 web      group1234567890 Jan  1 12:34 size",
       entry(file, "644", "web", "size")},
      {"-rw-r--r--   1 web      group1234567890 Jan  1  2020 size",
       entry(file, "644", "web", "size")},
      {"-rw-r--r--   1 web      group1234567890 2020-01-01 12:34 size",
       entry(file, "644", "web", "size")},
  });
}

TEST(UnixListParser, ReadsLinesWithColumnsMissing) {
  expect_all({
      {"-rw-r--r-- web www 12 Jan  1 12:34 no links", entry(file, "644", "web", "no links")},
      {"-rw-r--r-- 1 web 12 Jan  1 12:34 no group", entry(file, "644", "web", "no group")},
      {"-rw-r--r-- 1 12 Jan  1 12:34 no owner", entry(file, "644", "", "no owner")},
      {"-rw-r--r-- web 12 Jan  1  2020 no links", entry(file, "644", "web", "no links")},
      {"-rw-r--r-- 12 Jan  1 12:34 only size", entry(file, "644", "", "only size")},
      {"drwxr-xr-x Jan  1 12:34 nothing", entry(directory, "755", "", "nothing")},
      {"drwxr-xr-x web www 2020-01-01 12:34 no size", entry(directory, "755", "web", "no size")},
      {"drwxr-xr-x web www Jan  1  2020 no size", entry(directory, "755", "web", "no size")},
  });
}

TEST(UnixListParser, ReadsNumbersForOwnerAndGroup) {
  expect_all({
      {"-rw-r--r-- 1 1000 100 12 Jan  1 12:34 n", entry(file, "644", "1000", "n")},
      {"-rw-r--r-- 1 12 2020 31 M\xC3\xA4r  1 12:34 n", entry(file, "644", "12", "n")},
      {"-rw-r--r-- 1 web 12 2020 M\xC3\xA4r  1  2020 n", entry(file, "644", "web", "n")},
      {"-rw-r--r-- 1 4294967294 4294967294 0 Jan  1 12:34 n",
       entry(file, "644", "4294967294", "n")},
  });
}

TEST(UnixListParser, ReadsOwnersAndGroupsWithBlanks) {
  expect_all({
      {"drwxrwx---+ 1 joe    Domain Users 0 Jan  1 12:34 n", entry(directory, "770", "joe", "n")},
      {"drwxrwx---+ 1 DOM\\joe Domain Users 0 Jan  1 12:34 n", entry(directory, "770", "", "n")},
      {"-rw-r--r-- 1 Domain Admins  Domain Users 12 2020-01-01 12:34 n",
       entry(file, "644", "Domain Admins", "n")},
      {"-rw-r--r-- 1 A B C D E F G H 12 Jan  1 12:34 n", entry(file, "644", "", "n")},
  });
}

TEST(UnixListParser, ReadsDeviceNumbersInPlaceOfTheSize) {
  expect_all({
      {"brw-rw---- 1 root disk   8,   1 Jan  1 12:34 sda1", entry(other, "660", "root", "sda1")},
      {"brw-rw---- 1 root disk 259,1 Jan  1 12:34 nvme", entry(other, "660", "root", "nvme")},
      {"crw--w---- 1 root tty 4, 2020 Jan  1  2020 tty", entry(other, "620", "root", "tty")},
      {"crw-rw-rw- 1 root wheel 3, 0x2a 2020-01-01 12:34 null",
       entry(other, "666", "root", "null")},
      {"crw-rw-rw- 1 root wheel 0x3000002 Jan  1 12:34 null", entry(other, "666", "root", "null")},
      {"crw-rw-rw- 1 root root 1, 3 M\xC3\xA4r  1 12:34 null", entry(other, "666", "root", "null")},
  });
}

TEST(UnixListParser, ReadsSizesWithSeparatorsAndUnits) {
  for (const char* size : {"1,234", "1.234", "1'234", "4.0K", "4,0K", "12M", "1.5GB", "512B", "?",
                           "-", "12345678901234567890123", "-2147483648",
                           "1\xC2\xA0"
                           "234"}) {
    const std::string text = std::string("-rw-r--r-- 1 web www ") + size + " Jan  1 12:34 n";
    EXPECT_EQ(parse_unix_line(text).entry, entry(file, "644", "web", "n")) << text;
  }
}

TEST(UnixListParser, ReadsBlockCountsAndInodesInFrontOfTheMode) {
  expect_all({
      {"   4 -rw-r--r-- 1 web www 12 Jan  1 12:34 n", entry(file, "644", "web", "n")},
      {"131 -rw-r--r-- 1 web www 12 Jan  1 12:34 n", entry(file, "644", "web", "n")},
      {"131   4 drwxr-xr-x 1 web www 12 Jan  1 12:34 n", entry(directory, "755", "web", "n")},
  });
}

TEST(UnixListParser, ReadsModesWrittenAsNumbers) {
  expect_all({
      {"100644 1 web www 12 Jan  1 12:34 n", entry(file, "644", "web", "n")},
      {"0104755 1 web www 12 Jan  1 12:34 n", entry(file, "4755", "web", "n")},
      {"040705 2 web www 4096 Jan  1  2020 d", entry(directory, "705", "web", "d")},
      {"120777 1 web www 1 Jan  1 12:34 l -> t", entry(symlink, "777", "web", "l", "t")},
      {"010644 1 web www 0 Jan  1 12:34 fifo", entry(other, "644", "web", "fifo")},
      {"0100644 500 100 12 1577882040      n", entry(file, "644", "100", "n")},
  });
}

TEST(UnixListParser, DoesNotGuessTheTypeBehindANumberThatTellsOnlyAMode) {
  for (const char* mode : {"644", "0644", "0000644", "170644", "30644"}) {
    const ParsedLine line = parse_unix_line(std::string(mode) + " 1 web www 12 Jan  1 12:34 n");
    EXPECT_EQ(line.verdict, Verdict::bad) << mode;
    EXPECT_EQ(line.entry.name, "n") << mode;
    EXPECT_EQ(line.entry.mode, std::nullopt) << mode;
  }
  EXPECT_EQ(parse_unix_line("40755 Jan  1 12:34 n").verdict, Verdict::bad);
}

TEST(UnixListParser, ReadsTabsBetweenColumns) {
  expect_all({
      {"drwxr-xr-x\t2\tweb\twww\t512\tJan\t1\t12:34\tn", entry(directory, "755", "web", "n")},
      {"drwxr-xr-x 2 web www 512 Jan  1 12:34 \tn", entry(directory, "755", "web", "\tn")},
  });
}

TEST(UnixListParser, DoesNotUnderstandALineWithoutAName) {
  for (const char* line : {"-rw-r--r-- 1 web www 12 Jan  1 12:34", "-rw-r--r--",
                           "-rw-r--r-- 1 web www 12 Jan  1 12:34 ", "-rw-r--r-- 1 web www 12",
                           "-rw-r--r-- 1 web www 12 somewhen n", "-rw-r--r-- name"}) {
    const ParsedLine parsed = parse_unix_line(line);
    EXPECT_EQ(parsed.verdict, Verdict::bad) << line;
    EXPECT_FALSE(parsed.reason.empty()) << line;
  }
}

} // namespace ftperm::listing::test
