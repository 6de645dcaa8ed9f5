#include "page_fixture.hpp"

#include "site/resolve.hpp"

namespace ftperm::site {
namespace {

std::string refusal_of(const std::string& url, const LoadOptions& options = {}) {
  const auto page = open_page(url, options);
  EXPECT_FALSE(page) << url;
  if (page) return "";
  EXPECT_EQ(page.error().kind, ErrorKind::usage) << url;
  return page.error().message;
}

void expect_refused(const std::string& url, std::string_view part) {
  const auto message = refusal_of(url);
  EXPECT_TRUE(holds(message, part)) << url << " gives: " << message;
}

TEST(OpenPage, TakesAddressesOfWebsites) {
  for (const char* url :
       {"http://example.org", "https://example.org/", "HTTPS://Example.org:8443/a",
        "http://192.0.2.1/?a=b", "http://[2001:db8::1]:80/a b/\xC3\xA9#c",
        "https://example.org/me@home", "http://example.org/?next=ftp://x"}) {
    const auto page = opened(url);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->address(), url);
  }
}

TEST(OpenPage, SaysWhatToWriteWhereTheSchemeIsMissing) {
  for (const char* url : {"example.org", "example.org/a", "www.example.org:8080/", "//example.org/",
                          "/path", "example.org/?next=https://x", "me@example.org://x"})
    expect_refused(url, "has no scheme: write https:// (or http://) in front of it");
  expect_refused("", "write https://example.org/");
}

TEST(OpenPage, RefusesOtherSchemes) {
  for (const char* url : {"ftp://example.org/", "file:///etc/passwd", "ws://example.org/",
                          "gopher://example.org/", "://example.org"})
    expect_refused(url, "has to begin with http:// or https://");
}

TEST(OpenPage, RefusesALoginAndDoesNotRepeatIt) {
  for (const char* url : {"https://me:secret@example.org/", "https://me@example.org/",
                          "http://:secret@example.org/"}) {
    expect_refused(url, ".netrc");
    EXPECT_FALSE(holds(refusal_of(url), "secret"));
  }
  EXPECT_FALSE(holds(refusal_of("https://me:sec/ret@example.org/"), "sec"));
  EXPECT_FALSE(holds(refusal_of("me:secret@example.org"), "secret"));
}

TEST(OpenPage, RefusesWhatIsNoAddress) {
  expect_refused("https://example.org/\n", "control character");
  expect_refused(std::string("https://example.org/\0x", 22), "control character");
  expect_refused("https://example.org:99999/", "port");
  for (const char* url : {"https://", "https:///", "https://exa mple.org/", "https://[::1/"})
    expect_refused(url, "is not understood");
}

TEST(OpenPage, RefusesAResolveEntryThatIsNone) {
  for (const char* entry :
       {"", "example.org", "example.org:", "example.org:there", "example.org:0:192.0.2.1",
        "example.org:99999:192.0.2.1", "example.org:https:192.0.2.1", ":192.0.2.1", "192.0.2.1",
        "example.org:192.0.2.1:443", "example.org:[192.0.2.1]", "example.org:[::1", "2001:db8::1:2",
        "exa mple.org:192.0.2.1", "example.org:443:192.0.2.300", "example.org:192.0.2.1 "}) {
    const auto message = refusal_of("https://example.org/", resolving({"a:192.0.2.1", entry}));
    EXPECT_TRUE(message.starts_with(std::string("--resolve ") + entry + ": ")) << message;
  }
}

TEST(ConnectTo, TakesAllWaysToWriteAnEntry) {
  struct Case {
    const char* entry;
    const char* meaning;
  };

  for (const Case& a : {Case{"example.org:192.0.2.1", "example.org::192.0.2.1:"},
                        {"Example.ORG:443:192.0.2.1", "example.org:443:192.0.2.1:"},
                        {"example.org:[2001:db8::1]", "example.org::[2001:db8::1]:"},
                        {"example.org:443:[2001:db8::1]", "example.org:443:[2001:db8::1]:"},
                        {"example.org:2001:db8::1", "example.org::[2001:db8::1]:"},
                        {"example.org:443:2001:db8::1", "example.org:443:[2001:db8::1]:"},
                        {"example.org:8443:fd00::1", "example.org:8443:[fd00::1]:"},
                        {"example.org:::1", "example.org::[::1]:"},
                        {"example.org:80:::1", "example.org:80:[::1]:"},
                        {"192.0.2.1:192.0.2.2", "192.0.2.1::192.0.2.2:"}}) {
    const auto meaning = connect_to(a.entry);
    ASSERT_TRUE(meaning) << a.entry << ": " << meaning.error().message;
    EXPECT_EQ(*meaning, a.meaning) << a.entry;
  }
}

TEST(ConnectTo, AsksForBracketsWhereAnEntryCanBeReadInTwoWays) {
  const auto meaning = connect_to("example.org:2003:2a02::1");
  ASSERT_FALSE(meaning);
  EXPECT_TRUE(holds(meaning.error().message, "in brackets")) << meaning.error().message;
}

} // namespace
} // namespace ftperm::site
