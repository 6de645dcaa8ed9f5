#include "ftp/directory_listing.hpp"
#include "server_texts.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::ftp::test {
namespace {

using remote::Completeness;

Knowledge knowing(const std::string& greeting) {
  Knowledge knowledge;
  learn_features(knowledge, greeting, "");
  return knowledge;
}

Reply reply(int code, std::string last) {
  return {code, last, "", last, false};
}

Reply listing(int code, std::string body) {
  return {code, "STAT", std::move(body), "End.", true};
}

const std::string dot = "drwx---r-x    2 33       33           4096 Nov 22 15:29 .\r\n";
const std::string dots = "drwx---r-x    6 33       33           4096 Nov 22 15:29 ..\r\n";
const std::string a_txt = "-rw-r--r--    1 33       33              1 Nov 22 15:29 a.txt\r\n";

TEST(StatListing, IsReadAsEachServerPrintsIt) {
  const std::string proftpd = " drwx---r-x   2 web      web          4096 Nov 22 15:29 .\r\n"
                              " drwx---r-x   6 web      web          4096 Nov 22 15:29 ..\r\n"
                              " -rw-r--r--   1 web      web             1 Nov 22 15:29 a.txt\r\n";
  const std::pair<std::string, Reply> servers[] = {
      {vsftpd_greeting, listing(213, dot + dots + a_txt)},
      {pure_ftpd_greeting, listing(213, dot + dots + a_txt)},
      {proftpd_greeting, listing(212, proftpd)},
      {pyftpdlib_greeting, listing(213, a_txt)}};
  for (const auto& [greeting, said] : servers) {
    const auto result = judge_stat(said, knowing(greeting));
    ASSERT_TRUE(result) << greeting;
    ASSERT_EQ(result->entries.size(), 1U) << greeting;
    EXPECT_EQ(result->entries[0].name, "a.txt");
    EXPECT_EQ(result->entries[0].mode, Mode(0644));
    EXPECT_EQ(result->completeness, Completeness::complete);
    EXPECT_TRUE(result->doubts.empty());
    EXPECT_EQ(result->own_mode.has_value(), greeting != pyftpdlib_greeting) << greeting;
    EXPECT_EQ(result->own_mode.value_or(Mode(0705)), Mode(0705)) << greeting;
  }
}

TEST(StatListing, OfAnEmptyDirectoryHoldsItselfOnly) {
  const auto result = judge_stat(listing(213, dot + dots), knowing(vsftpd_greeting));
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->entries.empty());
  EXPECT_EQ(result->own_mode, Mode(0705));
}

TEST(StatListing, ThatShowsNothingIsOfAnUnreadableDirectory) {
  for (const auto& greeting : {vsftpd_greeting, proftpd_greeting, pure_ftpd_greeting}) {
    const auto result = judge_stat(listing(213, ""), knowing(greeting));
    ASSERT_FALSE(result) << greeting;
    EXPECT_EQ(result.error().kind, ErrorKind::unreadable);
  }
  // What vsftpd prints of a directory that it cannot open: its own line under its own name.
  const auto closed =
      judge_stat(listing(213, "d---------    2 33       33           4096 Nov 22 15:29 closed\r\n"),
                 knowing(vsftpd_greeting));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().kind, ErrorKind::unreadable);
}

TEST(StatListing, WithoutTheDirectoryItselfMayBeEmptyWhereNoListingHoldsIt) {
  EXPECT_TRUE(judge_stat(listing(213, ""), knowing(pyftpdlib_greeting)));
  Knowledge seen = knowing("Welcome");
  seen.itself(ListingWay::stat) = false;
  EXPECT_TRUE(judge_stat(listing(213, ""), seen));
  seen.itself(ListingWay::stat) = true;
  EXPECT_FALSE(judge_stat(listing(213, ""), seen));
}

TEST(StatListing, OfADirectoryThatItsOwnerMayNotEnterIsNotBelieved) {
  for (const char* mode : {"d---------", "drw-rw-rw-", "d--x--x--x", "d-wx---r-x"}) {
    const std::string self = mode + std::string(" 2 33 33 4096 Nov 22 15:29 .\r\n");
    const auto result = judge_stat(listing(213, self + a_txt), knowing(proftpd_greeting));
    ASSERT_FALSE(result) << mode;
    EXPECT_EQ(result.error().kind, ErrorKind::unreadable);
  }
}

TEST(StatListing, SaysWhetherItMayBeCutWithoutAWord) {
  EXPECT_TRUE(judge_stat(listing(213, dot), knowing(pure_ftpd_greeting))->may_be_cut);
  EXPECT_TRUE(judge_stat(listing(213, dot), knowing("Welcome"))->may_be_cut);
  EXPECT_FALSE(judge_stat(listing(213, dot), knowing(vsftpd_greeting))->may_be_cut);
}

TEST(StatListing, IsUnsupportedWhenTheServerSaysSo) {
  for (const int code : {500, 501, 502, 503, 504})
    EXPECT_EQ(judge_stat(reply(code, "what?"), Knowledge()).error().kind, ErrorKind::unsupported)
        << code;
  EXPECT_EQ(judge_stat(reply(211, "https://www.pureftpd.org/"), Knowledge()).error().kind,
            ErrorKind::unsupported);
}

