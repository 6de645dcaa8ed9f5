#include "ftp/reply.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using ftperm::ErrorKind;
using ftperm::ftp::Reply;
using ftperm::ftp::ReplyReader;

/// What a reader makes of the bytes, fed in pieces of this size; an error ends it.
struct Heard {
  std::vector<Reply> replies;
  std::string error;
};

void take_all(ReplyReader& reader, Heard& heard) {
  while (heard.error.empty()) {
    auto reply = reader.next();
    if (!reply) {
      heard.error = reply.error().message;
      EXPECT_EQ(reply.error().kind, ErrorKind::protocol);
    } else if (!*reply) {
      return;
    } else {
      heard.replies.push_back(*std::move(*reply));
    }
  }
}

Heard hear(std::string_view bytes, std::size_t piece = std::string::npos) {
  Heard heard;
  ReplyReader reader;
  while (!bytes.empty() && heard.error.empty()) {
    reader.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    take_all(reader, heard);
  }
  return heard;
}

TEST(ReplyReader, ReadsASingleLine) {
  const auto heard = hear("220 ready\r\n");
  ASSERT_EQ(heard.replies.size(), 1U);
  EXPECT_EQ(heard.replies[0].code, 220);
  EXPECT_EQ(heard.replies[0].first, "ready");
  EXPECT_EQ(heard.replies[0].last, "ready");
  EXPECT_EQ(heard.replies[0].body, "");
  EXPECT_FALSE(heard.replies[0].multi_line);
}

TEST(ReplyReader, ReadsSeveralLines) {
  const auto heard = hear("213-Status follows:\r\n line one\r\n line two\r\n213 End\r\n");
  ASSERT_EQ(heard.replies.size(), 1U);
  EXPECT_EQ(heard.replies[0].code, 213);
  EXPECT_EQ(heard.replies[0].first, "Status follows:");
  EXPECT_EQ(heard.replies[0].body, " line one\r\n line two\r\n");
  EXPECT_EQ(heard.replies[0].last, "End");
  EXPECT_TRUE(heard.replies[0].multi_line);
}

TEST(ReplyReader, FindsTheSameRepliesWhereverTheBytesAreSplit) {
  const std::string bytes =
      "230 hello\r\n213-a\r\n b\r\n\r\n213-c\r\n226 d\r\n213 e\r\n257 \"/\"\r\n"
      "200\r\n211-\n211 \n";
  const auto whole = hear(bytes);
  ASSERT_EQ(whole.replies.size(), 5U);
  for (std::size_t border = 1; border < bytes.size(); ++border) {
    Heard heard;
    ReplyReader reader;
    reader.feed(std::string_view(bytes).substr(0, border));
    take_all(reader, heard);
    reader.feed(std::string_view(bytes).substr(border));
    take_all(reader, heard);
    ASSERT_EQ(heard.error, "") << "split at " << border;
    ASSERT_EQ(heard.replies.size(), 5U) << "split at " << border;
    for (std::size_t i = 0; i < 5; ++i) {
      EXPECT_EQ(heard.replies[i].code, whole.replies[i].code);
      EXPECT_EQ(heard.replies[i].body, whole.replies[i].body) << "split at " << border;
      EXPECT_EQ(heard.replies[i].last, whole.replies[i].last) << "split at " << border;
    }
  }
  EXPECT_EQ(hear(bytes, 1).replies.size(), 5U);
}

TEST(ReplyReader, TakesOtherCodesWithinAReplyForItsText) {
  const auto heard = hear("211-Features:\r\n226 Transfer complete\r\n421 gone\r\n257 \"/\"\r\n"
                          "2111 eleven\r\n211- still on\r\n211-\r\n211 End\r\n");
  ASSERT_EQ(heard.replies.size(), 1U);
  EXPECT_EQ(heard.replies[0].body, "226 Transfer complete\r\n421 gone\r\n257 \"/\"\r\n"
                                   "2111 eleven\r\n211- still on\r\n211-\r\n");
}

TEST(ReplyReader, KeepsLinesThatOnlyBeginLikeTheEnd) {
  const auto heard = hear("213-STAT\r\n213-x\r\n 213 x\r\n213x\r\n213\tx\r\n213 End.\r\n");
  ASSERT_EQ(heard.replies.size(), 1U);
  EXPECT_EQ(heard.replies[0].body, "213-x\r\n 213 x\r\n213x\r\n213\tx\r\n");
}

