// Where the password comes from, and that it goes nowhere but to the server.
#include "cli/hosted_account.hpp"

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

/// All that a run leaves behind, in one text.
std::string traces(const HostedAccount& account, const ProgramResult& result) {
  std::string text = result.out + result.err;
  for (const char* name : {"log", "report.csv", "report.json"})
    if (std::filesystem::exists(account.temp().at(name)))
      text += content_of(account.temp().at(name));
  return text;
}

void expect_no_trace_of(const std::string& text, const Words& secrets) {
  for (const std::string& secret : secrets)
    EXPECT_EQ(text.find(secret), std::string::npos) << secret << " is in:\n" << text;
}

Words verbose(const HostedAccount& account) {
  return {"-vv",
          "--log-file",
          account.temp().at("log"),
          "--csv",
          account.temp().at("report.csv"),
          "--json",
          account.temp().at("report.json")};
}

/// The password that all servers here use, as it is and in the forms that a URL gives it.
const Words forms{"correct #horse% 100", "correct%20%23horse%25%20100", "correct%20#horse%",
                  "#horse", "%23horse"};

std::string url_with(const HostedAccount& account, const std::string& password) {
  return "ftp://web:" + password + "@127.0.0.1:" + std::to_string(account.server().port()) + "/";
}

class WrongPasswordOf : public ::testing::TestWithParam<std::string> {};

} // namespace

TEST(Password, IsTakenFromEverySourceAndShownInNoOutputAtAll) {
  HostedAccount account({.server = "pureftpd"});
  const TempFolder& temp = account.temp();
  const std::string password = account.server().password();
  ASSERT_EQ(password, forms.front());
  write_file(temp.at("password"), password + "\nsecond line\n");
  write_file(temp.at("netrc"), "machine 127.0.0.1 login web password \"" + password + "\"\n");
  write_file(temp.at(".netrc"), content_of(temp.at("netrc")));
  const Environment none{{"FTPERM_PASSWORD", ""}, {"HOME", temp.at("missing")}, {"NETRC", ""}};
  const auto changed = [&](const Environment& with) {
    Environment environment = with;
    environment.insert(none.begin(), none.end());
    return environment;
  };

  struct Source {
    std::string name;
    std::string url;
    Words words;
    Environment environment;
    std::string input;
  };

  for (const Source& source : {
           Source{"file", account.url(), {"--password-file", temp.at("password")}, none, ""},
           Source{"input", account.url(), {"--password-file", "-"}, none, password + "\n"},
           Source{"command",
                  account.url(),
                  {"--password-command", "cat " + temp.at("password")},
                  none,
                  ""},
           Source{"environment", account.url(), {}, changed({{"FTPERM_PASSWORD", password}}), ""},
           Source{"NETRC", account.url(), {}, changed({{"NETRC", temp.at("netrc")}}), ""},
           Source{".netrc", account.url(), {}, changed({{"HOME", temp.at("")}}), ""},
           Source{"URL", url_with(account, "correct%20%23horse%25%20100"), {}, none, ""},
       }) {
    const ProgramResult result =
        run_program(Words{FTPERM_PROGRAM, "audit", source.url} + account.security() +
                        verbose(account) + source.words,
                    source.environment, source.input);
    EXPECT_EQ(result.exit_code, 1) << source.name << ": " << result.err;
    const std::string text = traces(account, result);
    expect_no_trace_of(text, forms);
    EXPECT_NE(text.find("PASS"), std::string::npos) << "the log is one of all that was sent";
    EXPECT_EQ(result.err.find("shell's history") != std::string::npos, source.name == "URL");
  }
}

TEST_P(WrongPasswordOf, ALoginIsSaidToBeWrongAndNotShownEither) {
  HostedAccount account({.server = GetParam()});
  const Words wrong{"Tr0ub4dor &3", "Tr0ub4dor%20%263", "Tr0ub4dor%20&3", "Tr0ub4dor"};
  for (const bool in_url : {false, true}) {
    Environment environment = account.environment();
    environment["FTPERM_PASSWORD"] = in_url ? "" : wrong.front();
    const std::string url = in_url ? url_with(account, "Tr0ub4dor%20%263") : account.url();
    const ProgramResult result = run_program(
        Words{FTPERM_PROGRAM, "audit", url} + account.security() + verbose(account), environment);
    EXPECT_EQ(result.exit_code, 3) << result.err;
    EXPECT_NE(result.err.find("Check the login name and the password"), std::string::npos)
        << result.err;
    expect_no_trace_of(traces(account, result), wrong);
  }
}

INSTANTIATE_TEST_SUITE_P(Each, WrongPasswordOf, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

} // namespace ftperm::testing
