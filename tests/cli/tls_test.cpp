// TLS is insisted on, and what weakens it is said.
#include "cli/hosted_account.hpp"

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ProgramResult audit(const HostedAccount& account, const std::string& url, const Words& words) {
  return run_program(Words{FTPERM_PROGRAM, "audit", url} + words, account.environment());
}

class TlsOf : public ::testing::TestWithParam<std::string> {};

class ImplicitTlsOf : public ::testing::TestWithParam<std::string> {};

} // namespace

TEST_P(TlsOf, IsCheckedAgainstTheTrustedCertificatesAndTheName) {
  HostedAccount account({.server = GetParam(), .variants = {"tls-required"}});
  const ProgramResult untrusted = audit(account, account.url(), {"-vv"});
  EXPECT_EQ(untrusted.exit_code, 3) << untrusted.err;
  EXPECT_TRUE(holds(untrusted.err, "certificate")) << untrusted.err;
  EXPECT_TRUE(holds(untrusted.err, "--cacert")) << untrusted.err;
  EXPECT_FALSE(holds(untrusted.err, "> PASS")) << "the password was sent to a stranger";

  const ProgramResult insecure = audit(account, account.url(), {"--insecure"});
  EXPECT_EQ(insecure.exit_code, 1) << insecure.err;
  EXPECT_TRUE(holds(insecure.err, "warning: --insecure")) << insecure.err;

  const ProgramResult trusted = audit(account, account.url(), account.security());
  EXPECT_EQ(trusted.exit_code, 1) << trusted.err;
  EXPECT_FALSE(holds(trusted.err, "warning")) << trusted.err;

  const ProgramResult bad_file = audit(account, account.url(), {"--cacert", "/etc/hostname"});
  EXPECT_NE(bad_file.exit_code, 1) << bad_file.err;
  EXPECT_TRUE(holds(bad_file.err, "/etc/hostname")) << bad_file.err;

  const ProgramResult plain = audit(account, account.url(), {"--tls", "off"});
  EXPECT_EQ(plain.exit_code, 3) << "the server wants TLS: " << plain.err;
}

TEST_P(TlsOf, IsNotGivenUpSilentlyWhenTheServerHasNone) {
  HostedAccount account({.server = GetParam(), .variants = {"no-tls"}, .tls = Tls::off});
  const ProgramResult refused = audit(account, account.url(), {"-vv"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_TRUE(holds(refused.err, "--tls off")) << refused.err;
  EXPECT_FALSE(holds(refused.err, "> PASS")) << refused.err;

  const ProgramResult off = audit(account, account.url(), {"--tls", "off"});
  EXPECT_EQ(off.exit_code, 1) << off.err;
  EXPECT_TRUE(holds(off.err, "warning: TLS is off")) << off.err;
}

TEST_P(ImplicitTlsOf, IsSpokenWhereTheAddressSaysFtps) {
  HostedAccount account({.server = GetParam(), .variants = {"implicit-tls"}});
  const std::string url =
      "ftps://web@localhost:" + std::to_string(account.server().implicit_port()) + "/";
  for (const char* listing : {"stat", "list"}) {
    const ProgramResult result =
        audit(account, url, account.security() + Words{"--listing", listing});
    EXPECT_EQ(result.exit_code, 1) << listing << ": " << result.err;
  }
  EXPECT_EQ(audit(account, url, {}).exit_code, 3);
}

INSTANTIATE_TEST_SUITE_P(Each, TlsOf, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

// Pure-FTPd has it as a setting that excludes the other TLS: tests/servers does not offer it.
INSTANTIATE_TEST_SUITE_P(Each, ImplicitTlsOf, ::testing::Values("vsftpd", "proftpd", "pyftpdlib"),
                         [](const auto& one) { return one.param; });

} // namespace ftperm::testing
