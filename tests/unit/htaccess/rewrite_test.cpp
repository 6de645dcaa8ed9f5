#include "hints_of.hpp"

#include <gtest/gtest.h>

namespace ftperm::htaccess {
namespace {

TEST(HtaccessCheck, PointsAtRewriteRulesThatAreNotWhole) {
  for (const char* line :
       {"RewriteRule", "RewriteRule a", "RewriteCond a", "RewriteCond", "RewriteRule \"a b [L]",
        "RewriteRule a b [L", "RewriteRule a b L", "RewriteRule a b [L, R=301]",
        "RewriteRule a b c [L]", "RewriteRule a b [X]", "RewriteRule a b [LNC]",
        "RewriteRule a b []", "RewriteRule a b [L,]", "RewriteCond %{A} a [L]",
        "RewriteCond %{A} -f [OR", "RewriteRule a b [L NC]", "RewriteBase a",
        "RewriteBase https://example.com/"})
    EXPECT_EQ(weight_of(line), "certain") << line;
}

TEST(HtaccessCheck, TakesEveryFlagThatApacheKnows) {
  for (const char* flags : {"L",
                            "last",
                            "R",
                            "R=301",
                            "redirect=302",
                            "NC",
                            "nocase",
                            "QSA",
                            "qsappend",
                            "QSD",
                            "QSL",
                            "END",
                            "F",
                            "forbidden",
                            "G",
                            "gone",
                            "E=a:b",
                            "env=!a",
                            "CO=a:b:c",
                            "S=2",
                            "skip=2",
                            "C",
                            "chain",
                            "H=a",
                            "T=a/b",
                            "N",
                            "N=5",
                            "NE",
                            "noescape",
                            "NS",
                            "P",
                            "PT",
                            "passthrough",
                            "B",
                            "B=?",
                            "BNP",
                            "BCTLS",
                            "DPI",
                            "UnsafeAllow3F",
                            "NC,L",
                            "nc,l"}) {
    const std::string line = "RewriteRule ^a$ /b [" + std::string(flags) + "]";
    EXPECT_EQ(weight_of(line), "") << line;
  }
  EXPECT_EQ(weight_of("RewriteRule ^a$ b \"[L, R=301]\""), "");
  EXPECT_EQ(weight_of("RewriteRule ^a$ b [L] # why"), "");
  EXPECT_EQ(weight_of("RewriteRule ^a\\ b$ \"/c d\" [L]"), "");
  EXPECT_EQ(weight_of("RewriteRule ^a$ -[L]"), "");
  EXPECT_EQ(weight_of("RewriteCond %{A} a [NC,OR,NV]"), "");
}

TEST(HtaccessCheck, PointsAtBrokenRegularExpressions) {
  for (const char* pattern : {"(a", "a)", "[a", "[]", "[^]a", "*a", "+a", "?a", "a|*b", "(+a)",
                              "(?:*a)", "!(a", "*.php", "((a)"}) {
    const std::string line = "RewriteRule " + std::string(pattern) + " /b";
    EXPECT_EQ(weight_of(line), "certain") << line;
  }
  EXPECT_EQ(weight_of("RewriteRule \"a\\\" /b"), "certain");
  EXPECT_EQ(weight_of("RewriteCond %{A} !(a"), "certain");
  EXPECT_EQ(weight_of("<FilesMatch \"\\.(php|html$\">\n</FilesMatch>\n"), "certain");
  EXPECT_EQ(weight_of("<FilesMatch *.php>\n</FilesMatch>\n"), "certain");
  EXPECT_EQ(weight_of("<Files ~ \"(\">\n</Files>\n"), "certain");
}

TEST(HtaccessCheck, TakesRegularExpressionsThatLookBroken) {
  for (const char* pattern : {"[]]",           "a]",      "\\Q(\\E",  "{a",     "(?#()",
                              "[\\]]",         "[^]]",    "(?x)#(",   "\\c(",   "[\\Q]\\E]",
                              "(?<n>a)(?P=n)", "a(?=b|)", "(*UTF8)a", "\\(",    "[(]",
                              "[[:alpha:](]",  "a{2,3}?", "a++",      "^(?!a)", "^/?$",
                              "(?i)a",         "()"}) {
    const std::string line = "RewriteRule " + std::string(pattern) + " /b";
    EXPECT_EQ(weight_of(line), "") << line;
  }
  EXPECT_EQ(weight_of("RewriteCond %{A} !=(a"), "");
  EXPECT_EQ(weight_of("RewriteCond %{A} >("), "");
  EXPECT_EQ(weight_of("RewriteCond expr \"%{A} == '('\""), "");
  EXPECT_EQ(weight_of("<Files \"a(b\">\n</Files>\n"), "");
}

TEST(HtaccessCheck, PointsAtRulesThatGoInACircle) {
  for (const char* rule :
       {"^(.*)$ index.php/$1 [L]", "^(.*)$ /index.php [L]", ". /index.php [L]", "(.*) web/$1 [L]",
        "^(.*)$ /index.php?q=$1 [L,QSA]", "^ web%{REQUEST_URI} [L]", "^(.*)$ $1.html [L]"})
    EXPECT_EQ(marks_of("RewriteEngine On\nRewriteRule " + std::string(rule)), "2 possible") << rule;
}

TEST(HtaccessCheck, TakesRulesThatEnd) {
  for (const char* rule :
       {"^(.*)$ index.php [L]", ". index.php [L]", "^(.*)$ index.php?q=$1 [L,QSA]",
        "^(.*)$ web/$1 [END]", "^(.*)$ - [E=a:$1]", "^(.*)$ https://example.com/$1 [R=301,L]",
        "^a$ /b/a [L]", "^([^.]+)$ $1.html [L]", ".* /b [F]", "^(.*)$ /b/$1 [R=301]"})
    EXPECT_EQ(marks_of("RewriteEngine On\nRewriteRule " + std::string(rule)), "") << rule;
  EXPECT_EQ(marks_of("RewriteRule ^index\\.php$ - [L]\nRewriteRule . /index.php [L]\n"), "");
  EXPECT_EQ(marks_of("RewriteCond %{REQUEST_FILENAME} !-f\nRewriteRule . /index.php [L]\n"), "");
  EXPECT_EQ(marks_of("RewriteEngine Off\nRewriteRule . /index.php [L]\n"), "");
  EXPECT_EQ(marks_of("RewriteCond %{A} b\nRewriteRule ^a$ b\nRewriteRule . /index.php\n"),
            "3 possible");
}

TEST(HtaccessCheck, PointsAtARewriteBaseOnTheDisk) {
  EXPECT_EQ(marks_of("RewriteBase /home/a/public_html/\n"), "1 possible");
  EXPECT_EQ(marks_of("RewriteBase /\nRewriteBase /blog/\n"), "");
}

} // namespace
} // namespace ftperm::htaccess
