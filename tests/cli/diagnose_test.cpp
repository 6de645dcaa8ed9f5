// Why does this site answer 500? Asked of a real Apache, through real FTP servers.
#include "cli/diagnosed_site.hpp"

#include <functional>
#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

const Words test{"--test"};
constexpr const char* nonsense = "RewriteEngin On";

struct Case {
  const char* name;
  std::function<void(DiagnosedSite&)> fault;
  Words pages;
  int exit_code;
  const char* verdict;
  const char* causes;
};

void add_nonsense(DiagnosedSite& site, const char* path) {
  site.add_line(path, nonsense);
}

void add_pretty_addresses(DiagnosedSite& site) {
  site.add_line("/www/.htaccess", "RewriteEngine On");
  site.add_line("/www/.htaccess", "RewriteCond %{REQUEST_FILENAME} !-f");
  site.add_line("/www/.htaccess", "RewriteRule ^ page.cgi [L]");
}

/// Each ends with this verdict and leaves everything as it was.
const std::vector<Case> cases{
    {"a healthy site", [](DiagnosedSite&) {}, {"/", "/blog/"}, 0, "works", ""},
    {"a broken .htaccess in the account's root",
     [](DiagnosedSite& site) { add_nonsense(site, "/.htaccess"); },
     {"/"},
     1,
     "htaccess",
     "htaccess /.htaccess"},
    {"a broken .htaccess in the site's root",
     [](DiagnosedSite& site) { add_nonsense(site, "/www/.htaccess"); },
     {"/blog/"},
     1,
     "htaccess",
     "htaccess /www/.htaccess"},
    {"a broken .htaccess in the page's folder",
     [](DiagnosedSite& site) { add_nonsense(site, "/www/shop/cart/.htaccess"); },
     {"/shop/cart/", "/"},
     1,
     "htaccess",
     "htaccess /www/shop/cart/.htaccess"},
    {"two broken .htaccess",
     [](DiagnosedSite& site) {
       add_nonsense(site, "/www/.htaccess");
       add_nonsense(site, "/www/blog/.htaccess");
     },
     {"/blog/"},
     1,
     "htaccess",
     "htaccess /www/blog/.htaccess, htaccess /www/.htaccess"},
    {"a script without x",
     [](DiagnosedSite& site) { site.break_mode("/www/page.cgi", 0604); },
     {"/page.cgi"},
     1,
     "permissions",
     "permissions /www/page.cgi"},
    {"a folder that everybody may write to",
     [](DiagnosedSite& site) { site.break_mode("/www/shop/cart", 0777); },
     {"/shop/cart/"},
     1,
     "permissions",
     "permissions /www/shop/cart"},
    {"a page's file that nobody can read",
     [](DiagnosedSite& site) { site.break_mode("/www/blog/index.html", 0600); },
     {"/blog/"},
     1,
     "permissions",
     "permissions /www/blog/index.html"},
    {"a .htaccess that nobody can read",
     [](DiagnosedSite& site) { site.break_mode("/www/blog/.htaccess", 0600); },
     {"/blog/"},
     1,
     "permissions",
     "permissions /www/blog/.htaccess"},
    {"two causes",
     [](DiagnosedSite& site) {
       site.break_mode("/www/page.cgi", 0604);
       add_nonsense(site, "/www/.htaccess");
     },
     {"/page.cgi"},
     1,
     "permissions-and-htaccess",
     "permissions /www/page.cgi, htaccess /www/.htaccess"},
    {"the account's root at 700",
     [](DiagnosedSite& site) { site.break_mode("/", 0700); },
     {"/"},
     1,
     "closed-root",
     "permissions /?"},
    {"an error every third time",
     [](DiagnosedSite& site) {
       site.break_mode("/tmp", 0705);
       site.replace("/www/page.cgi", fails_every_third_time);
     },
     {"/page.cgi"},
     5,
     "sometimes",
     ""},
    {"a blank page",
     [](DiagnosedSite& site) { site.replace("/www/index.html", ""); },
     {"/"},
     5,
     "no-cause",
     ""},
    {"a redirect loop outside",
     [](DiagnosedSite& site) {
       site.add_line("/www/blog/.htaccess", "RewriteRule ^ /blog/ [R=302,L]");
     },
     {"/blog/"},
     1,
     "htaccess",
     "htaccess /www/blog/.htaccess"},
    {"a redirect loop inside",
     [](DiagnosedSite& site) {
       site.add_line("/www/blog/.htaccess", "RewriteRule ^(.*)$ x/$1 [L]");
     },
     {"/blog/post.html"},
     1,
     "htaccess",
     "htaccess /www/blog/.htaccess"},
    {"a script that fails by itself",
     [](DiagnosedSite& site) { site.replace("/www/page.cgi", "#!/bin/sh\nexit 1\n"); },
     {"/page.cgi"},
     5,
     "no-cause",
     ""},
    {"no such page", [](DiagnosedSite&) {}, {"/nowhere/"}, 5, "missing", ""},
    {"an address that a .htaccess leads to a script that fails by itself",
     [](DiagnosedSite& site) {
       add_pretty_addresses(site);
       site.replace("/www/page.cgi", "#!/bin/sh\nexit 1\n");
     },
     {"/made/up"},
     5,
     "no-cause",
     ""},
    {"an address that a .htaccess leads to a script that everybody may write to",
     [](DiagnosedSite& site) {
       add_pretty_addresses(site);
       site.break_mode("/www/page.cgi", 0777);
     },
     {"/made/up"},
     1,
     "permissions",
     "permissions /www/page.cgi"},
    {"an address that a broken .htaccess leads to a script",
     [](DiagnosedSite& site) {
       add_pretty_addresses(site);
       add_nonsense(site, "/www/.htaccess");
     },
     {"/made/up"},
     1,
     "htaccess",
     "htaccess /www/.htaccess"},
    {"one page with a cause and one without",
     [](DiagnosedSite& site) {
       site.replace("/www/page.cgi", "#!/bin/sh\nexit 1\n");
       add_nonsense(site, "/www/blog/.htaccess");
     },
     {"/page.cgi", "/blog/"},
     1,
     "htaccess",
     "htaccess /www/blog/.htaccess"},
    {"a script by its .htaccess, whose text comes without that",
     [](DiagnosedSite& site) {
       site.add_line("/www/.htaccess", "AddHandler cgi-script .html");
       site.replace("/www/blog/post.html", "#!/bin/sh\nexit 1\n");
       site.break_mode("/www/blog/post.html", 0705);
     },
     {"/blog/post.html"},
     5,
     "no-cause",
     ""},
};

