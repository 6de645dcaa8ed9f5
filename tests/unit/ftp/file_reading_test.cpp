#include "ftp/file_reading.hpp"

#include <gtest/gtest.h>

namespace ftperm::ftp::test {
namespace {

Reply reply(int code, std::string text) {
  Reply made;
  made.code = code;
  made.first = text;
  made.last = std::move(text);
  return made;
}

Transferred transferred(std::string bytes, Reply size, Reply closing = reply(226, "Done.")) {
  return {{reply(200, "Type set."), std::move(size)}, std::move(bytes), std::move(closing)};
}

ErrorKind kind_of(const Reply& closing) {
  const auto bytes = judge_reading(transferred("part", reply(500, "What?"), closing));
  return bytes ? ErrorKind::usage : bytes.error().kind;
}

} // namespace

TEST(FileReading, AsksForBytesByTheWholePath) {
  const Knowledge knowledge;
  const auto wish = reading_wish(RemotePath::parse("/a b/~x").value(), 10, knowledge);
  EXPECT_EQ(wish.before, (std::vector<std::string>{"TYPE I", "SIZE /a b/~x"}));
  EXPECT_EQ(wish.command, "RETR /a b/~x");
  EXPECT_EQ(wish.largest, 10U);
}

TEST(FileReading, SendsNoRetrForAFileThatIsTooLarge) {
  const Knowledge knowledge;
  const auto wish = reading_wish(RemotePath::parse("/a").value(), 10, knowledge);
  const auto obstacle = [&](const Reply& type, const Reply& size) {
    return wish.obstacle({type, size});
  };
  const Reply yes = reply(200, "Type set.");
  EXPECT_FALSE(obstacle(yes, reply(213, "10")));
  EXPECT_FALSE(obstacle(yes, reply(500, "What?")));
  EXPECT_FALSE(obstacle(yes, reply(550, "Not in ASCII mode."))) << "RETR tells";
  EXPECT_EQ(obstacle(yes, reply(213, "11"))->kind, ErrorKind::unreadable);
  EXPECT_EQ(obstacle(reply(504, "No."), reply(213, "1"))->kind, ErrorKind::unsupported);
}

TEST(FileReading, BelievesWhatIsAsLongAsTheServerSaid) {
  EXPECT_EQ(*judge_reading(transferred("four", reply(213, "4"))), "four");
  EXPECT_EQ(*judge_reading(transferred("", reply(213, "0"))), "");
  for (const char* other : {"3", "5", "0", "4000000000"})
    EXPECT_EQ(judge_reading(transferred("four", reply(213, other))).error().kind,
              ErrorKind::connect)
        << other;
}

TEST(FileReading, BelievesWhatCameWhereTheServerTellsNoSize) {
  for (const Reply& size :
       {reply(500, "What?"), reply(550, "Not for you."), reply(213, "four"), reply(213, ""),
        reply(213, "-4"), reply(213, "4 bytes"), reply(213, "99999999999999999999999")})
    EXPECT_EQ(*judge_reading(transferred("four", size)), "four") << size.last;
}

TEST(FileReading, TellsRefusalsApart) {
  EXPECT_EQ(kind_of(reply(550, "No such file or directory.")), ErrorKind::missing);
  EXPECT_EQ(kind_of(reply(550, "/a: File not found")), ErrorKind::missing);
  EXPECT_EQ(kind_of(reply(550, "Failed to open file.")), ErrorKind::unreadable);
  EXPECT_EQ(kind_of(reply(451, "Local error.")), ErrorKind::unreadable);
  EXPECT_EQ(kind_of(reply(425, "No port.")), ErrorKind::connect);
  EXPECT_EQ(kind_of(reply(426, "Reset.")), ErrorKind::connect);
  EXPECT_EQ(kind_of(reply(502, "No RETR here.")), ErrorKind::unsupported);
}

} // namespace ftperm::ftp::test
