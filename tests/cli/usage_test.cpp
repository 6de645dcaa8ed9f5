// What needs no server: wrong usage is said at once, and nothing is connected to.
#include "cli/hosted_account.hpp"

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

/// A port that nobody listens on; whoever connected would end with 3.
constexpr const char* nobody = "ftp://web@127.0.0.1:1/";

ProgramResult run_bare(const Words& words, Environment environment = {}) {
  const TempFolder home;
  environment.insert({{"HOME", home.at("")}, {"NETRC", ""}, {"FTPERM_PASSWORD", "secret"}});
  return run_program(Words{FTPERM_PROGRAM} + words, environment);
}

} // namespace

TEST(Usage, HelpAndVersionGoToStandardOutputAndSucceed) {
  for (const Words& words : {Words{"--help"}, Words{"-h"}, Words{"help"}, Words{"audit", "--help"},
                             Words{"fix", "--help"}, Words{"--version"}}) {
    const ProgramResult result = run_bare(words);
    EXPECT_EQ(result.exit_code, 0) << words.back();
    EXPECT_NE(result.out.find("ftperm"), std::string::npos);
    EXPECT_EQ(result.err, "");
  }
  EXPECT_NE(run_bare({"fix", "--help"}).out.find("--fix-root"), std::string::npos);
  EXPECT_EQ(run_bare({"audit", "--help"}).out.find("--fix-root "), std::string::npos);
}

TEST(Usage, EveryMistakeIsOneSentenceOnStandardErrorAndExitCodeTwo) {
  const Words audit{"audit", nobody};
  for (const Words& words : {
           Words{},
           Words{"audti", nobody},
           Words{"audit"},
           Words{"fix"},
           Words{"audit", nobody, nobody},
           Words{"audit", "http://web@example.net/"},
           Words{"audit", "web@example.net"},
           Words{"audit", "ftp://web@127.0.0.1:0/"},
           Words{"audit", "ftp://web@127.0.0.1:99999/"},
           Words{"audit", "ftp://web@127.0.0.1:1/a/../b"},
           Words{"audit", "ftp://web@127.0.0.1:1/a%0d%0aDELE%20b"},
           Words{"audit", "ftp://we%0ab@127.0.0.1:1/"},
           audit + Words{"--nonsense"},
           audit + Words{"--fix"},
           audit + Words{"--apply"},
           audit + Words{"--fix-root"},
           audit + Words{"--profile", "none"},
           audit + Words{"--dir-mode", "0905"},
           audit + Words{"--dir-mode", "rwx"},
           audit + Words{"--dir-mode", "005"},
           audit + Words{"--file-mode", "004"},
           audit + Words{"--root-mode", "000"},
           audit + Words{"--connections", "0"},
           audit + Words{"--connections", "9"},
           audit + Words{"--connections", "-1"},
           audit + Words{"--max-rate", "0"},
           audit + Words{"--timeout", "0"},
           audit + Words{"--listing", "nlst"},
           audit + Words{"--tls", "maybe"},
           audit + Words{"--color", "blue"},
           audit + Words{"--cacert"},
           audit + Words{"--tls", "off", "--insecure"},
           audit + Words{"--insecure", "--cacert", "/etc/passwd"},
           Words{"audit", "ftps://web@127.0.0.1:1/", "--tls", "off"},
           audit + Words{"--csv", "-", "--json", "-"},
           audit + Words{"--csv", "same", "--json", "same"},
       }) {
    const ProgramResult result = run_bare(words);
    EXPECT_EQ(result.exit_code, 2) << ::testing::PrintToString(words) << result.err;
    EXPECT_EQ(result.out, "") << ::testing::PrintToString(words);
    EXPECT_TRUE(result.err.starts_with("ftperm: error: ")) << result.err;
    EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
  }
}

TEST(Usage, APlaceWhereNoReportCanBeWrittenIsNoticedBeforeConnecting) {
  const TempFolder temp;
  write_file(temp.at("file"), "");
  for (const std::string& path : {temp.at("missing/report"), temp.at("file/report"), temp.at("")})
    for (const char* option : {"--csv", "--json", "--log-file"}) {
      const ProgramResult result = run_bare({"audit", nobody, option, path});
      EXPECT_EQ(result.exit_code, 2) << option << " " << path << " " << result.err;
    }
}

TEST(Usage, AReportThatIsThereStaysWhenNothingCanBeReported) {
  const TempFolder temp;
  write_file(temp.at("report.csv"), "of yesterday");
  EXPECT_EQ(run_bare({"audit", nobody, "--csv", temp.at("report.csv")}).exit_code, 3);
  EXPECT_EQ(content_of(temp.at("report.csv")), "of yesterday");
}

TEST(Usage, AHostOrPortThatIsNotThereIsExitCodeThreeAndNamed) {
  const ProgramResult refused = run_bare({"audit", nobody});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_NE(refused.err.find("127.0.0.1 port 1"), std::string::npos) << refused.err;
  const ProgramResult unknown = run_bare({"audit", "ftp://web@no-such-host.invalid/"});
  EXPECT_EQ(unknown.exit_code, 3);
  EXPECT_NE(unknown.err.find("no-such-host.invalid"), std::string::npos) << unknown.err;
}

TEST(Usage, WithoutAPasswordOrATerminalToAskOnItEndsAtOnce) {
  const ProgramResult result = run_bare({"audit", nobody}, {{"FTPERM_PASSWORD", ""}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("--password-file"), std::string::npos) << result.err;
}

} // namespace ftperm::testing
