#include "lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::listing::test {

TEST(UnixListParser, ReadsLinesOfVsftpd) {
  expect_all({
      {"-rw-r--r--    1 1000     1000         6543 Jan 12 09:05 index.php",
       entry(file, "644", "1000", "index.php")},
      {"drwx---r-x    5 1000     1000         4096 Mar 03  2021 wp-content",
       entry(directory, "705", "1000", "wp-content")},
      {"lrwxrwxrwx    1 0        0               9 Jan 12 09:05 log -> /var/log/",
       entry(symlink, "777", "0", "log", "/var/log/")},
      {"prw-r--r--    1 ftp      ftp             0 Jan 12 09:05 fifo",
       entry(other, "644", "ftp", "fifo")},
  });
}

TEST(UnixListParser, ReadsLinesOfProftpd) {
  expect_all({
      {"-rw-r--r--   1 web      web          6543 Jan 12 09:05 index.php",
       entry(file, "644", "web", "index.php")},
      {"drwxr-sr-x   2 web      (?)          4096 Jan  1  2021 a",
       entry(directory, "2755", "web", "a")},
      {"lrwxrwxrwx   1 web      web             3 Jan 12 09:05 l -> k -> f01",
       entry(symlink, "777", "web", "l -> k", "f01")},
  });
}

TEST(UnixListParser, ReadsLinesOfPureFtpd) {
  expect_all({
      {"-rw----r--    1 10000    web              6543 Jan 12 09:05 .htaccess",
       entry(file, "604", "10000", ".htaccess")},
      {"drwxrwxrwt    2 web        web              4096 Jan 12  2021 tmp",
       entry(directory, "1777", "web", "tmp")},
  });
}

TEST(UnixListParser, ReadsLinesOfPyftpdlib) {
  expect_all({
      {"-rw-r--r--   1 web      web          6543 Jan 12 09:05 f", entry(file, "644", "web", "f")},
      {"-rw-rw-r--   1 1000     1000           12 Nov 30  2019 f", entry(file, "664", "1000", "f")},
  });
}

TEST(UnixListParser, ReadsLinesOfWindowsServers) {
  expect_all({
      {"drwxr-xr-x 1 ftp ftp              0 Jan 12 09:05 FileZilla 0.9",
       entry(directory, "755", "ftp", "FileZilla 0.9")},
      {"-rw-rw-rw- 1 ftp ftp         123456 Jan 12  2021 FileZilla 1",
       entry(file, "666", "ftp", "FileZilla 1")},
      {"-rw-rw-rw-   1 user     group        1024 Jan 12 09:05 Serv-U",
       entry(file, "666", "user", "Serv-U")},
      {"drw-rw-rw-   1 user     group           0 Jan 12 2021 Serv-U",
       entry(directory, "666", "user", "Serv-U")},
      {"----------   1 owner    group         1803128 Jan 12 09:05 IIS",
       entry(file, "000", "owner", "IIS")},
      {"d---------   1 owner    group               0 Jan 12 09:05 IIS",
       entry(directory, "000", "owner", "IIS")},
      {"dr-xr-xr-x   1 owner    group               0 Nov 25  2002 IIS",
       entry(directory, "555", "owner", "IIS")},
      {"drwxrwx---+  1 Administrators Domain Users        0 Jan 12 09:05 Cygwin",
       entry(directory, "770", "", "Cygwin")},
  });
}

