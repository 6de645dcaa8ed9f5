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

/// The complaint, which must be one about usage.
std::string complaint(const Arguments& arguments) {
  const auto wish = read_command_line(arguments);
  if (wish) return "";
  EXPECT_EQ(wish.error().kind, ErrorKind::usage);
  return wish.error().message;
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  const Arguments wrong[] = {{},
                             {"repair", address},
                             {"--apply"},
                             {address},
                             {"audit"},
                             {"fix"},
                             {"audit", address, "ftp://other@h/"},
                             {"audit", "http://example.org/"},
                             {"audit", ""},
                             audit_with({"--no-such-option"}),
                             audit_with({"-x"}),
                             audit_with({"--quie"}), // no guessing
                             audit_with({"--tls", "maybe"}),
                             audit_with({"--profile", "none"}),
                             audit_with({"--listing", "nlst"}),
                             audit_with({"--color", "red"}),
                             audit_with({"--csv"}),
                             audit_with({"--csv", "a", "--csv", "b"}),
                             audit_with({"--all=yes"}),
                             audit_with({"--url", "ftp://other@h/"})};
  for (const Arguments& arguments : wrong)
    EXPECT_NE(complaint(arguments), "") << ::testing::PrintToString(arguments);
}

TEST(CommandLine, RefusesNumbersOutOfRange) {
  for (const char* option : {"--connections", "--timeout"})
    for (const char* number : {"0", "-1", "", "x", "1x", "1.5", " 1", "99999", "999999999999"})
      EXPECT_NE(complaint(audit_with({std::string(option) + "=" + number})), "")
          << option << '=' << number;
  EXPECT_NE(complaint(audit_with({"--connections", "9"})), "");
  for (const char* rate : {"0", "-1", "x", "1000001"})
    EXPECT_NE(complaint(audit_with({"--max-rate", rate})), "") << rate;
  EXPECT_NE(complaint(audit_with({"--timeout", "3601"})), "");
}

TEST(CommandLine, RefusesModesThatAreNoneOrLockTheOwnerOut) {
  for (const char* option : {"--root-mode", "--dir-mode", "--file-mode"})
    for (const char* mode : {"", "7", "75", "8", "780", "07055", "0x705", "rwx", "u+x", "-705"})
      EXPECT_NE(complaint(audit_with({std::string(option) + "=" + mode})), "")
          << option << '=' << mode;
  for (const char* option : {"--root-mode", "--dir-mode"})
    for (const char* mode : {"000", "077", "405", "605", "305", "1077"})
      EXPECT_NE(complaint(audit_with({option, mode})), "") << option << ' ' << mode;
  for (const char* mode : {"000", "204", "3077"})
    EXPECT_NE(complaint(audit_with({"--file-mode", mode})), "") << mode;
  EXPECT_EQ(complaint(audit_with({"--file-mode", "400", "--dir-mode", "500"})), "");
}

TEST(CommandLine, RefusesContradictions) {
  const Arguments wrong[] = {audit_with({"--apply"}),
                             audit_with({"--fix-root"}),
                             audit_with({"--insecure", "--cacert", "ca.pem"}),
                             audit_with({"--tls", "off", "--insecure"}),
                             audit_with({"--tls", "off", "--cacert", "ca.pem"}),
                             {"audit", "ftps://anna@h/", "--tls", "off"},
                             audit_with({"--csv", "-", "--json", "-"}),
                             audit_with({"--csv", "same", "--json", "same"}),
                             audit_with({"--csv", "same", "--log-file", "same"}),
                             audit_with({"--json", "same", "--log-file", "same"}),
                             audit_with({"--journal", "j"}),
                             audit_with({"--max-changes", "3"}),
                             {"fix", address, "--journal", "j"},
                             {"fix", address, "--apply", "--journal", "-"},
                             {"fix", address, "--apply", "--journal", "same", "--csv", "same"},
                             {"fix", address, "--same-account"},
                             {"undo"},
                             {"undo", address},
                             {"undo", "j", address},
                             {"undo", "j", "ftp://h/", "more"},
                             {"undo", "j", "--fix-root"},
                             {"undo", "j", "--file-mode", "604"},
                             {"undo", "j", "--apply", "--journal", "j"},
                             {"journals", "--all"},
                             {"read-listing"},
                             {"read-listing", "--format", "nlst"},
                             {"read-listing", "--format", "list", "a", "b"},
                             {"read-listing", "--format", "list", "--apply"}};
  for (const Arguments& arguments : wrong)
    EXPECT_NE(complaint(arguments), "") << ::testing::PrintToString(arguments);
}

TEST(CommandLine, NeverRepeatsAPasswordInAComplaint) {
  const std::string with_password = "ftp://anna:hunter2@ftp.example.org/";
  const Arguments wrong[] = {{with_password},
                             {"audit", with_password, with_password},
                             {"audit", "ftp://anna:hunter2@ftp.example.org:99999/"},
                             {"audit", "anna:hunter2@ftp.example.org"},
                             {"audit", with_password, "--url", with_password},
                             {"audit", "--all=" + with_password},
                             {"audit", "--" + with_password},
                             {"audit", "-" + with_password},
                             {"audit", "--connections", with_password},
                             {"undo", with_password},
                             {"undo", "j", with_password + "www"},
                             {"journals", with_password},
                             {"read-listing", with_password},
                             {"read-listing", "--" + with_password}};
  for (const Arguments& arguments : wrong) {
    const std::string text = complaint(arguments);
    EXPECT_NE(text, "") << ::testing::PrintToString(arguments);
    EXPECT_EQ(text.find("hunter2"), std::string::npos) << text;
  }
}

} // namespace
} // namespace ftperm::cli
