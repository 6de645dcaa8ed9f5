#include "ftperm/account/password.hpp"

#include "child_process.hpp"
#include "scoped_environment.hpp"

#include <termios.h>

namespace ftperm::account {
namespace {

using TerminalPrompt = HomeTest;

std::string echo_state() {
  termios state{};
  ::tcgetattr(STDIN_FILENO, &state);
  return (state.c_lflag & static_cast<tcflag_t>(ECHO)) != 0 ? " echo" : " silent";
}

/// Runs in the child: "source:password" or "kind:message", and whether the terminal echoes again.
std::string ask(const PasswordSources& sources) {
  const auto url = parse_url("ftp://me@h/");
  const auto found = find_password(sources, *url);
  if (found) return found->source + ":" + found->password.reveal() + echo_state();
  const bool interrupted = found.error().kind == ErrorKind::interrupted;
  return (interrupted ? "interrupted" : found.error().message) + echo_state();
}

TerminalRun typing(const std::string& keys, const PasswordSources& sources = {}) {
  return on_terminal([&] { return ask(sources); }, "Password of me at h: ",
                     [&](int terminal, pid_t /*child*/) {
                       EXPECT_EQ(::write(terminal, keys.data(), keys.size()),
                                 static_cast<ssize_t>(keys.size()));
                     });
}

TEST_F(TerminalPrompt, ReadsALineWithoutEcho) {
  const auto run = typing("hunter2\n");
  EXPECT_EQ(run.report, "prompt:hunter2 echo");
  EXPECT_EQ(run.screen, "Password of me at h: \r\n");
}

TEST_F(TerminalPrompt, LetsTypingErrorsBeCorrected) {
  EXPECT_EQ(typing("hunter3\x7f"
                   "2\n")
                .report,
            "prompt:hunter2 echo");
  EXPECT_EQ(typing("wrong\x15right\n").report, "prompt:right echo");
}

TEST_F(TerminalPrompt, RestoresTheTerminalAfterCtrlC) {
  const auto run = typing("hunt\x03");
  EXPECT_EQ(run.report, "interrupted echo");
  EXPECT_FALSE(run.screen.find("hunt") != std::string::npos);
}

TEST_F(TerminalPrompt, RestoresTheTerminalWhenItIsTerminated) {
  for (const int signal : {SIGTERM, SIGHUP, SIGQUIT}) {
    const auto run = on_terminal([] { return ask({}); }, "Password of me at h: ",
                                 [&](int /*terminal*/, pid_t child) { ::kill(child, signal); });
    EXPECT_EQ(run.report, "interrupted echo") << signal;
  }
}

TEST_F(TerminalPrompt, TakesCtrlDAsAWishToStop) {
  EXPECT_EQ(typing("\x04").report, "interrupted echo");
}

TEST_F(TerminalPrompt, RefusesAnEmptyPassword) {
  EXPECT_EQ(typing("\n").report, "no password was typed echo");
}

TEST_F(TerminalPrompt, AsksWhenStandardInputIsATerminal) {
  EXPECT_EQ(typing("hunter2\n", {"-", std::nullopt}).report, "prompt:hunter2 echo");
}

TEST_F(TerminalPrompt, LeavesIgnoredSignalsIgnored) {
  const auto run = on_terminal(
      [] {
        ::signal(SIGHUP, SIG_IGN);
        return ask({});
      },
      "Password of me at h: ",
      [](int terminal, pid_t child) {
        ::kill(child, SIGHUP);
        EXPECT_EQ(::write(terminal, "hunter2\n", 8), 8);
      });
  EXPECT_EQ(run.report, "prompt:hunter2 echo");
}

TEST_F(TerminalPrompt, AsksOnlyWhenNoOtherSourceApplies) {
  password_variable().set("from-environment");
  const auto run =
      on_terminal([] { return ask({}); }, "", [](int /*terminal*/, pid_t /*child*/) {});
  EXPECT_EQ(run.report, "environment:from-environment echo");
  EXPECT_EQ(run.screen, "");
}

} // namespace
} // namespace ftperm::account
