#include "page_fixture.hpp"

#include "support/scripted/certificate.hpp"

namespace ftperm::site {
namespace {

using ftperm::testing::Certificate;

class PageTls : public ::testing::Test {
 protected:
  HttpServer server_{HttpServer::always(http_answer(200, "x")),
                     Certificate::trusted().server_tls()};
  LoadOptions options_;
};

TEST_F(PageTls, TrustsAnAuthorityThatTheUserNames) {
  options_.ca_file = Certificate::trusted().file();
  const auto answer = loaded(server_.url(), options_);
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.status, 200);
}

TEST_F(PageTls, RefusesACertificateThatNobodyVouchesFor) {
  for (const bool other : {false, true}) {
    if (other) options_.ca_file = Certificate::other().file();
    const auto answer = loaded(server_.url(), options_);
    EXPECT_EQ(answer.failure, Failure::tls);
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(holds(answer.failure_text, "--site-cacert FILE")) << answer.failure_text;
    EXPECT_TRUE(holds(answer.failure_text, "--insecure-site")) << answer.failure_text;
  }
  EXPECT_TRUE(server_.requests().empty());
}

TEST_F(PageTls, RefusesACertificateForAnotherHost) {
  options_.ca_file = Certificate::trusted().file();
  options_.resolve = {"example.invalid:127.0.0.1"};
  const auto answer = loaded(server_.url("/", "example.invalid"), options_);
  EXPECT_EQ(answer.failure, Failure::tls);
  EXPECT_TRUE(holds(answer.failure_text, "example.invalid")) << answer.failure_text;
}

TEST_F(PageTls, ChecksNothingWhenToldSo) {
  options_.check_certificate = false;
  options_.resolve = {"example.invalid:127.0.0.1"};
  EXPECT_EQ(loaded(server_.url(), options_).status, 200);
  EXPECT_EQ(loaded(server_.url("/", "example.invalid"), options_).status, 200);
}

TEST_F(PageTls, SaysThatTheAuthoritiesCannotBeRead) {
  options_.ca_file = "/nowhere/ca.pem";
  const auto answer = loaded(server_.url(), options_);
  EXPECT_EQ(answer.failure, Failure::tls);
  EXPECT_TRUE(holds(answer.failure_text, "/nowhere/ca.pem cannot be read")) << answer.failure_text;
}

TEST_F(PageTls, SaysThatAServerSpeaksNoTls) {
  const HttpServer plain(HttpServer::always(http_answer(400, "speak plainly")));
  const auto answer = loaded("https://127.0.0.1:" + std::to_string(plain.port()), options_);
  EXPECT_EQ(answer.failure, Failure::tls);
  EXPECT_TRUE(holds(answer.failure_text, "if the site has no HTTPS, write http://"))
      << answer.failure_text;
}

TEST_F(PageTls, FollowsARedirectToHttps) {
  options_.ca_file = Certificate::trusted().file();
  const HttpServer plain(HttpServer::always(http_redirect(301, server_.url("/x"))));
  const auto answer = loaded(plain.url(), options_);
  EXPECT_EQ(answer.status, 200) << answer.failure_text;
  EXPECT_EQ(server_.requests().back().target, "/x");
}

} // namespace
} // namespace ftperm::site
