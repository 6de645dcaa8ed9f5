// The stage on which sites fail, tried without the program: what Apache with suEXEC makes of each
// fault is measured here, so that no other test has to assume it.
#include "cli/hosted_site.hpp"

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

struct Expected {
  std::string page;
  int status;
};

void expect(const HostedSite& site, const std::vector<Expected>& answers,
            const std::string& after = "nothing was changed") {
  for (const auto& [page, status] : answers) {
    EXPECT_EQ(site.status(page), status) << page << " when " << after << '\n'
                                         << content_of(site.web().error_log());
  }
}

const std::vector<Expected> all_well{
    {"/", 200}, {"/page.cgi", 200}, {"/blog/", 200}, {"/shop/", 200}, {"/shop/cart/", 200}};

/// Sets a mode, expects the answers, and that all is well again when it is set back.
void expect_with_mode(const HostedSite& site, const std::string& path, mode_t mode,
                      const std::vector<Expected>& answers) {
  const mode_t before = site.mode(path);
  site.set_mode(path, mode);
  expect(site, answers, path + " has " + Mode(mode).to_octal());
  site.set_mode(path, before);
  expect(site, all_well, path + " has its mode again");
}

/// The same with a line more in a .htaccess.
void expect_with_line(const HostedSite& site, const std::string& path, const std::string& line,
                      const std::vector<Expected>& answers) {
  const std::string before = site.content(path);
  site.put(path, before + line + '\n');
  expect(site, answers, path + " has " + line);
  site.put(path, before);
  expect(site, all_well, path + " is as it was");
}

} // namespace

TEST(HostedSite, AnswersAsAHostWithSuexecDoes) {
  const HostedSite site;
  expect(site, all_well);
  EXPECT_NE(site.page("/").body.find("<title>Home</title>"), std::string::npos);
  EXPECT_NE(site.page("/page.cgi").body.find(">65534<"), std::string::npos)
      << "the script's user is the owner";
  expect(site, {{"/blog/old.html", 200}, {"/img/", 403}, {"/.htaccess", 403}, {"/none", 404}});
}

TEST(HostedSite, FailsWhereAHtaccessAboveThePageIsBroken) {
  const HostedSite site;
  const std::string broken = "RewriteEngin On";
  expect_with_line(site, "/.htaccess", broken,
                   {{"/", 500}, {"/page.cgi", 500}, {"/blog/", 500}, {"/shop/cart/", 500}});
  expect_with_line(site, "/www/.htaccess", broken,
                   {{"/", 500}, {"/page.cgi", 500}, {"/blog/", 500}, {"/shop/cart/", 500}});
  expect_with_line(site, "/www/blog/.htaccess", broken,
                   {{"/", 200}, {"/blog/", 500}, {"/shop/cart/", 200}});
  expect_with_line(site, "/www/shop/cart/.htaccess", broken,
                   {{"/", 200}, {"/shop/", 200}, {"/shop/cart/", 500}});
  expect_with_line(site, "/www/.htaccess", "Order allow,deny", {{"/", 500}});
  expect_with_line(site, "/www/.htaccess", "php_value memory_limit 64M", {{"/", 500}});
}

TEST(HostedSite, TakesOldAccessRulesWhereTheHostDoes) {
  const HostedSite site({.site_variants = {"access-compat"}});
  expect_with_line(site, "/www/.htaccess", "Order allow,deny\nAllow from all", {{"/", 200}});
}

TEST(HostedSite, RunsNoScriptThatSuexecDistrusts) {
  const HostedSite site;
  for (const mode_t mode : {0604U, 0777U, 0707U, 0775U})
    expect_with_mode(site, "/www/page.cgi", mode, {{"/", 200}, {"/page.cgi", 500}});
  for (const mode_t mode : {0700U, 0701U, 0755U})
    expect_with_mode(site, "/www/page.cgi", mode, {{"/page.cgi", 200}});
  // Of the folders only the script's own counts.
  expect_with_mode(site, "/www", 0777, {{"/", 200}, {"/page.cgi", 500}, {"/shop/cart/", 200}});
  expect_with_mode(site, "/www/shop/cart", 0777, {{"/page.cgi", 200}, {"/shop/cart/", 500}});
  expect_with_mode(site, "/www/shop/cart", 0775, {{"/shop/cart/", 500}});
}

