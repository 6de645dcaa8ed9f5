// However a diagnosis ends: what it tried is put back, by itself or by the next run.
#include "cli/diagnosed_site.hpp"
#include "cli/running_program.hpp"

#include "ftperm/fix/journal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>
#include <random>
#include <sys/stat.h>
#include <thread>

namespace ftperm::testing {
namespace {

using namespace std::chrono_literals;

/// Answers after a moment, so that there is time to end the program while something is tried.
constexpr std::string_view slow_page = "#!/bin/sh\n"
                                       "sleep 0.3\n"
                                       "echo 'Content-Type: text/html'\n"
                                       "echo\n"
                                       "echo '<title>Slow</title>'\n";

/// FTPERM_SERVER: another than Pure-FTPd.
std::string server() {
  const char* name = std::getenv("FTPERM_SERVER");
  return name == nullptr ? "pureftpd" : name;
}

/// A site with two causes: a script without x, and a .htaccess.
class CutShort : public ::testing::Test {
 protected:
  CutShort() {
    site_.put("/www/page.cgi", slow_page, 0604);
    site_.add_line("/www/.htaccess", "RewriteEngin On");
    before_ = site_.snapshot();
  }

  Words words() const { return site_.words({"/page.cgi"}, {"--test"}); }

  bool htaccess_is_away() const { return !std::filesystem::exists(site_.at("/www/.htaccess")); }

  bool mode_is_changed() const { return site_.mode("/www/page.cgi") == 0705; }

  /// Whether a next run has something to do.
  bool is_open() const {
    for (const std::string& file : site_.account().journals()) {
      const auto journal = fix::read_journal(file);
      if (journal && fix::was_cut_off(*journal)) return true;
    }
    return false;
  }

  void expect_put_back_by(const Words& next) {
    const ProgramResult result = site_.account().run(next);
    EXPECT_EQ(site_.snapshot(), before_) << result.err;
    EXPECT_FALSE(is_open()) << result.err;
  }

  DiagnosedSite site_{HostedSite::Options{.server = server()}};
  ExactSnapshot before_;
};

int kills() {
  const char* text = std::getenv("FTPERM_KILLS");
  return text == nullptr ? 10 : std::atoi(text);
}

} // namespace

TEST_F(CutShort, BySignalsPutsBackWhatIsAway) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    RunningProgram program(site_.account(), words());
    program.halt_when([this] { return htaccess_is_away(); });
    program.signal(signal);
    program.go_on();
    EXPECT_EQ(program.exit_code(), 130) << program.err();
    EXPECT_EQ(site_.snapshot(), before_) << program.err();
    EXPECT_FALSE(is_open());
  }
}

TEST_F(CutShort, BySignalsPutsBackTheModes) {
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return mode_is_changed(); });
  program.signal(SIGINT);
  program.go_on();
  EXPECT_EQ(program.exit_code(), 130) << program.err();
  EXPECT_EQ(site_.snapshot(), before_) << program.err();
  EXPECT_FALSE(is_open());
}

TEST_F(CutShort, ByAKillIsPutBackByTheNextRunWhichSaysSo) {
  for (const Words& next : {Words{"audit"}, Words{"fix"}, words()}) {
    RunningProgram program(site_.account(), words());
    program.halt_when([this] { return htaccess_is_away(); });
    program.signal(SIGKILL);
    program.exit_code();
    ASSERT_TRUE(htaccess_is_away());
    const ProgramResult result = site_.account().run(next);
    EXPECT_NE(result.err.find("/www/.htaccess is still away, as /www/.htaccess.ftperm-"),
              std::string::npos)
        << result.err;
    EXPECT_EQ(site_.snapshot(), before_) << result.err;
    EXPECT_FALSE(is_open());
  }
}

TEST_F(CutShort, ByAKillIsPutBackByUndo) {
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return htaccess_is_away(); });
  program.signal(SIGKILL);
  program.exit_code();
  const std::string journal = site_.account().journals().back();
  const ProgramResult shown = site_.account().undo(journal, {});
  EXPECT_EQ(shown.exit_code, 1) << shown.err;
  EXPECT_NE(shown.out.find(".htaccess.ftperm-"), std::string::npos) << shown.out;
  EXPECT_TRUE(htaccess_is_away()) << "without --apply it only shows";
  const ProgramResult undone = site_.account().undo(journal, {"--apply"});
  EXPECT_EQ(undone.exit_code, 0) << undone.out << undone.err;
  EXPECT_EQ(site_.snapshot(), before_);
  EXPECT_FALSE(is_open());
}

