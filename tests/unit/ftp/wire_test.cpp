#include "ftp/wire.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace {

using namespace ftperm::ftp;
using ftperm::RemotePath;

const ServerProfile plain{};
const ServerProfile telnet{.name = "telnet", .doubles_iac = true};

RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

TEST(WireCommand, IsVerbAndPath) {
  EXPECT_EQ(command_line("CWD", path("/www"), plain), "CWD /www");
  EXPECT_EQ(command_line("STAT -a", RemotePath(), plain), "STAT -a /");
  EXPECT_EQ(command_line("SITE CHMOD 604", path("/a  b "), plain), "SITE CHMOD 604 /a  b ");
}

TEST(WireCommand, CarriesBytesAsTheyAre) {
  EXPECT_EQ(command_line("CWD", path("/\xc3\xa9\xff\x01\x7f%2F"), plain),
            "CWD /\xc3\xa9\xff\x01\x7f%2F");
}

TEST(WireCommand, DoublesTelnetsIacWhereTheServerWantsIt) {
  EXPECT_EQ(command_line("CWD", path("/\xff"), telnet), "CWD /\xff\xff");
  EXPECT_EQ(command_line("CWD", path("/\xff\xff/a\xff"), telnet),
            "CWD /\xff\xff\xff\xff/a\xff\xff");
}

TEST(LiteralForStat, AreOrdinaryPaths) {
  for (const char* bytes : {"/",      "/www",      "/www/index.html",
                            "/a-b",   "/a/b-",     "/.htaccess",
                            "/...",   "/\xc3\xa9", "/\xff",
                            "/a=b&c", "/(1)",      "/a,b",
                            "/a;b",   "/#a",       "/a%20b",
                            "/$HOME", "/a'b",      "/a\"b",
                            "/!a",    "/a^b",      "/a|b",
                            "/a\x01"})
    EXPECT_TRUE(is_literal_for_stat(path(bytes))) << bytes;
}

TEST(LiteralForStat, AreNoPatterns) {
  for (const char* bytes : {"/*", "/a*", "/a?", "/[ab]", "/a]", "/{a,b}", "/a}", "/a\\b", "/\\*",
                            "/~", "/~root", "/a/~", "/a~", "/a*/b"})
    EXPECT_FALSE(is_literal_for_stat(path(bytes))) << bytes;
}

TEST(LiteralForStat, IsNothingThatAServerTakesApartAtBlanks) {
  for (const char* bytes :
       {"/ a", "/a b", "/a  b/c", "/a ", "/a /b", "/a/ b", "/ ", "/\ta", "/a\t", "/a/\t/b"})
    EXPECT_FALSE(is_literal_for_stat(path(bytes))) << bytes;
}

TEST(LiteralForStat, IsNothingThatLooksLikeAnOption) {
  for (const char* bytes : {"/-la", "/a/-R", "/a -R", "/a -R/b", "/-", "/a\t-x"})
    EXPECT_FALSE(is_literal_for_stat(path(bytes))) << bytes;
}

TEST(FragileBlanks, AreThoseThatGetLostBetweenWords) {
  for (const char* bytes : {"/a ", "/a  b", "/a\tb", "/\t", "/ ", "/a  b/c"})
    EXPECT_TRUE(has_fragile_blanks(path(bytes))) << bytes;
  for (const char* bytes : {"/", "/a", "/a b", "/a b/c d", "/ a", "/a /b"})
    EXPECT_FALSE(has_fragile_blanks(path(bytes))) << bytes;
}

TEST(Epsv, TellsThePort) {
  EXPECT_EQ(parse_epsv("Entering Extended Passive Mode (|||17296|)"), 17296);
  EXPECT_EQ(parse_epsv("Extended Passive mode OK (|||30120|)"), 30120);
  EXPECT_EQ(parse_epsv("Entering extended passive mode (|||22848|)."), 22848);
  EXPECT_EQ(parse_epsv("(!!!65535!)"), 65535);
  EXPECT_EQ(parse_epsv("(|||1|)"), 1);
}

TEST(Epsv, TellsNothingWhenItIsGarbled) {
  for (const char* text : {"",
                           "(",
                           "()",
                           "(|||",
                           "(||||)",
                           "(|||0|)",
                           "(|||65536|)",
                           "(|||-1|)",
                           "(||| 21|)",
                           "(|||21",
                           "(|||21)",
                           "(||21|)",
                           "(|||21!)",
                           "(|!|21|)",
                           "|||21|",
                           "(|||99999999999999999999|)",
                           "(|1|127.0.0.1|21|)",
                           "(|||0x15|)",
                           "(|||+21|)",
                           "no port (here)",
                           "Entering (|||"})
    EXPECT_FALSE(parse_epsv(text)) << text;
}

TEST(Pasv, TellsThePort) {
  EXPECT_EQ(parse_pasv("Entering Passive Mode (127,0,0,1,67,107)."), 67 * 256 + 107);
  EXPECT_EQ(parse_pasv("Entering Passive Mode (10,0,0,1,0,1)"), 1);
  EXPECT_EQ(parse_pasv("=127,0,0,1,255,255"), 65535);
  EXPECT_EQ(parse_pasv("Entering passive mode 192,168,1,1,4,0"), 1024);
}

TEST(Pasv, TellsNothingWhenItIsGarbled) {
  for (const char* text :
       {"", "()", "(127,0,0,1,67)", "(127,0,0,1,0,0)", "(127,0,0,1,256,1)", "(300,0,0,1,1,1)",
        "(127.0.0.1.67.107)", "(127,0,0,1,67,)", "(127,0,0,1,67,-7)", "(127,0,0,,67,107)",
        "Entering Passive Mode", "(99999999999999999999,0,0,1,1,1)", "(127, 0, 0, 1, x, 1)"})
    EXPECT_FALSE(parse_pasv(text)) << text;
}

} // namespace
