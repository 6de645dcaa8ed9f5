#include "cli/diagnose_again.hpp"
#include "support/run_program.hpp"

#include <gtest/gtest.h>

namespace ftperm::cli {
namespace {

Config config() {
  Config config;
  config.url.host = "ftp.e.net";
  config.url.port = 21;
  config.url.user = "anna";
  config.diagnose.sites = {"http://e.net/"};
  config.diagnose.load.user_agent = "ftperm/" FTPERM_VERSION;
  return config;
}

Diagnosis with(const std::string& verdict, std::vector<Cause> causes = {}) {
  Diagnosis diagnosis;
  diagnosis.verdict = verdict;
  diagnosis.causes = std::move(causes);
  return diagnosis;
}

Cause permission(const std::string& path) {
  return {CauseKind::permissions, path, Mode(0777), Mode(0705), "", true, false};
}

Cause htaccess() {
  return {CauseKind::htaccess, "/.htaccess", {}, {}, "", true, false};
}

constexpr const char* plain = "ftperm diagnose ftp://anna@ftp.e.net --site http://e.net/ --test";

} // namespace

TEST(DiagnoseAgain, IsTheTestThenTheRepair) {
  const std::string test = plain;
  EXPECT_EQ(diagnose_again(config(), with("possible", {permission("/x")}), false), test);
  EXPECT_EQ(diagnose_again(config(), with("permissions", {permission("/x")}), true),
            test + " --apply");
  EXPECT_EQ(diagnose_again(config(), with("htaccess", {htaccess()}), true),
            test + " --apply --keep-htaccess-off");
}

TEST(DiagnoseAgain, IsNothingWhereAllIsRemoved) {
  Cause removed = permission("/x");
  removed.removed = true;
  EXPECT_EQ(diagnose_again(config(), with("permissions", {removed}), true), "");
  EXPECT_EQ(diagnose_again(config(), with("permissions-and-htaccess", {removed, htaccess()}), true),
            std::string(plain) + " --apply --keep-htaccess-off");
}

TEST(DiagnoseAgain, OpensTheRootOnlyWhereThatIsTheReason) {
  const std::string test = plain;
  EXPECT_EQ(diagnose_again(config(), with("closed-root"), true), test + " --fix-root --apply");
  EXPECT_EQ(diagnose_again(config(), with("closed-root"), false), test + " --fix-root --apply");
  Cause root = permission("/");
  EXPECT_EQ(diagnose_again(config(), with("permissions", {root}), true), test + " --apply");
  root.proven = false;
  EXPECT_EQ(diagnose_again(config(), with("possible", {root}), true), test + " --fix-root");
  Config fixing = config();
  fixing.fix_root = true;
  EXPECT_EQ(diagnose_again(fixing, with("possible", {root}), true), "");
}

TEST(DiagnoseAgain, RepeatsWhatTheUserSaidOfAccountAndSite) {
  Config config = cli::config();
  config.url.implicit_tls = true;
  config.url.port = 990;
  config.ca_file = "/c a.pem";
  config.password.file = "/secret file";
  config.password.command = "echo secret";
  config.profile = "generic";
  config.rules = {Mode(0705), Mode(0755), Mode(0644)};
  config.connections = 1;
  config.listing = ftp::ListingWay::mlsd;
  config.pipeline = false;
  config.diagnose.loads = 7;
  config.diagnose.load.follow = 3;
  config.diagnose.load.timeout = std::chrono::seconds(90);
  config.diagnose.load.resolve = {"e.net:192.0.2.1"};
  config.diagnose.load.user_agent = "Me 1";
  config.diagnose.load.check_certificate = false;
  config.diagnose.load.unique_query = false;
  EXPECT_EQ(diagnose_again(config, with("possible"), false),
            "ftperm diagnose ftps://anna@ftp.e.net --cacert '/c a.pem' --password-file "
            "'/secret file' --connections 1 --listing mlsd --no-pipeline --profile generic "
            "--root-mode 705 --site http://e.net/ --loads 7 --follow 3 --site-timeout 90 "
            "--resolve e.net:192.0.2.1 --user-agent 'Me 1' --insecure-site --no-query --test")
      << "but never the command, which may hold a password";
}

TEST(DiagnoseAgain, WritesAnAddressThatIsReadAsItWas) {
  Config config = cli::config();
  config.url.user = "anna@e.net:1/%";
  config.url.path = "/my www/100%#?";
  config.url.path_is_absolute = true;
  const std::string command = diagnose_again(config, with("possible"), false);
  const std::string address = "ftp://anna%40e.net%3A1%2F%25@ftp.e.net//my%20www/100%25%23%3F";
  EXPECT_NE(command.find(address), std::string::npos) << command;
  const auto url = account::parse_url(address);
  ASSERT_TRUE(url);
  EXPECT_EQ(url->user, config.url.user);
  EXPECT_EQ(url->path, config.url.path);
  EXPECT_TRUE(url->path_is_absolute);
}

TEST(DiagnoseAgain, CanBeCopiedIntoAShellWhateverTheAddress) {
  Config config = cli::config();
  const std::string hostile = "http://e.net/a'b\"c`id`$(id)$HOME;id&x=1|y\\ \n#";
  config.diagnose.sites = {hostile};
  const std::string command = diagnose_again(config, with("possible"), false);
  const auto told =
      testing::run_program({"/bin/sh", "-c", "ftperm() { printf '%s' \"$4\"; }\n" + command}, {},
                           {}, std::chrono::seconds(10));
  EXPECT_EQ(told.out, hostile) << command;
}

} // namespace ftperm::cli
