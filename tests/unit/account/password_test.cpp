#include "ftperm/account/password.hpp"

#include "child_process.hpp"
#include "scoped_environment.hpp"

#include <fcntl.h>

namespace ftperm::account {
namespace {

Url url_of(std::string_view text) {
  auto url = parse_url(text);
  EXPECT_TRUE(url) << text;
  return *std::move(url);
}

/// "source:user:password", or the error's message.
std::string outcome(const PasswordSources& sources, std::string_view url) {
  const auto found = find_password(sources, url_of(url));
  if (!found) return found.error().message;
  return found->source + ":" + found->user + ":" + found->password.reveal();
}

ErrorKind kind_of_failure(const PasswordSources& sources, std::string_view url) {
  const auto found = find_password(sources, url_of(url));
  EXPECT_FALSE(found);
  return found ? ErrorKind::protocol : found.error().kind;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

PasswordSources by_file(std::string path) {
  return {std::move(path), std::nullopt};
}

PasswordSources by_command(std::string command) {
  return {std::nullopt, std::move(command)};
}

using FindPassword = HomeTest;

TEST_F(FindPassword, TakesTheFirstSourceThatApplies) {
  const auto file = write("other", "from-file\n");
  write(".netrc", "machine h login me password from-netrc");
  const char* const with_password = "ftp://me:from-url@h/";
  EXPECT_EQ(outcome({}, "ftp://me@h/"), ".netrc:me:from-netrc");
  EXPECT_EQ(outcome({}, with_password), "url:me:from-url");
  password_variable().set("from-environment");
  EXPECT_EQ(outcome({}, with_password), "environment:me:from-environment");
  EXPECT_EQ(outcome(by_command("echo from-command"), with_password), "command:me:from-command");
  EXPECT_EQ(outcome({file, "echo from-command"}, with_password), "file:me:from-file");
}

TEST_F(FindPassword, DoesNotGoOnToOtherSourcesWhenOneFails) {
  password_variable().set("from-environment");
  EXPECT_TRUE(holds(outcome(by_file(home() + "/missing"), "ftp://me@h/"), "cannot be read"));
  EXPECT_TRUE(holds(outcome(by_command("exit 3"), "ftp://me@h/"), "exit code 3"));
}

TEST_F(FindPassword, TakesTheFirstLineOfAFile) {
  for (const char* text : {"pass word", "pass word\n", "pass word\r\n", "pass word\nsecond\n"})
    EXPECT_EQ(outcome(by_file(write("other", text)), "ftp://me@h/"), "file:me:pass word");
}

TEST_F(FindPassword, RefusesFilesWithoutAUsablePassword) {
  for (const char* text : {"", "\n", "\r\n", "\nsecond\n"})
    EXPECT_TRUE(holds(outcome(by_file(write("other", text)), "ftp://me@h/"), "empty line"));
  EXPECT_TRUE(holds(outcome(by_file(write("other", "a\rb\n")), "ftp://me@h/"), "line end or NUL"));
  EXPECT_TRUE(holds(outcome(by_file(write("other", std::string("a\0b", 3))), "ftp://me@h/"),
                    "line end or NUL"));
  EXPECT_TRUE(holds(outcome(by_file("/dev/zero"), "ftp://me@h/"), "too long"));
  EXPECT_TRUE(holds(outcome(by_file(home()), "ftp://me@h/"), "cannot be read"));
  EXPECT_TRUE(holds(outcome(by_file("a\x1b[m"), "ftp://me@h/"), "a\\x1B[m"));
  EXPECT_EQ(kind_of_failure(by_file(home()), "ftp://me@h/"), ErrorKind::usage);
  EXPECT_EQ(outcome(by_file(write("other", std::string(4096, 'x'))), "ftp://me@h/"),
            "file:me:" + std::string(4096, 'x'));
}

TEST_F(FindPassword, TakesOneLineOfStandardInputAndLeavesTheRest) {
  const auto path = write("other", "from-stdin\nrest");
  const auto report = without_terminal([&] {
    const int file = ::open(path.c_str(), O_RDONLY);
    ::dup2(file, STDIN_FILENO);
    auto text = outcome(by_file("-"), "ftp://me@h/");
    char rest[8] = {};
    return text + "|" + std::string(rest, static_cast<std::size_t>(::read(0, rest, 4)));
  });
  EXPECT_EQ(report, "file:me:from-stdin|rest");
}

TEST_F(FindPassword, TakesTheFirstLineThatACommandWrites) {
  EXPECT_EQ(outcome(by_command("printf 'a b\\nsecond\\n'"), "ftp://me@h/"), "command:me:a b");
  EXPECT_EQ(outcome(by_command("echo $((6*7)) | cat"), "ftp://me@h/"), "command:me:42");
  EXPECT_EQ(outcome(by_command("echo one; seq 20000"), "ftp://me@h/"), "command:me:one")
      << "a command that writes more than a pipe holds must not fail of it";
}

TEST_F(FindPassword, SaysHowACommandFailed) {
  EXPECT_TRUE(holds(outcome(by_command("echo x; exit 7"), "ftp://me@h/"), "exit code 7"));
  EXPECT_TRUE(holds(outcome(by_command("kill -KILL $$"), "ftp://me@h/"), "signal 9"));
  EXPECT_TRUE(holds(outcome(by_command("true"), "ftp://me@h/"), "empty line"));
  EXPECT_TRUE(holds(outcome(by_command("echo"), "ftp://me@h/"), "empty line"));
  EXPECT_TRUE(holds(outcome(by_command("exec yes"), "ftp://me@h/"), "signal 13"));
  EXPECT_EQ(kind_of_failure(by_command("exit 1"), "ftp://me@h/"), ErrorKind::usage);
}

TEST_F(FindPassword, TellsACommandThatWasInterruptedFromOneThatFailed) {
  EXPECT_EQ(kind_of_failure(by_command("exit 130"), "ftp://me@h/"), ErrorKind::interrupted);
  // In a child, since a test run in the background may itself have to ignore SIGINT.
  const auto report = without_terminal([] {
    const auto found = find_password(by_command("kill -INT $$"), url_of("ftp://me@h/"));
    return std::string(!found && found.error().kind == ErrorKind::interrupted ? "yes" : "no");
  });
  EXPECT_EQ(report, "yes");
}

TEST_F(FindPassword, NeverRepeatsACommandOrPasswordInAnError) {
  EXPECT_FALSE(holds(outcome(by_command("echo hunter2; exit 1"), "ftp://me@h/"), "hunter2"));
  EXPECT_FALSE(holds(outcome(by_command("printf 'hunter2\\rx'"), "ftp://me@h/"), "hunter2"));
  password_variable().set("hunter2\nx");
  EXPECT_EQ(outcome({}, "ftp://me@h/"), "the password (source: environment) holds a line end or "
                                        "NUL, which FTP cannot send");
}

TEST_F(FindPassword, RefusesALineEndInANetrcPassword) {
  write(".netrc", R"(machine h login me password "a\r\nDELE x")");
  EXPECT_TRUE(holds(outcome({}, "ftp://me@h/"), "line end or NUL"));
  write(".netrc", R"(machine h login "me\r\nDELE x" password "a")");
  EXPECT_TRUE(holds(outcome({}, "ftp://h/"), "the login holds a line end"));
}

TEST_F(FindPassword, TakesAnEmptyVariableAsNone) {
  password_variable().set("");
  EXPECT_EQ(outcome({}, "ftp://me:from-url@h/"), "url:me:from-url");
}

TEST_F(FindPassword, WarnsOfAPasswordInTheUrl) {
  const auto used = find_password({}, url_of("ftp://me:hunter2@h/"));
  ASSERT_TRUE(used);
  ASSERT_EQ(used->warnings.size(), 1U);
  EXPECT_TRUE(holds(used->warnings[0], "shell's history"));
  EXPECT_FALSE(holds(used->warnings[0], "hunter2"));

  password_variable().set("other");
  const auto unused = find_password({}, url_of("ftp://me:hunter2@h/"));
  ASSERT_EQ(unused->warnings.size(), 2U);
  EXPECT_TRUE(holds(unused->warnings[1], "not used"));
  EXPECT_TRUE(find_password({}, url_of("ftp://me@h/"))->warnings.empty());
}

TEST_F(FindPassword, TakesTheEmptyPasswordThatTheUrlSpellsOut) {
  EXPECT_EQ(outcome({}, "ftp://me:@h/"), "url:me:");
}

TEST_F(FindPassword, TakesTheLoginFromNetrcWhenTheUrlHasNone) {
  write(".netrc", "machine h login ann password one\nmachine h login bob password two", 0644);
  EXPECT_EQ(outcome({}, "ftp://h/"), ".netrc:ann:one");
  EXPECT_EQ(outcome({}, "ftp://bob@h/"), ".netrc:bob:two");
  EXPECT_EQ(outcome(by_command("echo x"), "ftp://h/"), "command:ann:x");
  EXPECT_EQ(outcome(by_command("echo x"), "ftp://carl@h/"), "command:carl:x");
  EXPECT_TRUE(holds(find_password({}, url_of("ftp://h/"))->warnings.at(0), "chmod 600"));
}

TEST_F(FindPassword, AsksForALoginWhenNothingNamesOne) {
  password_variable().set("x");
  EXPECT_EQ(outcome({}, "ftp://h/"), "name the login: ftp://login@host/");
  EXPECT_EQ(kind_of_failure({}, "ftp://:x@h/"), ErrorKind::usage);
}

TEST_F(FindPassword, NamesAllWaysWhenThereIsNoPasswordAndNoTerminal) {
  write(".netrc", "machine h login me\n");
  const auto report = without_terminal([] {
    const auto kind = kind_of_failure({}, "ftp://me@h/");
    return (kind == ErrorKind::usage ? "usage: " : "wrong: ") + outcome({}, "ftp://me@h/");
  });
  EXPECT_TRUE(report.starts_with("usage: ")) << report;
  for (const char* way :
       {"--password-file", "--password-command", "FTPERM_PASSWORD", ".netrc", "URL", "no terminal"})
    EXPECT_TRUE(holds(report, way)) << way;
}

} // namespace
} // namespace ftperm::account
