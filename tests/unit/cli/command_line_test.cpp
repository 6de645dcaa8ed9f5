#include "cli/command_line.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ftperm::cli {
namespace {

using Arguments = std::vector<std::string>;

const std::string address = "ftp://anna@ftp.example.org/www";

/// "audit ADDRESS" and more.
Arguments audit_with(Arguments more) {
  more.insert(more.begin(), {"audit", address});
  return more;
}

Arguments fix_with(Arguments more) {
  more.insert(more.begin(), {"fix", address});
  return more;
}

Config read(const Arguments& arguments) {
  auto wish = read_command_line(arguments);
  if (!wish) throw std::runtime_error(wish.error().message);
  return std::get<Config>(std::move(*wish));
}

std::string said(const Arguments& arguments) {
  const auto wish = read_command_line(arguments);
  const auto* say = wish ? std::get_if<Say>(&*wish) : nullptr;
  return say == nullptr ? "" : say->text;
}

TEST(CommandLine, HasCautiousDefaults) {
  const Config config = read({"audit", address});
  EXPECT_EQ(config.command, Command::audit);
  EXPECT_EQ(config.url.host, "ftp.example.org");
  EXPECT_EQ(config.url.path, "www");
  EXPECT_EQ(config.tls, account::Tls::explicit_tls);
  EXPECT_EQ(config.rules.root, Mode(0705));
  EXPECT_EQ(config.rules.directory, Mode(0705));
  EXPECT_EQ(config.rules.file, Mode(0604));
  EXPECT_EQ(config.connections, 4U);
  EXPECT_EQ(config.timeout.count(), 60);
  EXPECT_TRUE(config.pipeline);
  EXPECT_EQ(config.verbosity, 0);
  EXPECT_EQ(config.color, Color::automatic);
  EXPECT_FALSE(config.apply || config.fix_root || config.insecure || config.all || config.quiet);
  EXPECT_FALSE(config.csv || config.json || config.log_file || config.ca_file || config.listing);
  EXPECT_FALSE(config.password.file || config.password.command);
  EXPECT_TRUE(config.warnings.empty());
}

TEST(CommandLine, TakesEveryOption) {
  const Config config = read(fix_with({"--apply",
                                       "--fix-root",
                                       "--password-file",
                                       "-",
                                       "--password-command",
                                       "pass ftp",
                                       "--cacert",
                                       "ca.pem",
                                       "--dir-mode",
                                       "755",
                                       "--file-mode",
                                       "0640",
                                       "--root-mode",
                                       "750",
                                       "--connections",
                                       "2",
                                       "--timeout",
                                       "3600",
                                       "--listing",
                                       "mlsd",
                                       "--no-pipeline",
                                       "--csv",
                                       "-",
                                       "--json",
                                       "out.json",
                                       "--all",
                                       "--quiet",
                                       "--log-file",
                                       "log",
                                       "--color",
                                       "never"}));
  EXPECT_EQ(config.command, Command::fix);
  EXPECT_TRUE(config.apply && config.fix_root && config.all && config.quiet && !config.pipeline);
  EXPECT_EQ(config.password.file, "-");
  EXPECT_EQ(config.password.command, "pass ftp");
  EXPECT_EQ(config.ca_file, "ca.pem");
  EXPECT_EQ(config.rules.directory, Mode(0755));
  EXPECT_EQ(config.rules.file, Mode(0640));
  EXPECT_EQ(config.rules.root, Mode(0750));
  EXPECT_EQ(config.connections, 2U);
  EXPECT_EQ(config.timeout.count(), 3600);
  EXPECT_EQ(config.listing, ftp::ListingWay::mlsd);
  EXPECT_EQ(config.csv, "-");
  EXPECT_EQ(config.json, "out.json");
  EXPECT_EQ(config.log_file, "log");
  EXPECT_EQ(config.color, Color::never);
}

TEST(CommandLine, TakesOptionsInAnyOrderAndWithAnEqualsSign) {
  const Config config = read({"audit", "--csv=a.csv", "-q", address, "--listing=stat"});
  EXPECT_EQ(config.csv, "a.csv");
  EXPECT_TRUE(config.quiet);
  EXPECT_EQ(config.url.user, "anna");
  EXPECT_EQ(config.listing, ftp::ListingWay::stat);
}

TEST(CommandLine, AddsVerbosityUp) {
  EXPECT_EQ(read(audit_with({"-v"})).verbosity, 1);
  EXPECT_EQ(read(audit_with({"--verbose"})).verbosity, 1);
  EXPECT_EQ(read(audit_with({"-vv"})).verbosity, 2);
  EXPECT_EQ(read(audit_with({"-v", "-v"})).verbosity, 2);
}

TEST(CommandLine, KnowsTheListingsAndColors) {
  EXPECT_FALSE(read(audit_with({"--listing", "auto"})).listing);
  EXPECT_EQ(read(audit_with({"--listing", "list"})).listing, ftp::ListingWay::list);
  EXPECT_EQ(read(audit_with({"--color", "always"})).color, Color::always);
  EXPECT_EQ(read(audit_with({"--color", "auto"})).color, Color::automatic);
}

TEST(CommandLine, KnowsTheProfilesAndLetsModesChangeThem) {
  const Config generic = read(audit_with({"--profile", "generic"}));
  EXPECT_EQ(generic.rules.root, Mode(0755));
  EXPECT_EQ(generic.rules.directory, Mode(0755));
  EXPECT_EQ(generic.rules.file, Mode(0644));
  const Config mixed = read(audit_with({"--file-mode", "600", "--profile", "generic"}));
  EXPECT_EQ(mixed.rules.file, Mode(0600));
  EXPECT_EQ(mixed.rules.directory, Mode(0755));
  EXPECT_EQ(read(audit_with({"--profile", "ovh"})).rules.file, Mode(0604));
}

TEST(CommandLine, KnowsTheWaysToUseTls) {
  EXPECT_EQ(read(audit_with({"--tls", "required"})).tls, account::Tls::explicit_tls);
  EXPECT_EQ(read({"audit", "ftps://anna@h/"}).tls, account::Tls::implicit_tls);
  EXPECT_EQ(read({"audit", "ftps://anna@h/", "--tls", "required"}).tls, account::Tls::implicit_tls);
  EXPECT_EQ(read(audit_with({"--tls", "off"})).tls, account::Tls::off);
}

TEST(CommandLine, WarnsOfWhatIsUnsafe) {
  EXPECT_EQ(read(audit_with({"--tls", "off"})).warnings.size(), 1U);
  EXPECT_EQ(read(audit_with({"--insecure"})).warnings.size(), 1U);
  EXPECT_TRUE(read(audit_with({"--insecure"})).insecure);
  EXPECT_EQ(read(audit_with({"--dir-mode", "777"})).warnings.size(), 1U);
  EXPECT_EQ(read(audit_with({"--file-mode", "664"})).warnings.size(), 1U);
  EXPECT_TRUE(read(audit_with({"--dir-mode", "755"})).warnings.empty());
}

TEST(CommandLine, TakesWhatMakesAChangeSafe) {
  const Config config = read(fix_with({"--apply", "--journal", "j", "--max-changes", "0"}));
  EXPECT_EQ(config.journal, "j");
  EXPECT_EQ(config.max_changes, 0U);
  EXPECT_FALSE(read(fix_with({})).max_changes);
}

TEST(CommandLine, LeavesTheAccountOfAnUndoToItsJournal) {
  const Config config = read({"undo", "j", "--apply"});
  EXPECT_EQ(config.command, Command::undo);
  EXPECT_EQ(config.undone_journal, "j");
  EXPECT_TRUE(config.apply);
  EXPECT_FALSE(config.url_is_given || config.tls_is_given || config.same_account);
  const Config other = read({"undo", "j", "ftp://anna@h/", "--same-account", "--tls", "off"});
  EXPECT_EQ(other.url.host, "h");
  EXPECT_TRUE(other.url_is_given && other.tls_is_given && other.same_account);
  EXPECT_TRUE(std::holds_alternative<ListJournals>(*read_command_line({"journals"})));
}

TEST(CommandLine, ReadsACapturedListingFromStandardInputUnlessAFileIsNamed) {
  const auto captured = [](const Arguments& arguments) {
    return std::get<ReadListingOptions>(*read_command_line(arguments));
  };
  EXPECT_EQ(captured({"read-listing", "--format", "stat"}).file, "-");
  const auto named = captured({"read-listing", "a", "--format=mlsd"});
  EXPECT_EQ(named.file, "a");
  EXPECT_EQ(named.format, CapturedFormat::mlsd);
}

TEST(CommandLine, SaysWhatWasAsked) {
  for (const char* word : {"--help", "-h", "help"})
    EXPECT_NE(said({word}).find("ftperm audit URL"), std::string::npos) << word;
  EXPECT_NE(said({"--version"}).find("ftperm "), std::string::npos);
  EXPECT_NE(said({"fix", "--help"}).find("--fix-root"), std::string::npos);
  EXPECT_EQ(said({"audit", "-h"}).find("--apply "), std::string::npos);
  EXPECT_NE(said({"audit", address, "--help"}), "");
  EXPECT_NE(said({"read-listing", "a", "--help"}).find("link_target_hex"), std::string::npos);
}

} // namespace
} // namespace ftperm::cli