class DiagnoseOn : public ::testing::TestWithParam<std::string> {
 protected:
  DiagnosedSite site_{HostedSite::Options{.server = GetParam()}};
};

/// The same but for the counter of the page that counts.
ExactSnapshot without_counter(ExactSnapshot snapshot) {
  snapshot.erase("tmp/count");
  return snapshot;
}

} // namespace

TEST_P(DiagnoseOn, EndsWithTheRightVerdictAndLeavesTheTreeAsItWas) {
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    each.fault(site_);
    const ExactSnapshot before = without_counter(site_.snapshot());
    const Told told = site_.diagnose(each.pages, test);
    EXPECT_EQ(told.exit_code, each.exit_code) << ::testing::PrintToString(told);
    EXPECT_EQ(told.verdict, each.verdict) << ::testing::PrintToString(told);
    EXPECT_EQ(told.causes, each.causes) << ::testing::PrintToString(told);
    EXPECT_EQ(without_counter(site_.snapshot()), before);
    site_.mend();
  }
}

TEST_P(DiagnoseOn, NamesWhatItSeesWithoutTryingAnything) {
  const ExactSnapshot healthy = site_.snapshot();
  site_.break_mode("/www/shop/cart", 0777);
  add_nonsense(site_, "/www/shop/cart/.htaccess");
  const ExactSnapshot before = site_.snapshot();
  const Told told = site_.diagnose({"/shop/cart/"}, {});
  EXPECT_EQ(told.exit_code, 1) << ::testing::PrintToString(told);
  EXPECT_EQ(told.verdict, "possible");
  EXPECT_EQ(told.causes, "permissions /www/shop/cart?");
  EXPECT_NE(told.out.find("line 2"), std::string::npos) << told.out;
  EXPECT_EQ(site_.snapshot(), before);
  EXPECT_TRUE(site_.account().journals().empty()) << "nothing was tried";
  site_.mend();
  EXPECT_EQ(site_.snapshot(), healthy);
}