TEST(HostedSite, RefusesWhatTheWebServerMayNotRead) {
  const HostedSite site;
  expect_with_mode(site, "/", 0700, {{"/", 403}, {"/page.cgi", 403}, {"/blog/", 403}});
  expect_with_mode(site, "/", 0750, {{"/", 403}});
  expect_with_mode(site, "/www", 0700, {{"/", 403}, {"/blog/", 403}});
  expect_with_mode(site, "/www/blog", 0700, {{"/", 200}, {"/blog/", 403}});
  expect_with_mode(site, "/www/index.html", 0600, {{"/", 403}, {"/blog/", 200}});
  expect_with_mode(site, "/www/.htaccess", 0600, {{"/", 403}, {"/blog/", 403}});
  expect_with_mode(site, "/.htaccess", 0600, {{"/", 403}});
}

TEST(HostedSite, GoesRoundInBothKindsOfLoops) {
  const HostedSite site;
  const std::string rewrite = "RewriteEngine On\nRewriteRule ";
  expect_with_line(site, "/www/blog/.htaccess", "RewriteRule ^(.*)$ x/$1", {{"/blog/", 500}});

  const std::string before = site.content("/www/.htaccess");
  site.put("/www/.htaccess", before + rewrite + "^ /index.html [R=302,L]\n");
  const WebPage page = site.page("/");
  EXPECT_EQ(page.status, 302);
  EXPECT_NE(page.problem.find("redirect"), std::string::npos) << page.problem;
  site.put("/www/.htaccess", before);
  expect(site, all_well);
}

TEST(HostedSite, ShowsABlankPageAndAPasswordAndAnErrorEveryThirdTime) {
  const HostedSite site;
  site.put("/www/index.html", "");
  EXPECT_EQ(site.page("/").status, 200);
  EXPECT_EQ(site.page("/").body, "");

  site.put("/www/shop/.htaccess", "AuthType Basic\nAuthName Shop\nAuthUserFile " +
                                      site.at("/.htpasswd").string() + "\nRequire valid-user\n");
  expect(site, {{"/shop/", 401}, {"/", 200}});

  site.put("/www/page.cgi", fails_every_third_time, 0705);
  for (const int status : {200, 200, 500, 200, 200, 500})
    expect(site, {{"/page.cgi", status}});
}

TEST(HostedSite, IsGoneWhileApacheIsAndBackAfterwards) {
  HostedSite site;
  site.web().stop();
  const WebPage page = site.page("/");
  EXPECT_EQ(page.status, 0);
  EXPECT_NE(page.problem.find("connect"), std::string::npos) << page.problem;
  site.web().start();
  expect(site, all_well);
}

TEST(HostedSite, HasACertificateOfItsOwnAuthority) {
  const HostedSite site;
  const std::string url = site.web().https_url("/page.cgi");
  EXPECT_EQ(load_page(url, site.web().cacert()).status, 200);
  const WebPage distrusted = load_page(url);
  EXPECT_EQ(distrusted.status, 0);
  EXPECT_NE(distrusted.problem, "");
}

class HostedSiteOf : public ::testing::TestWithParam<std::string> {};

TEST_P(HostedSiteOf, IsTheAccountThatTheFtpLoginChanges) {
  const HostedSite site({.server = GetParam()});
  const ExactSnapshot before = site.snapshot();
  // The rule knows no scripts: all else is right.
  const auto rows = site.account().rows_after({"audit"}, 1);
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows.contains("/www/page.cgi"));
  EXPECT_TRUE(rows.contains("/www/shop/cart/index.cgi"));
  EXPECT_EQ(site.snapshot(), before);

  site.set_mode("/www/blog/index.html", 0600);
  expect(site, {{"/blog/", 403}});
  EXPECT_NE(site.snapshot(), before);
  const ProgramResult fixed =
      run_program(Words{FTPERM_PROGRAM, "fix", site.account().url("/www/blog"), "--apply"} +
                      site.account().security(),
                  site.account().environment());
  EXPECT_EQ(fixed.exit_code, 0) << fixed.err;
  expect(site, all_well);
  EXPECT_EQ(site.snapshot(), before);
}

INSTANTIATE_TEST_SUITE_P(Servers, HostedSiteOf, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

TEST(HostedSite, CanBeOutOfReachOfTheFtpLogin) {
  const HostedSite site({.login_folder = "/elsewhere"});
  site.set_mode("/elsewhere/notes.html", 0600);
  site.set_mode("/www/index.html", 0600);
  const auto rows = site.account().rows_after({"audit"}, 1);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.begin()->first, "/notes.html");
}

} // namespace ftperm::testing
