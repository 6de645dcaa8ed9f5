#include "hints_of.hpp"

#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

TEST(HtaccessCheck, KnowsDirectivesInAnyCase) {
  EXPECT_EQ(marks_of("options -indexes\nDIRECTORYINDEX index.php\n\"RewriteEngine\" On\n"), "");
}

TEST(HtaccessCheck, PointsAtDirectivesOfTheServersOwnConfiguration) {
  for (const char* line : {"ServerName a",
                           "DocumentRoot /a",
                           "Listen 80",
                           "LoadModule a b",
                           "ErrorLog a",
                           "CustomLog a b",
                           "LogLevel warn",
                           "ServerAlias a",
                           "Include a",
                           "IncludeOptional a",
                           "RewriteMap a b",
                           "ProxyPass / a",
                           "ScriptAlias a b",
                           "Alias /a /b",
                           "SuexecUserGroup a b",
                           "AllowOverride All",
                           "SSLEngine on",
                           "KeepAlive On",
                           "php_admin_value a b",
                           "php_admin_flag a on",
                           "AllowEncodedSlashes On",
                           "DeflateCompressionLevel 9",
                           "RemoteIPHeader a",
                           "ProxyErrorOverride On"})
    EXPECT_EQ(marks_of(line), "1 certain") << line;
  EXPECT_EQ(check("Timeout 300\n").at(0).source,
            "https://httpd.apache.org/docs/2.4/mod/core.html#timeout");
}

TEST(HtaccessCheck, PointsAtWordsThatAreNoDirective) {
  for (const char* line : {"Nonsense on", "// a comment", "; a comment", ">", "}",
                           "RewriteRule^a b", "Files x>", "memory_limit = 256M", "\xC3\xA4 x"})
    EXPECT_EQ(marks_of(line), "1 certain") << line;
}

TEST(HtaccessCheck, NamesTheDirectiveThatWasMeant) {
  EXPECT_TRUE(says("RewritRule a b", "Did you mean RewriteRule?"));
  EXPECT_TRUE(says("RewriteEngin On", "Did you mean RewriteEngine?"));
  EXPECT_TRUE(says("Erorrdocument 404 /a", "Did you mean ErrorDocument?"));
  EXPECT_TRUE(says("Files x>", "Did you mean <Files?"));
  EXPECT_FALSE(says("Nonsense on", "Did you mean"));
}

TEST(HtaccessCheck, PointsAtDirectivesThatApacheHasNoMore) {
  for (const char* line : {"RewriteLog a", "RewriteLogLevel 3", "AuthAuthoritative off",
                           "AuthzUserAuthoritative off", "AddModule a"})
    EXPECT_EQ(marks_of(line), "1 certain") << line;
  EXPECT_TRUE(says("RewriteLog a", "no RewriteLog any more"));
}

TEST(HtaccessCheck, PointsAtCharactersPastedFromAWebPage) {
  EXPECT_EQ(weight_of("Options\xC2\xA0-Indexes"), "certain");
  EXPECT_TRUE(says("Options\xC2\xA0-Indexes", "as pasted from a web page"));
  EXPECT_EQ(weight_of("AddType text/x\xC2\xA0 .x"), "likely");
  EXPECT_EQ(marks_of("AuthName \xE2\x80\x9CPrivate\xE2\x80\x9D"), "1 possible");
  EXPECT_EQ(marks_of("# \xE2\x80\x9Cquoted\xE2\x80\x9D \xC2\xA0"), "");
}

TEST(HtaccessCheck, PointsOnceAtEachModuleThatMayBeMissing) {
  EXPECT_EQ(marks_of("Header set A b\nHeader set B c\nExpiresActive On\n"),
            "1 possible; 3 possible");
  EXPECT_EQ(weight_of("AddOutputFilterByType DEFLATE text/html"), "possible");
  for (const char* line :
       {"LuaRoot /a", "SecRuleEngine Off", "SecFilterEngine Off", "ModPagespeed off",
        "suPHP_ConfigPath /home/a", "PassengerEnabled on", "FcgidWrapper /a .php", "GeoIPEnable On",
        "lsapi_backend_connect_timeout 1", "mod_gzip_on Yes", "DOSEnabled true"})
    EXPECT_EQ(weight_of(line), "likely") << line;
}

TEST(HtaccessCheck, TakesDirectivesThatTheirModuleIsAskedFor) {
  EXPECT_EQ(marks_of("<IfModule mod_headers.c>\nHeader set A b\n</IfModule>\n"), "");
  EXPECT_EQ(marks_of("<IfModule headers_module>\nHeader set A b\n</IfModule>\n"), "");
  EXPECT_EQ(marks_of("<IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE a/b\n</IfModule>\n"),
            "");
  EXPECT_EQ(marks_of("<IfModule mod_security.c>\nSecFilterEngine Off\n</IfModule>\n"), "");
  EXPECT_EQ(marks_of("<IfDirective Header>\nHeader set A b\n</IfDirective>\n"), "");
  EXPECT_EQ(marks_of("<IfModule mod_rewrite.c>\nHeader set A b\n</IfModule>\n"), "2 possible");
  EXPECT_EQ(marks_of("<IfModule mod_headers.c>\n</IfModule>\nHeader set A b\n"), "3 possible");
}

TEST(HtaccessCheck, PointsAtPhpSettingsWithoutPhpInApache) {
  EXPECT_EQ(marks_of("php_value memory_limit 256M\nphp_flag display_errors on\n"), "1 likely");
  EXPECT_TRUE(says("php_value memory_limit 256M", ".user.ini"));
  for (const char* module : {"mod_php.c", "mod_php5.c", "mod_php7.c", "php_module", "php7_module",
                             "lsapi_module", "mod_php8.c"}) {
    const std::string start = "<IfModule " + std::string(module) + ">\n";
    EXPECT_EQ(marks_of(start + "php_value a b\n</IfModule>\n"), "") << module;
  }
  EXPECT_EQ(marks_of("<IfModule !mod_php.c>\nphp_value a b\n</IfModule>\n"), "2 possible");
}

TEST(HtaccessCheck, PointsAtThePhpOfAnotherHost) {
  for (const char* line :
       {"AddHandler application/x-httpd-php5 .php", "AddHandler x-httpd-php74 .php",
        "AddHandler suphp-script .php", "AddType application/x-httpd-ea-php74 .php",
        "SetHandler \"proxy:unix:/run/php.sock|fcgi://localhost\"", "AddHandler php5-script .php",
        "Action x /cgi-bin/php"})
    EXPECT_EQ(marks_of(line), "1 possible") << line;
  EXPECT_EQ(marks_of("AddHandler cgi-script .pl\nAddType text/html .shtml\n"), "");
}

} // namespace
} // namespace ftperm::htaccess
