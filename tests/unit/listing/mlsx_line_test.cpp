#include "lines.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace ftperm::listing::test {
namespace {

std::optional<Mode> mode_of(const std::string& type, const std::string& mode) {
  return parse_mlsx_line("type=" + type + ";UNIX.mode=" + mode + "; n").entry.mode;
}

} // namespace

TEST(MlsxParser, ReadsLinesAsServersPrintThem) {
  const std::vector<Sample> samples = {
      {"modify=20240112090500;perm=adfr;size=6543;type=file;unique=FE03U1;UNIX.group=1000;"
       "UNIX.groupname=web;UNIX.mode=0604;UNIX.owner=1000;UNIX.ownername=web; index.php",
       entry(file, "604", "web", "index.php")}, // ProFTPD
      {"type=file;siz=6543;modify=20240112090500;UNIX.mode=0644;UNIX.uid=1000;UNIX.gid=1000;"
       "unique=fe03g1; index.php",
       entry(file, "644", "1000", "index.php")}, // Pure-FTPd
      {"type=dir;sizd=4096;modify=20240112090500;UNIX.mode=01777;UNIX.uid=0;UNIX.gid=0;"
       "unique=fe03g2; tmp",
       entry(directory, "1777", "0", "tmp")},
      {"type=OS.unix=slink:;siz=3;modify=20240112090500;UNIX.mode=0777;UNIX.uid=0; l",
       entry(symlink, "777", "0", "l")},
      {"modify=20240112090500;perm=r;size=6543;type=file;unique=fe03u1;unix.gid=0;"
       "unix.mode=0o705;unix.uid=0; x",
       entry(file, "705", "0", "x")}, // pyftpdlib
      {"type=file;modify=20240112090500.123;size=12;perm=awr; n",
       entry(file, "", "", "n")}, // FileZilla Server
      {"Type=file;Size=12;Modify=20240112090500; n", entry(file, "", "", "n")},
      {"TYPE=DIR;UNIX.MODE=0755; n", entry(directory, "755", "", "n")},
  };
  for (const Sample& sample : samples) {
    const ParsedLine line = parse_mlsx_line(sample.line);
    EXPECT_EQ(line.verdict, Verdict::entry) << sample.line;
    EXPECT_EQ(line.entry, sample.said) << sample.line;
  }
}

TEST(MlsxParser, KnowsTheDirectoryItselfAndItsParent) {
  const ParsedLine self = parse_mlsx_line("type=cdir;UNIX.mode=0705;UNIX.owner=7; /home/web");
  EXPECT_EQ(self.verdict, Verdict::self);
  EXPECT_EQ(self.entry, entry(directory, "705", "7", "."));
  EXPECT_EQ(parse_mlsx_line("type=cdir;UNIX.mode=0705; .").verdict, Verdict::self);
  EXPECT_EQ(parse_mlsx_line("type=dir;UNIX.mode=0705; .").verdict, Verdict::self);
  EXPECT_EQ(parse_mlsx_line("type=pdir; ..").verdict, Verdict::parent);
  EXPECT_EQ(parse_mlsx_line("type=pdir; /home").verdict, Verdict::parent);
  EXPECT_EQ(parse_mlsx_line("type=dir; ..").verdict, Verdict::parent);
  EXPECT_EQ(parse_mlsx_line("type=file; .").verdict, Verdict::bad);
}

TEST(MlsxParser, TakesAllBehindTheFirstBlankForTheName) {
  for (const char* name : {"n", " lead", "  two", "trail ", "a; b", "a=b; c", "type=dir; x", " ",
                           "a -> b", "\xFF", "a\tb", "=", ";", "; "}) {
    const ParsedLine line = parse_mlsx_line(std::string("type=file;UNIX.mode=0604; ") + name);
    EXPECT_EQ(line.verdict, Verdict::entry) << name;
    EXPECT_EQ(line.entry, entry(file, "604", "", name)) << name;
  }
}

TEST(MlsxParser, TakesTheSlashOffADirectory) {
  EXPECT_EQ(parse_mlsx_line("type=dir; d/").entry.name, "d");
  EXPECT_EQ(parse_mlsx_line("type=dir; /").entry.name, "/");
  EXPECT_EQ(parse_mlsx_line("type=file; n/").entry.name, "n/");
}

TEST(MlsxParser, KeepsModeUnknownWithoutUnixModeFact) {
  EXPECT_EQ(parse_mlsx_line("type=file;size=12; n").entry.mode, std::nullopt);
}

TEST(MlsxParser, NeverTakesAModeFromPerm) {
  EXPECT_EQ(parse_mlsx_line("type=file;perm=rw; n").entry.mode, std::nullopt);
  EXPECT_EQ(parse_mlsx_line("type=file;perm=0644; n").entry.mode, std::nullopt);
}

TEST(MlsxParser, ReadsOctalModesHoweverTheyAreWritten) {
  const std::pair<const char*, const char*> table[] = {
      {"755", "755"},   {"0755", "755"},   {"00755", "755"},   {"0000000755", "755"},
      {"0o755", "755"}, {"0O755", "755"},  {"4755", "4755"},   {"04755", "4755"},
      {"7777", "7777"}, {"0", "000"},      {"0o0", "000"},     {"5", "005"},
      {"100644", ""},   {"040755", "755"}, {"0o40755", "755"},
  };
  for (const auto& [text, mode] : table)
    EXPECT_EQ(mode_of("dir", text), Mode::parse_octal(mode)) << text;
}

