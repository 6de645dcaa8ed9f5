#include "page_fixture.hpp"

#include "support/scripted/certificate.hpp"
#include "support/temp_folder.hpp"

namespace ftperm::site {
namespace {

constexpr const char* basic_login = "Basic bWU6c2VjcmV0"; // me:secret

/// A page for whoever is logged in.
void ask_for_login(const HttpRequest& request, Wire& wire) {
  if (request.field("Authorization") == basic_login)
    wire.write(http_answer(200, "members only"));
  else
    wire.write(http_answer(401, "no", "WWW-Authenticate: Basic realm=\"x\"\r\n"));
}

class PageLogin : public ::testing::Test {
 protected:
  LoadOptions with_netrc(std::string_view text) {
    ftperm::testing::write_file(folder_.at("netrc"), text);
    LoadOptions options = resolving({"other.invalid:127.0.0.1"});
    options.netrc_file = folder_.at("netrc");
    return options;
  }

 private:
  ftperm::testing::TempFolder folder_;
};

TEST_F(PageLogin, IsSentWhenA401AsksForIt) {
  const HttpServer server(ask_for_login);
  const auto answer =
      loaded(server.url(), with_netrc("machine 127.0.0.1 login me password secret"));
  EXPECT_EQ(answer.status, 200) << answer.failure_text;
  EXPECT_EQ(answer.size, 12U); // and nothing of the 401's own page
  const auto requests = server.requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].field("Authorization"), "");
  EXPECT_EQ(requests[1].field("Authorization"), basic_login);
}

TEST_F(PageLogin, IsNotSentUnasked) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));
  const auto page = opened(server.url(), with_netrc("default login me password secret"));
  page->load();
  page->load();
  ASSERT_EQ(server.requests().size(), 2U);
  for (const auto& request : server.requests())
    EXPECT_EQ(request.field("Authorization"), "");
}

TEST_F(PageLogin, IsTriedOnce) {
  const HttpServer server(ask_for_login);
  const auto answer = loaded(server.url(), with_netrc("machine 127.0.0.1 login me password wrong"));
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.size, 2U);
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(PageLogin, IsNotSentToAHostThatIsRedirectedTo) {
  const HttpServer other(ask_for_login);
  const HttpServer server([&](const HttpRequest& request, Wire& wire) {
    if (request.field("Authorization").empty())
      ask_for_login(request, wire);
    else
      wire.write(http_redirect(302, other.url("/", "other.invalid")));
  });
  for (const char* netrc :
       {"default login me password secret", "machine 127.0.0.1 login me password secret\n"
                                            "machine other.invalid login me password secret"}) {
    const auto answer = loaded(server.url(), with_netrc(netrc));
    EXPECT_EQ(answer.status, 401) << netrc;
    EXPECT_EQ(answer.redirects.size(), 1U);
  }
  ASSERT_EQ(other.requests().size(), 2U);
  for (const auto& request : other.requests())
    EXPECT_EQ(request.field("Authorization"), "");
}

TEST_F(PageLogin, IsNotSentFromHttpsToHttp) {
  const HttpServer plain(ask_for_login);
  const HttpServer server(HttpServer::always(http_redirect(302, plain.url())),
                          ftperm::testing::Certificate::trusted().server_tls());
  auto options = with_netrc("machine 127.0.0.1 login me password secret");
  options.check_certificate = false;
  EXPECT_EQ(loaded(server.url(), options).status, 401);
  ASSERT_EQ(plain.requests().size(), 1U);
  EXPECT_EQ(loaded(plain.url(), options).status, 200);
}

TEST_F(PageLogin, IsNotToldWhereTheServerTakesADigest) {
  const HttpServer server([](const HttpRequest& request, Wire& wire) {
    if (request.field("Authorization").starts_with("Digest username=\"me\""))
      wire.write(http_answer(200, "members only"));
    else
      wire.write(
          http_answer(401, "no",
                      "WWW-Authenticate: Basic realm=\"x\"\r\n"
                      "WWW-Authenticate: Digest realm=\"x\", nonce=\"1\", qop=\"auth\"\r\n"));
  });
  const auto options = with_netrc("machine 127.0.0.1 login me password secret");
  EXPECT_EQ(loaded(server.url(), options).status, 200);
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(PageLogin, IsMissedWithoutAComplaint) {
  const HttpServer server(ask_for_login);
  LoadOptions options;
  options.netrc_file = "/nowhere/netrc";
  EXPECT_EQ(loaded(server.url(), options).status, 401);
  EXPECT_EQ(loaded(server.url()).status, 401);
}

} // namespace
} // namespace ftperm::site