TEST_F(CutShort, ByAKillAfterKeepingWhatIsKeptStays) {
  // Nobody reads it: the report takes for ever.
  const std::string report = site_.account().temp().at("report");
  ASSERT_EQ(::mkfifo(report.c_str(), 0600), 0);
  RunningProgram program(site_.account(),
                         words() + Words{"--apply", "--keep-htaccess-off", "--json", report});
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  program.halt_when([&] {
    const bool kept = mode_is_changed() && htaccess_is_away() && !is_open();
    return kept || std::chrono::steady_clock::now() > deadline;
  });
  program.signal(SIGKILL);
  program.exit_code();
  const ExactSnapshot kept = site_.snapshot();
  EXPECT_NE(kept, before_);
  const ProgramResult result = site_.account().run({"audit"});
  EXPECT_EQ(site_.snapshot(), kept) << result.err;
}

TEST_F(CutShort, ByAKillIsSeenToByTheUndoingOfAnotherRunToo) {
  site_.put("/www/note.txt", "to be repaired", 0666);
  site_.account().run({"fix", "--apply"});
  const std::string repair = site_.account().journals().at(0);
  before_ = site_.snapshot();
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return htaccess_is_away(); });
  program.signal(SIGKILL);
  program.exit_code();
  const ProgramResult shown = site_.account().undo(repair, {});
  EXPECT_EQ(site_.snapshot(), before_) << shown.err;
  EXPECT_FALSE(is_open()) << shown.err;
}

/// FTPERM_KILLS says how often.
TEST_F(CutShort, ByAKillAtAnyMomentIsPutBackByTheNextRun) {
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(site_.account().run(words()).exit_code, 1);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  std::minstd_rand random(1); // NOLINT: the same moments each time
  for (int kill = 0; kill < kills(); ++kill) {
    SCOPED_TRACE(kill);
    RunningProgram program(site_.account(), words());
    std::this_thread::sleep_for(random() % static_cast<unsigned long>(whole.count()) * 1us);
    program.signal(SIGKILL);
    program.exit_code();
    expect_put_back_by({"audit"});
  }
}

TEST_F(CutShort, ByASecondSignalIsPutBackByTheNextRun) {
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return htaccess_is_away(); });
  site_.account().server().stop(); // nothing can be put back
  program.signal(SIGINT);
  program.go_on();
  std::this_thread::sleep_for(500ms);
  program.signal(SIGINT);
  EXPECT_EQ(program.exit_code(), 128 + SIGINT);
  site_.account().server().start();
  expect_put_back_by({"audit"});
}

TEST_F(CutShort, ByAnOutageOfTheServerIsPutBackWhenItIsThereAgain) {
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return htaccess_is_away(); });
  site_.account().server().stop();
  program.go_on();
  std::this_thread::sleep_for(1s);
  site_.account().server().start();
  EXPECT_EQ(program.exit_code(), 1) << program.err();
  EXPECT_EQ(site_.snapshot(), before_) << program.err();
  EXPECT_FALSE(is_open());
}

TEST_F(CutShort, ByALastingOutageSaysTheNameToRenameByHandLast) {
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return htaccess_is_away(); });
  site_.account().server().stop();
  program.go_on();
  EXPECT_EQ(program.exit_code(), 3) << program.err();
  std::string said = program.err();
  ASSERT_TRUE(said.ends_with(" to /www/.htaccess\n")) << said;
  said = said.substr(said.rfind('\n', said.size() - 2) + 1);
  EXPECT_TRUE(said.starts_with("By hand: rename /www/.htaccess.ftperm-")) << said;
  EXPECT_TRUE(htaccess_is_away());
  site_.account().server().start();
  expect_put_back_by({"audit"});
}

TEST_F(CutShort, ByAKillReplacesNothingThatIsNewInItsPlace) {
  RunningProgram program(site_.account(), words());
  program.halt_when([this] { return htaccess_is_away(); });
  program.signal(SIGKILL);
  program.exit_code();
  site_.put("/www/.htaccess", "# written by the site meanwhile\n");
  const ProgramResult result = site_.account().run({"audit"});
  EXPECT_EQ(site_.content("/www/.htaccess"), "# written by the site meanwhile\n");
  EXPECT_NE(result.err.find("something new is in its place"), std::string::npos) << result.err;
}

} // namespace ftperm::testing
