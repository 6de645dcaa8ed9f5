#include "site/title.hpp"

#include <gtest/gtest.h>

namespace ftperm::site {
namespace {

TEST(Title, IsTheTextOfTheFirstTitleElement) {
  struct Case {
    std::string_view html;
    std::string_view title;
  };

  for (const Case& a : {Case{"<title>Hello</title>", "Hello"},
                        {"<html><head><TITLE lang=en>Hello</Title>", "Hello"},
                        {"<title\n>Hello</title><title>Other</title>", "Hello"},
                        {"<titlebar>no</titlebar><title>Hello</title>", "Hello"},
                        {"<title> \n Hello\t\r\n you </title>", "Hello you"},
                        {"<title>A &amp; B &lt;&gt; &quot;&#39; &eacute; &amp;lt;</title>",
                         "A & B <> \"' &eacute; &lt;"},
                        {"<title>500 < 600</title>", "500 < 600"},
                        {"<title>Cut off", "Cut off"},
                        {"<title></title>", ""},
                        {"<title", ""},
                        {"<title ", ""},
                        {"<title>", ""},
                        {"", ""},
                        {"no title", ""}})
    EXPECT_EQ(title_of(a.html), a.title) << a.html;
}

TEST(Title, IsCutBetweenTwoCharacters) {
  const std::string plain(300, 'x');
  EXPECT_EQ(title_of("<title>" + plain), plain.substr(0, 200));
  std::string text = "x";
  for (int i = 0; i < 100; ++i)
    text += "\xE2\x82\xAC";
  EXPECT_EQ(title_of("<title>" + text), text.substr(0, 199));
}

TEST(Title, IsCutAnywhereWhereItIsNoUtf8) {
  const std::string bytes(300, '\xA0');
  EXPECT_EQ(title_of("<title>" + bytes), bytes.substr(0, 200));
}

} // namespace
} // namespace ftperm::site
