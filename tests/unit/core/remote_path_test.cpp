#include "ftperm/core/remote_path.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace {

using ftperm::join_path;
using ftperm::RemotePath;

RemotePath path(std::string_view text) {
  const auto parsed = RemotePath::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(RemotePath());
}

TEST(RemotePathParsing, FoldsSlashes) {
  EXPECT_EQ(path("/").bytes(), "/");
  EXPECT_EQ(path("///").bytes(), "/");
  EXPECT_EQ(path("/www/").bytes(), "/www");
  EXPECT_EQ(path("//www///a.php").bytes(), "/www/a.php");
}

TEST(RemotePathParsing, RefusesWhatIsNotAbsolute) {
  for (const char* text : {"", "www", "www/a", "./www", ".", "~", "~/www", " /www", "\\www"})
    EXPECT_FALSE(RemotePath::parse(text)) << text;
}

TEST(RemotePathParsing, RefusesComponentsThatClimb) {
  for (const char* text : {"/.", "/..", "/www/..", "/../etc", "/www/./a", "/www/../..", "/www/../"})
    EXPECT_FALSE(RemotePath::parse(text)) << text;
}

TEST(RemotePathParsing, KeepsDotsThatAreNames) {
  EXPECT_EQ(path("/.htaccess").name(), ".htaccess");
  EXPECT_EQ(path("/...").name(), "...");
  EXPECT_EQ(path("/..a/b..").name(), "b..");
}

TEST(RemotePathParsing, RefusesBytesThatWouldEndACommand) {
  EXPECT_FALSE(RemotePath::parse("/a\rb"));
  EXPECT_FALSE(RemotePath::parse("/a\nb"));
  EXPECT_FALSE(RemotePath::parse("/a\r\nDELE b"));
  EXPECT_FALSE(RemotePath::parse(std::string_view("/a\0b", 4)));
  EXPECT_FALSE(RemotePath::parse(std::string_view("/a\0", 3)));
}

TEST(RemotePathParsing, TakesEveryOtherByteAsAName) {
  for (int byte = 1; byte <= 0xFF; ++byte) {
    const char c = static_cast<char>(byte);
    if (c == '/' || c == '\r' || c == '\n' || c == '.') continue;
    const auto parsed = RemotePath::parse(std::string("/") + c);
    ASSERT_TRUE(parsed) << byte;
    EXPECT_EQ(parsed->name(), std::string(1, c));
  }
}

TEST(RemotePathChild, TakesOnePlainName) {
  EXPECT_EQ(RemotePath().child("www")->bytes(), "/www");
  EXPECT_EQ(path("/www").child("a b")->bytes(), "/www/a b");
  EXPECT_EQ(path("/www").child("-la")->bytes(), "/www/-la");
  EXPECT_EQ(path("/www").child("*")->bytes(), "/www/*");
}

TEST(RemotePathChild, RefusesHostileNames) {
  const std::string_view names[] = {"",      ".",    "..",   "a/b",       "/",        "/etc/passwd",
                                    "../up", "a\nb", "a\rb", "x\r\nQUIT", {"a\0b", 3}};
  for (const auto name : names)
    EXPECT_FALSE(path("/www").child(name)) << name;
}

TEST(RemotePathParts, OfTheRoot) {
  const RemotePath root;
  EXPECT_TRUE(root.is_root());
  EXPECT_EQ(root.depth(), 0U);
  EXPECT_EQ(root.name(), "");
  EXPECT_EQ(root.parent(), root);
  EXPECT_EQ(path("/"), root);
}

TEST(RemotePathParts, OfADeepPath) {
  const RemotePath deep = path("/www/cache/a.php");
  EXPECT_FALSE(deep.is_root());
  EXPECT_EQ(deep.depth(), 3U);
  EXPECT_EQ(deep.name(), "a.php");
  EXPECT_EQ(deep.parent(), path("/www/cache"));
  EXPECT_EQ(path("/www").parent(), RemotePath());
}

TEST(JoiningAPath, ShowsNamesThatCannotBeSentToo) {
  EXPECT_EQ(join_path(RemotePath(), "a"), "/a");
  EXPECT_EQ(join_path(path("/www"), "a\r\nb"), "/www/a\r\nb");
}

} // namespace