TEST(MlsxParser, TakesTheBitsOfAFileTypeOffOnlyWhereTheyFitTheType) {
  EXPECT_EQ(mode_of("file", "0100644"), Mode(0644));
  EXPECT_EQ(mode_of("file", "104755"), Mode(04755));
  EXPECT_EQ(mode_of("dir", "041777"), Mode(01777));
  EXPECT_EQ(mode_of("OS.unix=slink:x", "0120777"), Mode(0777));
  EXPECT_EQ(mode_of("OS.unix=chr-1/3", "020666"), Mode(0666));
  EXPECT_EQ(mode_of("OS.unix=socket", "0140755"), Mode(0755));
  EXPECT_EQ(mode_of("file", "040755"), std::nullopt);
  EXPECT_EQ(mode_of("dir", "0100644"), std::nullopt);
  EXPECT_EQ(mode_of("file", "030644"), std::nullopt);
  EXPECT_EQ(mode_of("file", "0300644"), std::nullopt);
}

TEST(MlsxParser, KeepsModeUnknownWhenItIsNoOctalNumber) {
  for (const char* text : {"", "rw-r--r--", "0x1ED", "0888", "493", "-644", "+644", "0o", "0644,",
                           "77777777777777777777777777"})
    EXPECT_EQ(mode_of("file", text), std::nullopt) << text;
}

TEST(MlsxParser, ReadsTheTypesOfOtherSystems) {
  const std::pair<const char*, Entry> table[] = {
      {"OS.unix=slink:/a/b", entry(symlink, "", "", "n", "/a/b")},
      {"OS.UNIX=slink", entry(symlink, "", "", "n")},
      {"os.unix=symlink", entry(symlink, "", "", "n")},
      {"OS.unix=slink:a b", entry(symlink, "", "", "n", "a b")},
      {"OS.unix=slink:a:b", entry(symlink, "", "", "n", "a:b")},
      {"symlink", entry(symlink, "", "", "n")},
      {"OS.unix=chr-8/0", entry(other, "", "", "n")},
      {"OS.unix=blkdev-8/0", entry(other, "", "", "n")},
      {"OS.unix=pipe", entry(other, "", "", "n")},
      {"OS.plan9=x", entry(other, "", "", "n")},
      {"something", entry(other, "", "", "n")},
  };
  for (const auto& [type, said] : table)
    EXPECT_EQ(parse_mlsx_line(std::string("type=") + type + "; n").entry, said) << type;
}

TEST(MlsxParser, PrefersTheOwnersNameToANumber) {
  EXPECT_EQ(parse_mlsx_line("type=file;UNIX.uid=1;UNIX.owner=2;UNIX.ownername=web; n").entry.owner,
            "web");
  EXPECT_EQ(parse_mlsx_line("type=file;UNIX.uid=1;UNIX.owner=2; n").entry.owner, "2");
}

TEST(MlsxParser, ReadsFactsWhoseLastSemicolonIsMissing) {
  EXPECT_EQ(parse_mlsx_line("type=file;UNIX.mode=0644 a; b").entry, entry(file, "644", "", "a; b"));
}

TEST(MlsxParser, ReadsNamesOfOwnersAndGroupsWithBlanks) {
  EXPECT_EQ(parse_mlsx_line("type=file;UNIX.ownername=Web Master;UNIX.mode=0644; a b").entry,
            entry(file, "644", "Web Master", "a b"));
  EXPECT_EQ(parse_mlsx_line("type=file;UNIX.mode=0644;UNIX.groupname=Domain Users; a b").entry,
            entry(file, "644", "", "a b"));
}

TEST(MlsxParser, DoesNotBelieveALineWithoutAType) {
  const ParsedLine line = parse_mlsx_line("size=12;UNIX.mode=0644; n");
  EXPECT_EQ(line.verdict, Verdict::bad);
  EXPECT_EQ(line.entry.name, "n");
}

TEST(MlsxParser, DoesNotBelieveALineThatContradictsItself) {
  EXPECT_EQ(parse_mlsx_line("type=file;type=dir; n").verdict, Verdict::bad);
  EXPECT_EQ(parse_mlsx_line("type=file;UNIX.mode=0644;unix.mode=0755; n").verdict, Verdict::bad);
  EXPECT_EQ(parse_mlsx_line("type=file;type=file; n").verdict, Verdict::entry);
}

TEST(MlsxParser, DoesNotUnderstandALineWithoutFactsOrName) {
  for (const char* line : {"n", " n", "; n", "type=file;", "type=file; ", "type=file;n", "x y",
                           "-rw-r--r-- 1 web www 12 Jan  1 12:34 n"}) {
    const ParsedLine parsed = parse_mlsx_line(line);
    EXPECT_EQ(parsed.verdict, Verdict::bad) << line;
    EXPECT_FALSE(parsed.reason.empty()) << line;
  }
  EXPECT_EQ(parse_mlsx_line("").verdict, Verdict::skip);
}

} // namespace ftperm::listing::test