TEST(UnixListParser, ReadsLinesOfOtherUnixSystems) {
  expect_all({
      {"drwxr-xr-x-   2 root     system          256 Jan 12 09:05 AIX",
       entry(directory, "755", "root", "AIX")},
      {"-rw-r--r--    1 root     system        12345 Jan 12 2021  AIX",
       entry(file, "644", "root", " AIX")},
      {"-rw-r-lr--   1 root     other          123 Jan 12 09:05 Solaris",
       entry(file, "2644", "root", "Solaris")},
      {"Drw-r--r--   1 root     root             0 Jan 12 09:05 Solaris door",
       entry(other, "644", "root", "Solaris door")},
      {"-rwxr-xr-x+  1 root     sys          12345 Jan 12  2021 Solaris ACL",
       entry(file, "755", "root", "Solaris ACL")},
      {"drwxr-xr-x   2 root       sys           96 Jan 12 09:05 HP-UX",
       entry(directory, "755", "root", "HP-UX")},
      {"-rw-r--r--  1 root  wheel  1234 Jan 12 09:05 FreeBSD",
       entry(file, "644", "root", "FreeBSD")},
      {"-rw-r--r--  1 root  wheel  uchg,nodump 1234 Jan 12 09:05 BSD flags",
       entry(file, "644", "", "BSD flags")},
      {"drwxr-xr-x@ 5 me  staff  160 12 Jan 09:05 macOS", entry(directory, "755", "me", "macOS")},
      {"-rw-r--r--    1 root     root          1234 Jan 12 09:05 busybox",
       entry(file, "644", "root", "busybox")},
      {"-rw-r--r--    1 0        0                0 Jan  1  1970 busybox",
       entry(file, "644", "0", "busybox")},
      {"-rw-rw---- root     sdcard_rw     1234 2021-01-12 09:05 Android",
       entry(file, "660", "root", "Android")},
      {"drwxrwx--x system   system            2021-01-12 09:05 Android",
       entry(directory, "771", "system", "Android")},
      {"drwxr-xr-x  12 root wheel 512 Jan 12  2021 wu-ftpd",
       entry(directory, "755", "root", "wu-ftpd")},
      {"drwxr-xr-x               folder        2 Jan 12  1996 Macintosh",
       entry(directory, "755", "folder", "Macintosh")},
  });
}

TEST(ForeignListParser, ReadsMsDosStyleWithoutAMode) {
  expect_all({
      {"01-18-24  09:35AM       <DIR>          a dir", entry(directory, "", "", "a dir")},
      {"01-18-2024  09:35AM       <DIR>           lead", entry(directory, "", "", " lead")},
      {"01-18-24  09:35AM                 1234 a file", entry(file, "", "", "a file")},
      {"01-18-24  09:35AM                 1234  lead", entry(file, "", "", " lead")},
      {"01-18-24  09:35PM            1,234,567 f", entry(file, "", "", "f")},
      {"18.01.2024  09:35    <DIR>          d", entry(directory, "", "", "d")},
      {"18/01/2024  09:35    <SYMLINKD>     s [C:\\x]", entry(symlink, "", "", "s [C:\\x]")},
      {"18/01/2024  09:35    <JUNCTION>     j", entry(symlink, "", "", "j")},
      {"2024-01-18  09:35    <DIR>          d", entry(directory, "", "", "d")},
      {"01/18/2024  09:35 AM    <DIR>          d", entry(directory, "", "", "d")},
      {"01-18-24  09:35AM <DIR> name", entry(directory, "", "", "name")},
  });
}

TEST(ForeignListParser, KnowsTheDirectoryItselfInMsDosStyle) {
  EXPECT_EQ(parse_unix_line("01-18-24  09:35AM       <DIR>          .").verdict, Verdict::self);
  EXPECT_EQ(parse_unix_line("01-18-24  09:35AM       <DIR>          ..").verdict, Verdict::parent);
}

TEST(ForeignListParser, ReadsNetwareStyleWithoutAMode) {
  expect_all({
      {"d [R----F--] supervisor            512       Jan 16 18:53    login",
       entry(directory, "", "supervisor", "login")},
      {"- [RWCEAFMS] rhesus             214059       Oct 20  1996    a file",
       entry(file, "", "rhesus", "a file")},
      {"-[R----F--] 1 rhesus  214059 Oct 20 15:27 a file", entry(file, "", "rhesus", "a file")},
  });
}

TEST(ForeignListParser, ReadsVShellWithoutAMode) {
  expect_all({
      {"206876  Apr 04, 2000 21:06 a b.htm", entry(file, "", "", "a b.htm")},
      {"0  Dec 12, 2002 02:13 a dir/", entry(directory, "", "", "a dir")},
  });
}

TEST(ForeignListParser, ReadsEplfWithAModeWhereItTellsOne) {
  expect_all({
      {"+i8388621.48594,m825718503,r,s280,\tdjb.html", entry(file, "", "", "djb.html")},
      {"+i8388621.50690,m824255907,/,\t514", entry(directory, "", "", "514")},
      {"+/,up755,\t sub\tdir ", entry(directory, "755", "", " sub\tdir ")},
      {"+r,s280,up4755,\tn", entry(file, "4755", "", "n")},
      {"+i1,\tn", entry(other, "", "", "n")},
  });
}

} // namespace ftperm::listing::test
