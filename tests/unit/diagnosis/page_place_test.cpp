#include "ftperm/diagnosis/page_place.hpp"
#include "support/memory_tree.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::diagnosis {
namespace {

using testing::MemoryTree;

PagePlace find(MemoryTree& tree, const std::string& start, const std::string& address) {
  auto place = find_page(tree, RemotePath(), RemotePath::parse(start).value(), address);
  EXPECT_TRUE(place);
  return *std::move(place);
}

/// "/ /www* | /www/index.php": the way, "*" where there is a `.htaccess`, and the files.
std::string text_of(const PagePlace& place) {
  std::string text;
  for (const WayDirectory& directory : place.way)
    text += directory.path.bytes() + (directory.htaccess ? "* " : " ");
  text += "|";
  for (const PageFile& file : place.files)
    text += " " + file.path.bytes() + (file.is_script ? "+" : "");
  return text;
}

void add_site(MemoryTree& tree) {
  tree.add_file("/www/index.php");
  tree.add_file("/www/.htaccess");
  tree.add_file("/www/blog/index.html");
  tree.add_file("/www/blog/.htaccess");
  tree.add_file("/www/cgi-bin/form", 0705);
  tree.add_file("/www/a b/c.cgi", 0705);
  tree.add_link("/www/linked", "/www/blog");
}

} // namespace

TEST(PagePlaceSearch, GoesFromTheRootToThePagesOwnFolder) {
  MemoryTree tree;
  add_site(tree);
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/")), "/ /www* | /www/index.php");
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/blog/?q=1#x")),
            "/ /www* /www/blog* | /www/blog/index.html");
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/blog/index.html")),
            "/ /www* /www/blog* | /www/blog/index.html");
}

TEST(PagePlaceSearch, FindsTheFolderOfTheSiteByItsUsualName) {
  MemoryTree tree;
  add_site(tree);
  EXPECT_EQ(text_of(find(tree, "/", "https://e.net/blog")),
            "/ /www* /www/blog* | /www/blog/index.html");
}

TEST(PagePlaceSearch, KnowsScriptsAndWhatStandsBehindThem) {
  MemoryTree tree;
  add_site(tree);
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/a%20b/c.cgi/more?x")),
            "/ /www* /www/a b | /www/a b/c.cgi+");
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/cgi-bin/form")),
            "/ /www* /www/cgi-bin | /www/cgi-bin/form+");
}

TEST(PagePlaceSearch, LetsTheIndexAnswerAnAddressThatAScriptMakesUp) {
  MemoryTree tree;
  add_site(tree);
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/2024/hello")), "/ /www* | /www/index.php");
}

TEST(PagePlaceSearch, SaysWhatIsNotThere) {
  MemoryTree tree;
  tree.add_directory("/elsewhere");
  const PagePlace place = find(tree, "/elsewhere", "http://e.net/");
  EXPECT_NE(place.trouble.find("no index file in /elsewhere"), std::string::npos) << place.trouble;
  EXPECT_FALSE(place.unseen);
}

TEST(PagePlaceSearch, SaysWhatCannotBeSeen) {
  MemoryTree tree;
  add_site(tree);
  tree.add_directory("/www/blog", 0);
  const PagePlace place = find(tree, "/www", "http://e.net/blog/");
  EXPECT_TRUE(place.unseen);
  EXPECT_NE(place.trouble.find("/www/blog"), std::string::npos) << place.trouble;
  EXPECT_EQ(place.way.back().mode, Mode(0)) << "what is known of it is kept";
}

TEST(PagePlaceSearch, NeverGoesThroughALink) {
  MemoryTree tree;
  add_site(tree);
  const PagePlace place = find(tree, "/www", "http://e.net/linked/x.html");
  EXPECT_EQ(place.way.back().path.bytes(), "/www");
}

TEST(PagePlaceSearch, TakesNoStepUpwards) {
  MemoryTree tree;
  add_site(tree);
  EXPECT_EQ(text_of(find(tree, "/www/blog", "http://e.net/../../x")),
            "/ /www* /www/blog* | /www/blog/index.html");
}

TEST(PagePlaceSearch, KnowsAFolderOfTheSiteForOneBelowItsOwn) {
  MemoryTree tree;
  add_site(tree);
  tree.add_file("/www/blog/new/post.html");
  const PagePlace place = find(tree, "/www/blog", "http://e.net/blog/new/post.html");
  EXPECT_EQ(text_of(place), "/ /www* /www/blog* /www/blog/new | /www/blog/new/post.html");
  EXPECT_EQ(place.depth, 2U);
}

TEST(PagePlaceSearch, LooksForTheSiteBelowAFolderThatHasNothingOfIt) {
  MemoryTree tree;
  tree.add_file("/sites/public_html/a/index.html");
  EXPECT_EQ(text_of(find(tree, "/sites", "http://e.net/a/")),
            "/ /sites /sites/public_html /sites/public_html/a | /sites/public_html/a/index.html");
}

TEST(PagePlaceSearch, FindsTheScriptThatAHtaccessLeadsTo) {
  MemoryTree tree;
  tree.add_file("/www/page.cgi", 0777);
  tree.add_file("/www/.htaccess", 0604, "RewriteEngine On\nRewriteRule ^ page.cgi?q=$1 [L]\n");
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/red/shoes")), "/ /www* | /www/page.cgi+");
}

TEST(PagePlaceSearch, GoesWhereAHtaccessLeadsAndOnFromThere) {
  MemoryTree tree;
  tree.add_file("/www/public/app.php");
  tree.add_file("/www/.htaccess", 0604, "RewriteRule ^(.*)$ public/$1 [L]\n");
  tree.add_file("/www/public/.htaccess", 0604, "FallbackResource /public/app.php\n");
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/red/shoes")),
            "/ /www* /www/public* | /www/public/app.php");
}

TEST(PagePlaceSearch, KnowsIndexesAndScriptsByTheHtaccess) {
  MemoryTree tree;
  tree.add_file("/www/a/start.foo");
  tree.add_file("/www/a/.htaccess", 0604,
                "DirectoryIndex none.html start.foo\nAddHandler cgi-script .foo\n");
  EXPECT_EQ(text_of(find(tree, "/www", "http://e.net/a/")), "/ /www /www/a* | /www/a/start.foo+");
}

TEST(PagePlaceSearch, KeepsTheTextOfEachHtaccessOrWhyItIsNotKnown) {
  MemoryTree tree;
  tree.add_file("/www/.htaccess", 0, "secret");
  tree.add_file("/www/index.html");
  tree.add_file("/.htaccess", 0604, "Options -Indexes\n");
  const PagePlace place = find(tree, "/www", "http://e.net/");
  EXPECT_EQ(place.way.front().htaccess_text, "Options -Indexes\n");
  EXPECT_EQ(place.way.front().htaccess_unread, "");
  EXPECT_NE(place.way.back().htaccess_unread, "");
}

} // namespace ftperm::diagnosis
