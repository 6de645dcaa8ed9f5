#include "diagnosis/leads.hpp"

#include <gtest/gtest.h>

namespace ftperm::diagnosis {
namespace {

using Words = std::vector<std::string>;

} // namespace

TEST(Leads, AreWhatRulesLeadToAsFarAsTheyTell) {
  EXPECT_EQ(leads_of("# RewriteRule ^ no.php\n"
                     "  rewriterule ^ index.php?q=$1 [L]\r\n"
                     "RewriteRule \"^a b$\" \"x y.cgi\"\n"
                     "RewriteRule ^ public/$1/more\n"
                     "RewriteRule ^ $1.php\n"
                     "RewriteRule ^ - [F]\n"
                     "RewriteRule ^ https://e.net/\n"
                     "RewriteRule ^\n"
                     "FallbackResource /app.php")
                .targets,
            (Words{"index.php", "x y.cgi", "public/", "/app.php"}));
}

TEST(Leads, AreIndexesAndScripts) {
  const Leads leads = leads_of("DirectoryIndex a.html b.foo\nAddHandler cgi-script foo .bar\n"
                               "AddHandler php-script .baz\n");
  EXPECT_EQ(leads.indexes, (Words{"a.html", "b.foo"}));
  EXPECT_EQ(leads.script_endings, (Words{".foo", ".bar"}));
  EXPECT_FALSE(leads.all_scripts);
  EXPECT_TRUE(leads_of("SetHandler cgi-script").all_scripts);
}

TEST(Leads, AreNoneInNonsense) {
  const Leads leads = leads_of("\n\n\"\n\"\"\nRewriteRule\nAddHandler\nSetHandler\n\0\xFF");
  EXPECT_TRUE(leads.targets.empty() && leads.indexes.empty() && leads.script_endings.empty());
}

} // namespace ftperm::diagnosis
