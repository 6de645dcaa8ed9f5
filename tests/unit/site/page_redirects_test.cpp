#include "page_fixture.hpp"

namespace ftperm::site {
namespace {

using Answers = std::map<std::string, std::string>;

/// Each path has its answer; all others are a page.
HttpServer::Handler by_path(Answers answers) {
  return [answers = std::move(answers)](const HttpRequest& request, Wire& wire) {
    const auto found = answers.find(request.target.substr(0, request.target.find('?')));
    wire.write(found == answers.end() ? http_answer(200, "a page") : found->second);
  };
}

TEST(PageLoad, FollowsRedirectsAndTellsThem) {
  const HttpServer server(by_path({{"/a", http_redirect(301, "/b?x=1")},
                                   {"/b", http_redirect(302, "c/d")},
                                   {"/c/d", http_redirect(307, "../e#part")}}));
  const auto answer = loaded(server.url("/a"));
  EXPECT_EQ(answer.status, 200) << answer.failure_text;
  EXPECT_EQ(answer.redirects,
            (std::vector<std::string>{server.url("/b?x=1"), server.url("/c/d"), server.url("/e")}));
  EXPECT_EQ(server.requests().back().target, "/e");
}

TEST(PageLoad, GivesUpARedirectLoop) {
  const HttpServer server(HttpServer::always(http_redirect(301, "/")));
  LoadOptions options;
  options.follow = 3;
  const auto answer = loaded(server.url(), options);
  EXPECT_EQ(answer.failure, Failure::redirects);
  EXPECT_TRUE(holds(answer.failure_text, "more than 3 redirects, the last by 127.0.0.1"))
      << answer.failure_text;
  EXPECT_EQ(answer.status, 301);
  EXPECT_EQ(answer.redirects.size(), 3U);
  EXPECT_EQ(server.requests().size(), 4U);
}

TEST(PageLoad, FollowsAsManyRedirectsAsAllowed) {
  const HttpServer server(
      by_path({{"/a", http_redirect(301, "/b")}, {"/b", http_redirect(301, "/c")}}));
  LoadOptions options;
  options.follow = 2;
  EXPECT_EQ(loaded(server.url("/a"), options).status, 200);
  options.follow = 1;
  EXPECT_EQ(loaded(server.url("/a"), options).failure, Failure::redirects);
}

TEST(PageLoad, TakesARedirectForTheAnswerWhenNoneIsFollowed) {
  const HttpServer server(HttpServer::always(http_redirect(302, "/there")));
  LoadOptions options;
  options.follow = 0;
  const auto answer = loaded(server.url(), options);
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.status, 302);
  EXPECT_EQ(answer.redirects, std::vector<std::string>{server.url("/there")});
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(PageLoad, FollowsARedirectWhoseBodyNeverEnds) {
  const HttpServer server([](const HttpRequest& request, Wire& wire) {
    if (!request.target.starts_with("/a")) {
      wire.write(http_answer(200, "a page"));
      return;
    }
    wire.write("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 10\r\n\r\n");
    wait_for_end(wire);
  });
  EXPECT_EQ(loaded(server.url("/a")).status, 200);
}

TEST(PageLoad, FollowsOnlyRedirectsToWebsites) {
  for (const char* target : {"ftp://127.0.0.1/", "file:///etc/hostname", "javascript:alert(1)",
                             "http://", "http://127.0.0.1:99999/"}) {
    const auto answer = loaded_from(http_redirect(302, target));
    EXPECT_EQ(answer.failure, Failure::broken) << target;
    EXPECT_TRUE(holds(answer.failure_text, "redirects to what is no")) << answer.failure_text;
    EXPECT_TRUE(answer.redirects.empty());
  }
}

TEST(PageLoad, FollowsNoStatusThatBrowsersDoNot) {
  for (const int status : {300, 304, 305, 201}) {
    const auto answer = loaded_from(http_redirect(status, "/there"));
    EXPECT_EQ(answer.status, status);
    EXPECT_TRUE(answer.redirects.empty());
  }
}

TEST(PageLoad, FindsARedirectedHostWhereItIsTold) {
  const HttpServer there(HttpServer::always(http_answer(200, "there")));
  const HttpServer here(
      HttpServer::always(http_redirect(301, there.url("/x", "www.example.invalid"))));
  const auto answer = loaded(here.url(), resolving({"www.example.invalid:127.0.0.1"}));
  EXPECT_EQ(answer.status, 200) << answer.failure_text;
  EXPECT_EQ(there.requests().size(), 1U);
}

TEST(PageLoad, KeepsCookiesForTheRedirectsOfALoadOnly) {
  const HttpServer server([](const HttpRequest& request, Wire& wire) {
    const std::string answer = request.field("Cookie") == "seen=1"
                                   ? http_answer(200, "a page")
                                   : http_answer(302, "", "Set-Cookie: seen=1\r\nLocation: /\r\n");
    wire.write(answer);
  });
  const auto page = opened(server.url());
  for (int i = 0; i < 2; ++i) {
    const auto answer = page->load();
    EXPECT_EQ(answer.status, 200) << answer.failure_text;
    EXPECT_EQ(answer.redirects.size(), 1U);
  }
}

TEST(PageLoad, TakesNoLoginFromARedirect) {
  const HttpServer server([](const HttpRequest& request, Wire& wire) {
    const std::string there = "http://me:secret@" + request.field("Host") + "/b";
    wire.write(request.target.starts_with("/a") ? http_redirect(302, there)
                                                : http_answer(200, "a page"));
  });
  const auto answer = loaded(server.url("/a"));
  EXPECT_EQ(answer.status, 200) << answer.failure_text;
  EXPECT_EQ(answer.redirects, std::vector<std::string>{server.url("/b")});
  EXPECT_EQ(server.requests().back().field("Authorization"), "");
}

} // namespace
} // namespace ftperm::site
