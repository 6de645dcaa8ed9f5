#include "hints_of.hpp"

#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

void expect_certain(std::initializer_list<const char*> lines) {
  for (const char* line : lines)
    EXPECT_EQ(weight_of(line), "certain") << line;
}

void expect_not_certain(std::initializer_list<const char*> lines) {
  for (const char* line : lines)
    EXPECT_NE(weight_of(line), "certain") << line << "\n" << reasons_of(line);
}

TEST(HtaccessCheck, PointsAtMissingAndSurplusArguments) {
  expect_certain({"ErrorDocument 404",
                  "ErrorDocument 404 Not here",
                  "AuthName Private Area",
                  "SetEnv",
                  "SetEnv a b c",
                  "AddType text/html",
                  "AddHandler x",
                  "SetEnvIf a b",
                  "BrowserMatch a",
                  "SetHandler",
                  "SetHandler a b",
                  "ExpiresActive 1",
                  "ExpiresByType image/png access plus 1 month",
                  "RewriteEngine",
                  "RewriteEngine maybe",
                  "Redirect",
                  "Redirect 301 /a /b c",
                  "AddDefaultCharset",
                  "AddOutputFilterByType DEFLATE",
                  "RedirectPermanent /a",
                  "Allow all",
                  "Allow from",
                  "Allow",
                  "RewriteOptions",
                  "DirectorySlash maybe",
                  "RewriteBase /a b"});
  expect_not_certain({"ErrorDocument 404 \"Not here\"", "ErrorDocument 404 \"Not here",
                      "AuthName 'Private Area'", "AuthName \"A \\\"private\\\" area\"",
                      "RewriteEngine On Off", "DirectoryIndex", "Options", "SetEnv a",
                      "ExpiresByType image/png \"access plus 1 month\"", "Redirect /a",
                      "Redirect 404", "ErrorDocument 404 ${page} ${more}"});
}

TEST(HtaccessCheck, PointsAtAddressesThatARedirectCannotLeadTo) {
  expect_certain({"Redirect 301 /a b.html", "Redirect /a www.example.com", "Redirect foo /a /b",
                  "Redirect /a /b c", "Redirect gone /a /b", "Redirect 410 /a /b",
                  "RedirectMatch (a /b", "RedirectMatch 301 a) /b"});
  expect_not_certain({"Redirect 301 /a /b", "Redirect permanent /a https://example.com/",
                      "Redirect gone /a", "RedirectMatch 404 /\\.git",
                      "RedirectMatch ^/a(.*)$ /b$1", "Redirect 301 \"/a b\" /c",
                      "Redirect 308 /a /b", "RedirectPermanent /a https://example.com/a"});
}

TEST(HtaccessCheck, PointsAtAnErrorDocumentThatIsNone) {
  expect_certain({"ErrorDocument 999 /a", "ErrorDocument abc /a"});
  EXPECT_EQ(marks_of("ErrorDocument 500 /error.php"), "1 possible");
  EXPECT_EQ(marks_of("ErrorDocument 500 /error.html\nErrorDocument 404 /error.php\n"), "");
}

TEST(HtaccessCheck, PointsAtHeadersThatAreNotWhole) {
  expect_certain({"Header", "Header set", "Header set A", "Header put A b", "Header set A b c",
                  "Header set Cache-Control max-age=1, public", "Header unset A b",
                  "Header edit A b", "Header edit A (b c", "RequestHeader set A b c"});
  expect_not_certain({"Header set A \"b c\"", "Header always set A b env=c", "Header unset A",
                      "Header append A b early", "Header edit A b c", "Header always unset A",
                      "Header set A b \"expr=%{A} == 'b'\"", "Header merge A b",
                      "RequestHeader unset A early", "Header onsuccess unset A"});
}

TEST(HtaccessCheck, PointsAtOptionsThatApacheRefuses) {
  expect_certain({"Options Indexes +FollowSymLinks", "Options +Indexes FollowSymLinks",
                  "Options +Foo", "Options -Indexes,-MultiViews", "Options - Indexes",
                  "Options +All", "Options Indexes None", "Options -Indexes # no lists"});
  expect_not_certain({"Options -Indexes", "Options -Indexes +SymLinksIfOwnerMatch",
                      "Options All -Indexes", "Options None", "Options Indexes FollowSymLinks",
                      "Options -indexes"});
}

TEST(HtaccessCheck, PointsAtOptionsThatHostsForbid) {
  EXPECT_EQ(marks_of("Options All"), "1 likely");
  for (const char* option :
       {"FollowSymLinks", "+FollowSymLinks", "+ExecCGI", "+Includes", "+Indexes", "+MultiViews"})
    EXPECT_EQ(marks_of("Options " + std::string(option)), "1 possible") << option;
  EXPECT_EQ(marks_of("Options -Indexes -MultiViews\nOptions +SymLinksIfOwnerMatch\n"), "");
  EXPECT_TRUE(says("Options +FollowSymLinks", "SymLinksIfOwnerMatch"));
}

TEST(HtaccessCheck, PointsAtOptionsThatRewriteRulesCannotDoWithout) {
  EXPECT_EQ(marks_of("Options None\nRewriteEngine On\nRewriteRule ^a$ b\n"), "1 possible");
  EXPECT_EQ(marks_of("Options -FollowSymLinks\nRewriteRule ^a$ b\n"), "1 possible");
  EXPECT_EQ(marks_of("Options None\n"), "");
  EXPECT_EQ(marks_of("Options -Indexes\nRewriteRule ^a$ b\n"), "");
}

} // namespace
} // namespace ftperm::htaccess
