#include "ftperm/account/netrc.hpp"

#include "scoped_environment.hpp"

namespace ftperm::account {
namespace {

/// "login/password", or "none".
std::string looked_up(std::string_view text, std::string_view host, std::string_view login = "") {
  const auto entry = parse_netrc(text, host, login);
  return entry ? entry->login + "/" + entry->password.reveal() : "none";
}

TEST(ParseNetrc, FindsTheMachine) {
  const char* const text = "machine a.example login ann password one\n"
                           "machine b.example login bob password two\n";
  EXPECT_EQ(looked_up(text, "a.example"), "ann/one");
  EXPECT_EQ(looked_up(text, "b.example"), "bob/two");
  EXPECT_EQ(looked_up(text, "B.Example"), "bob/two");
  EXPECT_EQ(looked_up(text, "c.example"), "none");
  EXPECT_EQ(looked_up("", "a.example"), "none");
}

TEST(ParseNetrc, TakesTheEntryOfTheLoginAskedFor) {
  const char* const text = "machine h login ann password one\nmachine h login bob password two\n"
                           "machine h password three\n";
  EXPECT_EQ(looked_up(text, "h"), "ann/one");
  EXPECT_EQ(looked_up(text, "h", "bob"), "bob/two");
  EXPECT_EQ(looked_up(text, "h", "Bob"), "Bob/three");
}

TEST(ParseNetrc, TakesTheDefaultWhereNoMachineFits) {
  const char* const text = "machine a login ann password one\ndefault login any password two\n";
  EXPECT_EQ(looked_up(text, "a"), "ann/one");
  EXPECT_EQ(looked_up(text, "z"), "any/two");
  EXPECT_EQ(looked_up(text, "z", "me"), "none");
  EXPECT_EQ(looked_up("default", "z"), "/");
}

TEST(ParseNetrc, ReadsTokensOverSeveralLinesInAnyOrder) {
  EXPECT_EQ(looked_up("machine\n h\r\n\tpassword\n\n one\r\n login\n ann", "h"), "ann/one");
  EXPECT_EQ(looked_up("MACHINE h Login ann PASSWORD one account acct", "h"), "ann/one");
  EXPECT_EQ(looked_up("machine h account login login ann password one", "h"), "ann/one");
}

TEST(ParseNetrc, UnescapesQuotedValues) {
  EXPECT_EQ(looked_up(R"(machine h login "my self" password "a \"b\" \\ c\t#")", "h"),
            "my self/a \"b\" \\ c\t#");
  EXPECT_EQ(looked_up(R"(machine h login ann password a"b\c)", "h"), "ann/a\"b\\c");
  EXPECT_EQ(looked_up(R"(machine h login ann password "")", "h"), "ann/");
}

TEST(ParseNetrc, TakesNothingFromAFileWithAnOpenQuote) {
  EXPECT_EQ(looked_up("machine h login ann password \"one\n machine i login x password y", "h"),
            "none");
  EXPECT_EQ(looked_up("machine h password one login \"ann", "h"), "none");
  EXPECT_EQ(looked_up("machine h login ann password \"one\\", "h"), "none");
  EXPECT_EQ(looked_up("machine h login ann password \"", "h"), "none");
}

TEST(ParseNetrc, PassesOverCommentsButNotOverPasswordsThatLookLikeOne) {
  const char* const text = "# machine h login no password no\n"
                           "machine h # the web server\n login ann #x\n password #one # two\n#";
  EXPECT_EQ(looked_up(text, "h"), "ann/#one");
}

TEST(ParseNetrc, PassesOverMacrosUpToTheBlankLine) {
  const char* const text = "machine a login ann password one\nmacdef init\n"
                           "machine h login no password no\n \n\n"
                           "machine h login bob password two\n";
  EXPECT_EQ(looked_up(text, "h"), "bob/two");
  EXPECT_EQ(looked_up("macdef init\r\nmachine h login no\r\n\r\nmachine h login bob", "h"), "bob/");
  EXPECT_EQ(looked_up("macdef\nname\nmachine h login no\n", "h"), "none");
  EXPECT_EQ(looked_up("macdef", "h"), "none");
}

TEST(ParseNetrc, TakesKeywordsAsValuesWhereAValueIsDue) {
  EXPECT_EQ(looked_up("machine h login machine password default", "h"), "machine/default");
}

TEST(ParseNetrc, StandsUnfinishedAndUnknownWords) {
  EXPECT_EQ(looked_up("machine", "h"), "none");
  EXPECT_EQ(looked_up("machine h", "h", "me"), "me/");
  EXPECT_EQ(looked_up("machine h login", "h"), "/");
  EXPECT_EQ(looked_up("machine h port 21 login ann protocol ftp password one", "h"), "ann/one");
  EXPECT_EQ(looked_up("login ann password one machine h", "h"), "/");
}

using FindInNetrc = HomeTest;

TEST_F(FindInNetrc, ReadsTheHomeDirectorysFile) {
  write(".netrc", "machine h login ann password one");
  const auto found = find_in_netrc("h", "");
  ASSERT_TRUE(found.entry);
  EXPECT_EQ(found.entry->password.reveal(), "one");
  EXPECT_EQ(found.warning, "");
}

TEST_F(FindInNetrc, PrefersTheFileThatTheEnvironmentNames) {
  write(".netrc", "machine h login ann password one");
  netrc_variable().set(write("other", "machine h login bob password two"));
  EXPECT_EQ(find_in_netrc("h", "").entry->login, "bob");
}

TEST_F(FindInNetrc, FindsNothingWhereThereIsNoFile) {
  const auto found = find_in_netrc("h", "");
  EXPECT_FALSE(found.entry);
  EXPECT_EQ(found.warning, "");
}

TEST_F(FindInNetrc, WarnsOfAPasswordThatOthersCanRead) {
  write(".netrc", "machine h login ann password one\nmachine i login ann", 0644);
  EXPECT_NE(find_in_netrc("h", "").warning.find("chmod 600"), std::string::npos);
  EXPECT_EQ(find_in_netrc("h", "").entry->password.reveal(), "one");
  EXPECT_EQ(find_in_netrc("i", "").warning, "") << "no password of this host is in it";
  EXPECT_EQ(find_in_netrc("z", "").warning, "");
}

TEST_F(FindInNetrc, WarnsOfAFileThatCannotBeRead) {
  netrc_variable().set(home());
  EXPECT_NE(find_in_netrc("h", "").warning.find("cannot be read"), std::string::npos);
  netrc_variable().set("/dev/zero");
  EXPECT_NE(find_in_netrc("h", "").warning.find("cannot be read"), std::string::npos);
}

} // namespace
} // namespace ftperm::account