TEST_P(DiagnoseOn, KeepsWhatCuredTheSiteWhenAskedAndUndoBringsItBack) {
  site_.break_mode("/www/page.cgi", 0604);
  add_nonsense(site_, "/www/.htaccess");
  const ExactSnapshot before = site_.snapshot();

  Told told = site_.diagnose({"/page.cgi"}, {"--test", "--apply"});
  EXPECT_EQ(told.exit_code, 1) << ::testing::PrintToString(told);
  EXPECT_EQ(site_.mode("/www/page.cgi"), 0705U);
  EXPECT_TRUE(std::filesystem::exists(site_.at("/www/.htaccess"))) << "it was not to be kept off";

  told = site_.diagnose({"/page.cgi"}, {"--test", "--apply", "--keep-htaccess-off"});
  EXPECT_EQ(told.exit_code, 0) << ::testing::PrintToString(told);
  EXPECT_EQ(site_.status("/page.cgi"), 200);
  EXPECT_FALSE(std::filesystem::exists(site_.at("/www/.htaccess")));
  EXPECT_EQ(site_.account().run({"audit", "-q"}).err, "") << "the user wants it so";
  EXPECT_FALSE(std::filesystem::exists(site_.at("/www/.htaccess")));

  auto journals = site_.account().journals();
  for (auto journal = journals.rbegin(); journal != journals.rend(); ++journal)
    EXPECT_EQ(site_.account().undo(*journal, {"--apply"}).exit_code, 0) << *journal;
  EXPECT_EQ(site_.snapshot(), before);
}

TEST_P(DiagnoseOn, KnowsALoginThatIsFencedOffFromThePage) {
  const DiagnosedSite fenced(
      HostedSite::Options{.server = GetParam(), .login_folder = "/elsewhere"});
  fenced.put("/www/.htaccess", nonsense);
  const ExactSnapshot before = fenced.snapshot();
  const Told told = fenced.diagnose({"/"}, test);
  EXPECT_EQ(told.exit_code, 5) << ::testing::PrintToString(told);
  EXPECT_EQ(told.verdict, "not-here");
  EXPECT_EQ(fenced.snapshot(), before);
}

INSTANTIATE_TEST_SUITE_P(Each, DiagnoseOn, ::testing::Values("pureftpd", "vsftpd", "proftpd"),
                         [](const auto& server) { return server.param; });

TEST(Diagnose, TellsThatNoWebServerIsThere) {
  DiagnosedSite site;
  site.web().stop();
  const Told told = site.diagnose({"/"}, test);
  EXPECT_EQ(told.exit_code, 5) << ::testing::PrintToString(told);
  EXPECT_EQ(told.verdict, "no-connection");
}

TEST(Diagnose, TellsThatTheNameIsNotKnownUnlessItIsSaidWhereTheSiteIs) {
  const DiagnosedSite site;
  const std::string address = site.web().url("");
  const std::string port = address.substr(address.rfind(':'));
  Told told = site.diagnose({"http://nobody.invalid" + port}, test);
  EXPECT_EQ(told.exit_code, 5) << ::testing::PrintToString(told);
  EXPECT_EQ(told.verdict, "no-name");
  told = site.diagnose({"http://nobody.invalid" + port}, {"--resolve", "nobody.invalid:127.0.0.1"});
  EXPECT_EQ(told.exit_code, 0) << ::testing::PrintToString(told);
}

TEST(Diagnose, ChecksTheCertificateOfTheSite) {
  const DiagnosedSite site;
  const Words page{site.web().https_url("/")};
  Told told = site.diagnose(page, test);
  EXPECT_EQ(told.exit_code, 5) << ::testing::PrintToString(told);
  EXPECT_EQ(told.verdict, "tls");
  EXPECT_EQ(site.diagnose(page, {"--site-cacert", site.web().cacert()}).exit_code, 0);
  EXPECT_EQ(site.diagnose(page, {"--insecure-site"}).exit_code, 0);
}

TEST(Diagnose, SaysWhatIsWrongWithItsOptions) {
  const DiagnosedSite site;
  EXPECT_EQ(site.diagnose({}, {}).exit_code, 2);
  EXPECT_EQ(site.diagnose({"/"}, {"--apply"}).exit_code, 2);
  EXPECT_EQ(site.diagnose({"/"}, {"--test", "--keep-htaccess-off"}).exit_code, 2);
  EXPECT_EQ(site.diagnose({"/"}, {"--resolve", "nonsense"}).exit_code, 2);
  EXPECT_EQ(site.account().run({"audit", "--test"}).exit_code, 2);
}

} // namespace ftperm::testing
