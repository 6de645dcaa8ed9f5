#include "ftperm/diagnosis/suspects.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::diagnosis {
namespace {

RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

WayDirectory directory(const std::string& bytes, unsigned mode) {
  return {path(bytes), Mode(mode), std::nullopt};
}

/// "/www 777>705" a line; "!" behind one that is not tried.
std::string text_of(const PagePlace& place, const FindingRows& findings = {},
                    bool fix_root = false) {
  std::string text;
  for (const Suspect& suspect : find_suspects({place}, findings, {{}, RemotePath(), fix_root}))
    text += suspect.change.path.bytes() + " " + suspect.change.before.to_octal() + ">" +
            suspect.change.after.to_octal() + (suspect.untried.empty() ? "" : "!") + "\n";
  return text;
}

} // namespace

TEST(Suspects, AreNoneOnAHealthyWay) {
  EXPECT_EQ(
      text_of({{directory("/", 0705), directory("/www", 0705), directory("/www/a", 0755)},
               {{path("/www/a/x.cgi"), Mode(0705), true}, {path("/www/a/b.php"), Mode(0644)}}}),
      "");
}

TEST(Suspects, AreFoldersOnTheWayThatAreOpenOrClosed) {
  EXPECT_EQ(
      text_of({{directory("/", 0705), directory("/www", 0777), directory("/www/a", 0700)}, {}}),
      "/www 777>705\n/www/a 700>705\n");
}

TEST(Suspects, TriesTheRootOnlyWhenAsked) {
  EXPECT_EQ(text_of({{directory("/", 0700)}, {}}), "/ 700>705!\n");
  EXPECT_EQ(text_of({{directory("/", 0700)}, {}}, {}, true), "/ 700>705\n");
}

TEST(Suspects, GivesAScriptItsXAndTakesOnlyTheWritingAway) {
  EXPECT_EQ(text_of({{}, {{path("/x.cgi"), Mode(0604), true}}}), "/x.cgi 604>705\n");
  EXPECT_EQ(text_of({{}, {{path("/x.cgi"), Mode(0777), true}}}), "/x.cgi 777>705\n");
  EXPECT_EQ(text_of({{}, {{path("/x.php"), Mode(0666), false}}}), "/x.php 666>604\n");
}

TEST(Suspects, LeavesAScriptToItsXEvenWhereTheRulesWantIt604) {
  const Finding audit{"/x.cgi",   FindingType::file,    Mode(0705),
                      Mode(0604), FindingStatus::wrong, ""};
  EXPECT_EQ(text_of({{}, {{path("/x.cgi"), Mode(0705), true}}}, {audit}), "");
}

TEST(Suspects, HoldsElsewhereOnlyWhatNobodyCanRead) {
  const Finding open{"/inc/a.php", FindingType::file,    Mode(0666),
                     Mode(0604),   FindingStatus::wrong, ""};
  const Finding closed{"/inc/b.php", FindingType::file,    Mode(0),
                       Mode(0604),   FindingStatus::wrong, ""};
  const Finding folder{"/lib",     FindingType::directory, Mode(0700),
                       Mode(0705), FindingStatus::wrong,   ""};
  EXPECT_EQ(text_of({}, {open, closed, folder}), "/inc/b.php 000>604\n/lib 700>705\n");
}

TEST(Suspects, AreLikelyFirst) {
  // The generic profile wants the group's bits, too, which few web servers need.
  const policy::Rules generic{Mode(0755), Mode(0755), Mode(0644)};
  const Finding elsewhere{"/lib",     FindingType::directory, Mode(0),
                          Mode(0755), FindingStatus::wrong,   ""};
  const PagePlace place{
      {directory("/", 0705), directory("/www", 0775)},
      {{path("/www/x.cgi"), Mode(0604), true}, {path("/www/x.html"), Mode(0604)}}};
  std::string text;
  for (const Suspect& suspect : find_suspects({place}, {elsewhere}, {generic, RemotePath(), true}))
    text += suspect.change.path.bytes() + (suspect.likely ? "! " : " ");
  EXPECT_EQ(text, "/www! /www/x.cgi! / /www/x.html /lib ");
}

TEST(Suspects, TakesARootForWrongOnlyWhereItIsMoreOpenThanItMustBe) {
  EXPECT_EQ(text_of({{directory("/", 0755)}, {}}), "/ 755>705!\n");
  EXPECT_EQ(text_of({{directory("/", 0701)}, {}}), "");
}

TEST(Suspects, DoesNotTryWhatASmallServerCannotGiveBack) {
  EXPECT_EQ(text_of({{directory("/a", 02777)}, {}}), "/a 2777>705!\n");
}

} // namespace ftperm::diagnosis
