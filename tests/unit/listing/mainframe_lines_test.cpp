#include "lines.hpp"

#include <gtest/gtest.h>

namespace ftperm::listing::test {

TEST(MainframeListParser, ReadsOpenVmsWithoutAMode) {
  expect_all({
      {"LOGIN.COM;3          5/6  8-NOV-1999 07:02:33 [WEB] (RWED,RWED,RE,)",
       entry(file, "", "", "LOGIN.COM;3")},
      {"PAGES.DIR;1          1  8-NOV-1999 07:02 [SYSTEM] (RWED,RWED,RE,RE)",
       entry(directory, "", "", "PAGES.DIR;1")},
      {"A.TXT;12  111  18-NOV-1999 07:02:33.10", entry(file, "", "", "A.TXT;12")},
  });
}

TEST(MainframeListParser, ReadsDataSetsAndMembersOfZosWithoutAMode) {
  expect_all({
      {"VOL001 3390   2003/05/21  1  200  FB      80  8053  PS  WEB.INDEX",
       entry(file, "", "", "WEB.INDEX")},
      {"VOL001 3390   **NONE**    1   15  VB   32756 32760  PO  'WEB.PAGES'",
       entry(directory, "", "", "'WEB.PAGES'")},
      {"Pseudo Directory                                     WEB", entry(directory, "", "", "WEB")},
      {" INDEX     01.03 2002/09/12 2002/10/11 09:37    11    11     0 WEB",
       entry(file, "", "", "INDEX")},
  });
}

TEST(MainframeListParser, ReadsObjectsOfOs400WithoutAMode) {
  expect_all({
      {"WEB             77824 02/23/00 15:09:55 *DIR       pages/",
       entry(directory, "", "WEB", "pages")},
      {"WEB               128 04/03/31 10:19:30 *STMF      a b.txt",
       entry(file, "", "WEB", "a b.txt")},
      {"WEB                                    *MEM       A.FILE/B.MBR",
       entry(file, "", "WEB", "A.FILE/B.MBR")},
      {"WEB                94 04/03/31 10:19:30 *SYMLNK    l", entry(symlink, "", "WEB", "l")},
      {"WEB             94208 04/03/31 10:19:30 *FILE      A.FILE",
       entry(other, "", "WEB", "A.FILE")},
  });
}

TEST(MainframeListParser, ReadsOs2NonStopAndVxWorksWithoutAMode) {
  expect_all({
      {"                 0           DIR   04-11-95   16:26  pages",
       entry(directory, "", "", "pages")},
      {"               612   A           07-28-95   16:45  a b.htm",
       entry(file, "", "", "a b.htm")},
      {"               612   A           07-28-103  16:45  2003.htm",
       entry(file, "", "", "2003.htm")},
      {"612  07-28-95   16:45  a.htm", entry(file, "", "", "a.htm")},
      {"INDEX           101            16354 18-Mar-03 15:09:12 244, 10 \"nnnn\"",
       entry(file, "", "", "INDEX")},
      {"     512    Jan-01-2000  00:00:00   pages             <DIR>",
       entry(directory, "", "", "pages")},
      {"      24    Jan-01-2000  00:00:00   a.txt        ", entry(file, "", "", "a.txt")},
  });
}

TEST(MainframeListParser, ReadsConnectEnterpriseWithoutAMode) {
  expect_all({{"-C--E-----FTP B WEB      18128       41 Aug 12 13:56 INDEX",
               entry(file, "", "FTP B WEB", "INDEX")}});
}

TEST(MainframeListParser, SkipsTheHeadingsOfTables) {
  for (const char* line : {"Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname",
                           " Name     VV.MM   Created       Changed      Size  Init   Mod   Id",
                           "File         Code             EOF  Last Modification    Owner  RWEP",
                           "  size          date       time       name",
                           "--------       ------     ------    --------",
                           "Directory DISK$USER:[WEB]", "Total of 11 files, 32/64 blocks."})
    EXPECT_EQ(parse_unix_line(line).verdict, Verdict::skip) << line;
}

TEST(MainframeListParser, DoesNotGuessATypeThatIsNotTold) {
  for (const char* line :
       {"Migrated                                                WEB.OLD",
        "VOL002 Tape                                             WEB.TAPE",
        "VOL001 3390   2003/05/21  1   15  VS   32756 32760  VS  WEB.VSAM",
        "INDEX    HTML     V         72        600          6 02/04/02 10:51:01 0A191",
        "LOGIN.COM;3", "A.TXT;1 %RMS-E-PRV, insufficient privilege", "+no tab", "+\t", "1 2 3",
        "hello", "WEB *UPPER", "512 Jan-01-2000 00:00:00", "612 A 07-28-95 16:45"})
    EXPECT_EQ(parse_unix_line(line).verdict, Verdict::bad) << line;
}

} // namespace ftperm::listing::test
