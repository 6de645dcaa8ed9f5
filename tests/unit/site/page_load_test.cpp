#include "page_fixture.hpp"

#include <set>

namespace ftperm::site {
namespace {

TEST(PageLoad, TellsStatusSizeTitleAndHash) {
  const auto answer =
      loaded_from(http_answer(200, "<html><title>Hello</title>", "Server: Apache\r\n"));
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.failure_text, "");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.size, 26U);
  EXPECT_EQ(answer.title, "Hello");
  EXPECT_EQ(answer.server, "Apache");
  EXPECT_EQ(answer.in_front, "");
  EXPECT_FALSE(answer.blank);
  EXPECT_FALSE(answer.from_cache);
}

TEST(PageLoad, TellsAnyStatusAsAnAnswer) {
  for (const int status : {200, 204, 403, 404, 500, 503, 599}) {
    const auto answer = loaded_from(http_answer(status, status == 204 ? "" : "text"));
    EXPECT_EQ(answer.failure, Failure::none) << status << ": " << answer.failure_text;
    EXPECT_EQ(answer.status, status);
  }
}

TEST(PageLoad, HashesTheBody) {
  EXPECT_EQ(loaded_from(http_answer(200, "abc")).hash,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(PageLoad, TakesWhiteSpaceAndByteOrderMarksForABlankPage) {
  for (const std::string_view body : {"", " \r\n\t", "\xEF\xBB\xBF", "\n\xEF\xBB\xBF\xEF\xBB\xBF "})
    EXPECT_TRUE(loaded_from(http_answer(200, body)).blank) << body.size();
  for (const std::string_view body : {"x", "\xEF\xBB", "\xEF \xBB\xBF", "&nbsp;"})
    EXPECT_FALSE(loaded_from(http_answer(200, body)).blank) << body;
}

TEST(PageLoad, DecodesACompressedBody) {
  // "abc", by gzip.
  constexpr std::string_view packed("\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\xFF\x4B\x4C\x4A\x06\x00"
                                    "\xC2\x41\x24\x35\x03\x00\x00\x00",
                                    23);
  const auto answer = loaded_from(http_answer(200, packed, "Content-Encoding: gzip\r\n"));
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.size, 3U);
  EXPECT_EQ(answer.hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(PageLoad, LooksForNoTitleInWhatIsNoHtml) {
  const auto answer =
      loaded_from(http_answer(200, "<title>Hello</title>", "Content-Type: application/json\r\n"));
  EXPECT_EQ(answer.title, "");
}

TEST(PageLoad, AsksCachesToFetchThePageAnew) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));
  LoadOptions options;
  options.user_agent = "ftperm/1";
  options.unique_query = false;
  loaded(server.url("/a?b#c"), options);
  ASSERT_EQ(server.requests().size(), 1U);
  const auto request = server.requests()[0];
  EXPECT_EQ(request.target, "/a?b");
  EXPECT_TRUE(request.head.starts_with("GET "));
  EXPECT_EQ(request.field("Cache-Control"), "no-cache");
  EXPECT_EQ(request.field("Pragma"), "no-cache");
  EXPECT_EQ(request.field("User-Agent"), "ftperm/1");
  EXPECT_EQ(request.field("Authorization"), "");
  EXPECT_EQ(request.field("Cookie"), "");
}

TEST(PageLoad, AddsAParameterThatNoCacheHasSeen) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));

  struct Case {
    const char* path;
    const char* target;
  };

  for (const Case& a : {Case{"", "/?ftperm="},
                        {"/", "/?ftperm="},
                        {"/a", "/a?ftperm="},
                        {"/a?b=c", "/a?b=c&ftperm="},
                        {"/a?b#c?d", "/a?b&ftperm="},
                        {"/#c", "/?ftperm="},
                        {"/a b", "/a%20b?ftperm="},
                        {"/?", "/?ftperm="}}) {
    loaded(server.url(a.path));
    const auto target = server.requests().back().target;
    EXPECT_EQ(target.substr(0, target.size() - 16), a.target) << a.path << " gives " << target;
  }
}

TEST(PageLoad, MakesThatParameterAnewForEachLoad) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));
  const auto page = opened(server.url());
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(page->load().status, 200);
  std::set<std::string> targets;
  for (const auto& request : server.requests())
    targets.insert(request.target);
  EXPECT_EQ(targets.size(), 3U);
  EXPECT_EQ(page->address(), server.url());
}

TEST(PageLoad, TellsWhoIsInFrontAndWhatIsStored) {
  const auto answer = loaded_from(
      http_answer(200, "x", "Server: cloudflare\r\nCF-RAY: 1\r\nCF-Cache-Status: HIT\r\n"));
  EXPECT_EQ(answer.in_front, "Cloudflare");
  EXPECT_TRUE(answer.from_cache);
}

TEST(PageLoad, FindsAHostWhereItIsTold) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));
  const auto port = std::to_string(server.port());
  for (const std::string& entry :
       {std::string("example.invalid:127.0.0.1"), "EXAMPLE.invalid:" + port + ":127.0.0.1"}) {
    const auto answer = loaded(server.url("/", "Example.INVALID"), resolving({entry}));
    EXPECT_EQ(answer.status, 200) << entry << ": " << answer.failure_text;
    EXPECT_EQ(server.requests().back().field("Host"), "example.invalid:" + port);
  }
}

TEST(PageLoad, KeepsAResolvedPortToItself) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));
  const auto answer =
      loaded(server.url("/", "example.invalid"), resolving({"example.invalid:1:127.0.0.1"}));
  EXPECT_EQ(answer.failure, Failure::name);
}

TEST(PageLoad, FindsAHostAtAnIpv6Address) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")), nullptr,
                          HttpServer::Family::ipv6);
  if (!server.listens()) GTEST_SKIP() << "no ::1 here";
  const auto port = std::to_string(server.port());
  for (const std::string& entry :
       {std::string("example.invalid:::1"), std::string("example.invalid:[::1]"),
        "example.invalid:" + port + ":::1", "example.invalid:" + port + ":[::1]"})
    EXPECT_EQ(loaded(server.url("/", "example.invalid"), resolving({entry})).status, 200) << entry;
  EXPECT_EQ(loaded(server.url("/", "[::1]")).status, 200);
}

} // namespace
} // namespace ftperm::site