TEST(StatListing, ThatIsRefusedSaysWhatTheServerSaid) {
  for (const int code : {450, 550, 553}) {
    const auto result = judge_stat(reply(code, "/nope: No such file\x1b"), Knowledge());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::unreadable);
    EXPECT_EQ(result.error().reply_code, code);
    EXPECT_NE(result.error().message.find("/nope: No such file\\x1B"), std::string::npos)
        << result.error().message;
  }
}

TEST(TransferredListing, IsComplete) {
  const auto result = judge_transfer(ListingWay::list, dot + dots + a_txt,
                                     reply(226, "Directory send OK."), knowing(vsftpd_greeting));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->completeness, Completeness::complete);
  EXPECT_EQ(result->entries.size(), 1U);
  EXPECT_FALSE(result->may_be_cut);
}

TEST(TransferredListing, NeedsNoLineOfItsOwnByMlsd) {
  const auto result = judge_transfer(ListingWay::mlsd, "type=file;UNIX.mode=0644; a.txt\r\n",
                                     reply(226, "ok"), knowing(proftpd_greeting));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->entries.at(0).mode, Mode(0644));
  const auto closed = judge_transfer(ListingWay::mlsd, "type=cdir;UNIX.mode=0000; .\r\n",
                                     reply(226, "ok"), knowing(proftpd_greeting));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().kind, ErrorKind::unreadable);
}

TEST(TransferredListing, IsTruncatedWhenTheServerSaysSo) {
  const Reply pure{226, "Options: -a -l", "226-Output truncated to 100 matches\r\n",
                   "100 matches total", true};
  for (const Reply& closing : {pure, reply(226, "Output truncated to 100 matches"),
                               reply(226, "Too many files, the rest is not shown")}) {
    const auto result =
        judge_transfer(ListingWay::list, dot + a_txt, closing, knowing(pure_ftpd_greeting));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->completeness, Completeness::truncated);
    EXPECT_NE(result->why, "");
    EXPECT_EQ(result->entries.size(), 1U);
  }
}

TEST(TransferredListing, IsTruncatedWhenItEndsWithinALine) {
  const auto result = judge_transfer(ListingWay::list, dot + a_txt.substr(0, a_txt.size() - 2),
                                     reply(226, "ok"), knowing(vsftpd_greeting));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->completeness, Completeness::truncated);
}

TEST(TransferredListing, HoldsNoNameThatTheEndCutShort) {
  const auto result = judge_transfer(ListingWay::list, dot + a_txt.substr(0, a_txt.size() - 4),
                                     reply(226, "ok"), knowing(vsftpd_greeting));
  ASSERT_TRUE(result);
  for (const Entry& entry : result->entries)
    EXPECT_NE(entry.name, "a.t") << "is a part of a name taken for a name";
}

TEST(TransferredListing, SaysWhyTheDataConnectionFailed) {
  for (const int code : {425, 426, 522})
    EXPECT_EQ(judge_transfer(ListingWay::list, "", reply(code, "no"), Knowledge()).error().kind,
              ErrorKind::connect)
        << code;
  for (const int code : {450, 451, 550})
    EXPECT_EQ(judge_transfer(ListingWay::list, a_txt, reply(code, "no"), Knowledge()).error().kind,
              ErrorKind::unreadable)
        << code;
  EXPECT_EQ(judge_transfer(ListingWay::mlsd, "", reply(500, "no"), Knowledge()).error().kind,
            ErrorKind::unsupported);
}

TEST(MlstReply, TellsTheModeAsEachServerPrintsIt) {
  const char* bodies[] = {
      " modify=20261122152951;perm=flcdmpe;type=dir;unique=FE00UA865A8;UNIX.group=33;"
      "UNIX.groupname=web;UNIX.mode=0705;UNIX.owner=33;UNIX.ownername=web; /\r\n",
      " type=pdir;sizd=4096;modify=20261122153013;UNIX.mode=0705;UNIX.uid=33;UNIX.gid=33;"
      "unique=fe00ga983ef; /\r\n",
      " type=dir;unix.mode=0705; /\r\n"};
  for (const char* body : bodies) {
    const auto mode = judge_mlst({250, "Begin", body, "End", true});
    ASSERT_TRUE(mode) << body;
    EXPECT_EQ(*mode, Mode(0705)) << body;
  }
}

TEST(MlstReply, TellsNoModeWhenThereIsNone) {
  const Reply silent{250, "Begin", " type=dir;size=4096; /\r\n", "End", true};
  EXPECT_EQ(judge_mlst(silent).error().kind, ErrorKind::unsupported);
  EXPECT_EQ(judge_mlst(reply(250, "ok")).error().kind, ErrorKind::unsupported);
  EXPECT_EQ(judge_mlst(reply(500, "what?")).error().kind, ErrorKind::unsupported);
  EXPECT_FALSE(judge_mlst(reply(550, "no such file")));
}

TEST(ModesOfDirectories, SayWhatTheirOwnerMayDo) {
  EXPECT_FALSE(unreadable_by_mode(std::nullopt));
  for (const unsigned mode : {0500U, 0700U, 0705U, 0755U, 0777U, 04500U})
    EXPECT_FALSE(unreadable_by_mode(Mode(mode))) << std::oct << mode;
  for (const unsigned mode : {0U, 0100U, 0400U, 0600U, 0077U, 0377U, 07077U}) {
    const auto error = unreadable_by_mode(Mode(mode));
    ASSERT_TRUE(error) << std::oct << mode;
    EXPECT_EQ(error->kind, ErrorKind::unreadable);
  }
}

} // namespace
} // namespace ftperm::ftp::test