TEST(ReplyReader, IsDeceivedByAForgedEndButNotForLong) {
  // A file named "a\n213 End" in the listing: what follows it is no reply.
  const auto heard = hear("213-STAT\r\n-rw-r--r-- 1 0 0 1 Jan 1 10:00 a\n213 End\r\n"
                          "-rw-r--r-- 1 0 0 1 Jan 1 10:00 b\r\n213 End.\r\n");
  EXPECT_EQ(heard.replies.size(), 1U);
  EXPECT_NE(heard.error, "");
}

TEST(ReplyReader, TakesABareLineFeedForALineEnd) {
  const auto heard = hear("211-a\n b\n211 c\n257 \"/\"\n");
  ASSERT_EQ(heard.replies.size(), 2U);
  EXPECT_EQ(heard.replies[0].body, " b\n");
  EXPECT_EQ(heard.replies[0].last, "c");
  EXPECT_EQ(heard.replies[1].last, "\"/\"");
}

TEST(ReplyReader, KeepsTheLineEndsOfTheBodyAsTheyCame) {
  const auto heard = hear("213-\r\na\r\nb\nc\r\r\n\r\n213 \r\n");
  ASSERT_EQ(heard.replies.size(), 1U);
  EXPECT_EQ(heard.replies[0].body, "a\r\nb\nc\r\r\n\r\n");
}

TEST(ReplyReader, RefusesWhatIsNoReply) {
  for (const char* line : {"\r\n", "hello\r\n", "20 short\r\n", "2000 long\r\n", "2a0 letter\r\n",
                           "099 low\r\n", "600 high\r\n", " 200 blank\r\n", "200\ttab\r\n",
                           "<html>\r\n", "SSH-2.0-x\r\n", "\xff\xfe\r\n"})
    EXPECT_NE(hear(line).error, "") << line;
}

TEST(ReplyReader, MakesGarbageVisibleInItsError) {
  const std::string error = hear("\x1b[2Jgone\r\n").error;
  EXPECT_EQ(error.find('\x1b'), std::string::npos);
  EXPECT_NE(error.find("gone"), std::string::npos);
}

TEST(ReplyReader, GivesUpOnALineWithoutEnd) {
  const std::string piece(1024, 'x');
  for (const char* begin : {"200 ", "213-a\r\n"}) {
    ReplyReader reader;
    reader.feed(begin);
    std::size_t fed = 0;
    for (; reader.next() && fed < 2 * ReplyReader::max_line; fed += piece.size())
      reader.feed(piece);
    EXPECT_LT(fed, 2 * ReplyReader::max_line) << begin;
  }
}

TEST(ReplyReader, GivesUpOnAReplyWithoutEnd) {
  const std::string line = std::string(ReplyReader::max_line - 2, 'x') + "\r\n";
  ReplyReader reader;
  reader.feed("213-a\r\n");
  std::size_t fed = 0;
  for (; reader.next() && fed < 2 * ReplyReader::max_reply; fed += line.size())
    reader.feed(line);
  EXPECT_GE(fed, ReplyReader::max_reply);
  EXPECT_LE(fed, ReplyReader::max_reply + 2 * line.size());
}

TEST(ReplyReader, KnowsWhetherAReplyIsUnfinished) {
  ReplyReader reader;
  EXPECT_FALSE(reader.in_reply());
  reader.feed("213-a\r\n");
  EXPECT_TRUE(reader.in_reply());
  ASSERT_TRUE(reader.next());
  EXPECT_TRUE(reader.in_reply());
  reader.feed("213 b\r\n2");
  ASSERT_TRUE(reader.next());
  EXPECT_TRUE(reader.in_reply());
  reader.feed("00 c\r\n");
  ASSERT_TRUE(reader.next());
  EXPECT_FALSE(reader.in_reply());
}

TEST(Reply, KnowsWhatItsCodeMeans) {
  Reply reply;
  for (const int code : {200, 226, 257, 299}) {
    reply.code = code;
    EXPECT_TRUE(reply.positive() && !reply.preliminary() && !reply.not_implemented()) << code;
  }
  for (const int code : {100, 125, 150}) {
    reply.code = code;
    EXPECT_TRUE(!reply.positive() && reply.preliminary() && !reply.not_implemented()) << code;
  }
  for (const int code : {500, 501, 502, 503, 504}) {
    reply.code = code;
    EXPECT_TRUE(!reply.positive() && !reply.preliminary() && reply.not_implemented()) << code;
  }
  for (const int code : {331, 421, 450, 530, 550}) {
    reply.code = code;
    EXPECT_FALSE(reply.positive() || reply.preliminary() || reply.not_implemented()) << code;
  }
}

} // namespace
