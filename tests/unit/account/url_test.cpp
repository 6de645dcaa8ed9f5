#include "ftperm/account/url.hpp"

#include <gtest/gtest.h>

namespace ftperm::account {
namespace {

Url parsed(std::string_view text) {
  auto url = parse_url(text);
  EXPECT_TRUE(url) << text << ": " << url.error().message;
  return url ? *std::move(url) : Url{};
}

std::string message_of(std::string_view text) {
  const auto url = parse_url(text);
  EXPECT_FALSE(url) << text;
  if (url) return "";
  EXPECT_EQ(url.error().kind, ErrorKind::usage) << text;
  return url.error().message;
}

void expect_says(std::string_view text, std::string_view part) {
  const auto message = message_of(text);
  EXPECT_NE(message.find(part), std::string::npos) << text << " gives: " << message;
}

TEST(ParseUrl, TakesAllPartsApart) {
  const auto url = parsed("ftp://me:hunter2@ftp.example.org:2121/htdocs/a");
  EXPECT_FALSE(url.implicit_tls);
  EXPECT_EQ(url.user, "me");
  ASSERT_TRUE(url.password);
  EXPECT_EQ(url.password->reveal(), "hunter2");
  EXPECT_EQ(url.host, "ftp.example.org");
  EXPECT_EQ(url.port, 2121);
  EXPECT_EQ(url.path, "htdocs/a");
  EXPECT_FALSE(url.path_is_absolute);
}

TEST(ParseUrl, FillsInTheUsualPort) {
  EXPECT_EQ(parsed("ftp://host").port, 21);
  EXPECT_EQ(parsed("ftps://host").port, 990);
  EXPECT_TRUE(parsed("ftps://host").implicit_tls);
  EXPECT_EQ(parsed("ftps://host:21/").port, 21);
}

TEST(ParseUrl, TakesTheSchemeInEitherCase) {
  EXPECT_FALSE(parsed("FTP://host").implicit_tls);
  EXPECT_TRUE(parsed("Ftps://host").implicit_tls);
}

TEST(ParseUrl, TakesTheLastAtSignAsTheSeparator) {
  const auto url = parsed("ftp://me@example.org@ftp.host/");
  EXPECT_EQ(url.user, "me@example.org");
  EXPECT_EQ(url.host, "ftp.host");
  EXPECT_FALSE(url.password);

  const auto with_password = parsed("ftp://me@example.org:p@ss:w@ftp.host/");
  EXPECT_EQ(with_password.user, "me@example.org");
  EXPECT_EQ(with_password.password->reveal(), "p@ss:w");
}

TEST(ParseUrl, TakesAnAtSignInThePathAsPartOfThePath) {
  const auto url = parsed("ftp://host/me@example.org/x");
  EXPECT_EQ(url.user, "");
  EXPECT_EQ(url.path, "me@example.org/x");
}

TEST(ParseUrl, DecodesLoginPasswordAndPath) {
  const auto url = parsed("ftp://m%65%3A:%2f%40%25%E9@host/a%20b/%C3%a9%ff");
  EXPECT_EQ(url.user, "me:");
  EXPECT_EQ(url.password->reveal(), "/@%\xE9");
  EXPECT_EQ(url.path, "a b/\xC3\xA9\xFF");
}

TEST(ParseUrl, TellsNoPasswordFromAnEmptyOne) {
  EXPECT_FALSE(parsed("ftp://me@host/").password);
  ASSERT_TRUE(parsed("ftp://me:@host/").password);
  EXPECT_TRUE(parsed("ftp://me:@host/").password->empty());
  EXPECT_EQ(parsed("ftp://@host/").user, "");
}

TEST(ParseUrl, TellsAnAbsolutePathFromOneInTheLoginDirectory) {
  const auto encoded = parsed("ftp://host/%2Fetc/motd"); // the example of RFC 1738 3.2.2
  EXPECT_TRUE(encoded.path_is_absolute);
  EXPECT_EQ(encoded.path, "/etc/motd");
  const auto doubled = parsed("ftp://host//etc/motd");
  EXPECT_TRUE(doubled.path_is_absolute);
  EXPECT_EQ(doubled.path, "/etc/motd");
  EXPECT_TRUE(parsed("ftp://host/%2f").path_is_absolute);
  EXPECT_FALSE(parsed("ftp://host/etc/motd").path_is_absolute);
  EXPECT_FALSE(parsed("ftp://host/").path_is_absolute);
  EXPECT_EQ(parsed("ftp://host/").path, "");
  EXPECT_EQ(parsed("ftp://host").path, "");
}

TEST(ParseUrl, TakesQueryFragmentAndTypeAsBytesOfThePath) {
  EXPECT_EQ(parsed("ftp://host/a?b#c;type=i").path, "a?b#c;type=i");
  EXPECT_EQ(parsed("ftp://me:p?a#s@host/").password->reveal(), "p?a#s");
}

TEST(ParseUrl, TakesAddressesAndUnusualNames) {
  EXPECT_EQ(parsed("ftp://[2001:db8::1]:2121/a").host, "2001:db8::1");
  EXPECT_EQ(parsed("ftp://[2001:db8::1]:2121/a").port, 2121);
  EXPECT_EQ(parsed("ftp://me@[::1]").host, "::1");
  EXPECT_EQ(parsed("ftp://127.0.0.1/").host, "127.0.0.1");
  EXPECT_EQ(parsed("ftp://ftp_1.host-2.example./").host, "ftp_1.host-2.example.");
  EXPECT_EQ(parsed("ftp://m\xC3\xBCller.example/").host, "m\xC3\xBCller.example");
}

TEST(ParseUrl, RefusesOtherSchemesWithAHint) {
  expect_says("sftp://host/", "SFTP is not supported");
  expect_says("SFTP://host/", "ftp:// or ftps://");
  expect_says("http://host/", "web page");
  expect_says("https://host/", "ftp:// or ftps://");
  expect_says("ftpes://host/", "write ftp://");
  expect_says("gopher://host/", "ftp:// or ftps://");
  expect_says("://host/", "ftp:// or ftps://");
  for (const char* text : {"", "host", "me@host", "ftp:/host", "ftp:host", "me:x@host/a://b", "//"})
    expect_says(text, "write ftp://login@host/");
}

TEST(ParseUrl, RefusesHostsThatAreNone) {
  expect_says("ftp://", "no host");
  expect_says("ftp:///path", "no host");
  expect_says("ftp://me@/path", "no host");
  expect_says("ftp://:21/path", "no host");
  for (const char* host : {"-oProxy", "a b", "a\tb", "a\x7f", "a\x1b[m", "a%20b", "a\\b", "a,b",
                           "..", ".a", "a..b", "\xFF", "a\xE2\x80\xAE", "a;b", "a?b", "a\nb"})
    expect_says(std::string("ftp://me@") + host + "/", "not a host name");
  expect_says("ftp://" + std::string(256, 'a'), "not a host name");
  expect_says(std::string_view("ftp://a\0b/", 10), "not a host name");
}

TEST(ParseUrl, RefusesWrongIpv6Addresses) {
  for (const char* host : {"[::1", "2001:db8::1", "::1", "[::1]x", "[::1]]"})
    expect_says(std::string("ftp://") + host + "/", "in brackets");
  for (const char* host : {"[]", "[host]", "[::g]", "[1.2.3.4]", "[fe80::1%25eth0]"})
    expect_says(std::string("ftp://") + host + "/", "not an IPv6 address");
  expect_says(std::string_view("ftp://[::1\0]/", 13), "not an IPv6 address");
}

TEST(ParseUrl, RefusesPortsOutOfRange) {
  EXPECT_EQ(parsed("ftp://host:1/").port, 1);
  EXPECT_EQ(parsed("ftp://host:65535/").port, 65535);
  for (const char* port : {"0", "65536", "-1", "+1", "", "x", "21x", " 21", "99999999999999999999"})
    expect_says(std::string("ftp://host:") + port + "/", "from 1 to 65535");
}

TEST(ParseUrl, NamesThePlaceOfABadEscape) {
  expect_says("ftp://m%zz@host/", "in the login of the URL (byte 8)");
  expect_says("ftp://me:100%@host/", "in the password of the URL (byte 13)");
  expect_says("ftp://host/a%2", "in the path of the URL (byte 13)");
  expect_says("ftp://host/%", "'%' itself is %25");
}

TEST(ParseUrl, RefusesLineEndsAndNulWhereverTheyAre) {
  for (const std::string bad : {"%0A", "%0d", "%00", "\r", "\n"}) {
    expect_says("ftp://m" + bad + "e@host/", "in the login");
    expect_says("ftp://me:a" + bad + "DELE x@host/", "in the password");
    expect_says("ftp://host/a" + bad + "DELE x", "in the path");
  }
  expect_says(std::string_view("ftp://host/a\0b", 14), "in the path");
}

TEST(ParseUrl, NeverRepeatsThePasswordInAnError) {
  for (const char* text :
       {"sftp://me:hunter2@host/", "me:hunter2@host", "hunter2://host", "ftp://me:hunter2%@host/",
        "ftp://me:hunter2@ho st/", "ftp://me:hunter2@host:x/", "ftp://me:hunter2@[host]/",
        "ftp://me:hunter2/x@host/", "ftp://me:x@hunter2 /x@host/", "ftp://hunter2%00@host",
        "ftp://me:hunter2@host/%0a", "ftp://me:hunter2@", "me:hunter2://host"})
    EXPECT_EQ(message_of(text).find("hunter2"), std::string::npos) << text;
}

TEST(DisplayUrl, ShowsLoginHostAndUnusualPortOnly) {
  EXPECT_EQ(display(parsed("ftp://me:hunter2@host/path")), "ftp://me@host");
  EXPECT_EQ(display(parsed("ftp://me@host:21")), "ftp://me@host");
  EXPECT_EQ(display(parsed("ftp://host:2121")), "ftp://host:2121");
  EXPECT_EQ(display(parsed("ftps://host:990")), "ftps://host");
  EXPECT_EQ(display(parsed("ftps://host:21")), "ftps://host:21");
  EXPECT_EQ(display(parsed("ftp://me@[::1]:2121")), "ftp://me@[::1]:2121");
}

TEST(DisplayUrl, MakesControlCharactersVisible) {
  EXPECT_EQ(display(parsed("ftp://m%1B[31me@host/")), "ftp://m\\x1B[31me@host");
}

} // namespace
} // namespace ftperm::account
