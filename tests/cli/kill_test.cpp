// The program is killed in the middle of a repair: nothing is lost, the next run finishes, and all
// of it can be undone.
#include "cli/large_account.hpp"
#include "cli/running_program.hpp"

#include "ftperm/fix/journal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

const Words repair{"fix", "--apply", "--fix-root"};

int from_environment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

/// Everything that differs from `before` must be in a journal, with its true earlier mode.
void expect_journaled(const HostedAccount& account, const Snapshot& before) {
  std::map<std::string, fix::Change> told;
  for (const std::string& file : account.journals()) {
    const auto journal = fix::read_journal(file);
    if (!journal) continue; // killed before its head was whole: nothing was sent
    for (const fix::Change& change : journal->changes)
      told.try_emplace(change.path.bytes(), change);
  }
  for (const auto& [path, entry] : account.files().snapshot()) {
    if (entry == before.at(path)) continue;
    ASSERT_TRUE(told.contains(path)) << path << " was changed, and no journal knows";
    ASSERT_EQ(told.at(path).before.bits(), before.at(path).mode) << path;
    ASSERT_EQ(told.at(path).after.bits(), entry.mode) << path;
  }
}

void undo_all(const HostedAccount& account) {
  auto journals = account.journals();
  for (auto journal = journals.rbegin(); journal != journals.rend(); ++journal) {
    if (!fix::read_journal(*journal)) continue;
    const ProgramResult undone = account.undo(*journal, {"--apply", "-q"});
    ASSERT_EQ(undone.exit_code, 0) << undone.err;
  }
  std::filesystem::remove_all(account.temp().at("state"));
}

} // namespace

/// FTPERM_KILLS says how often, FTPERM_SEED at which moments.
TEST(Kill, AtAnyMomentLeavesAJournalThatTellsTheTruth) {
  LargeAccount account("pureftpd", {});
  const Snapshot before = account.files().snapshot();
  const auto begin = steady_clock::now();
  ASSERT_EQ(account.run(repair).exit_code, 0);
  const auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - begin);
  undo_all(account);
  ASSERT_EQ(account.files().snapshot(), before);

  const int seed = from_environment("FTPERM_SEED", 1);
  std::minstd_rand random(static_cast<unsigned>(seed));
  const int kills = from_environment("FTPERM_KILLS", 10);
  int in_the_middle = 0;
  for (int kill = 0; kill < kills; ++kill) {
    RunningProgram program(account, repair);
    SCOPED_TRACE("kill " + std::to_string(kill) + ", seed " + std::to_string(seed));
    // One in three at any time; the others among the changes, by what the disk says: how long they
    // take differs too much from run to run on a busy machine.
    if (kill % 3 == 0) {
      std::this_thread::sleep_for(random() % static_cast<unsigned long>(whole.count() + 1) * 1us);
    } else {
      const int folder = static_cast<int>(random() % (LargeAccount::folders / 2));
      const int file = static_cast<int>(random() % LargeAccount::files_each);
      program.halt_when(account.file(folder, file), 0604);
    }
    program.signal(SIGKILL);
    program.exit_code();
    const Snapshot now = account.files().snapshot();
    if (now != before && account.wrong_on_disk() > 0) ++in_the_middle;
    expect_journaled(account, before);

    const ProgramResult next = account.run(repair);
    ASSERT_EQ(next.exit_code, 0) << next.err;
    ASSERT_EQ(account.wrong_on_disk(), 0U);
    expect_journaled(account, before);
    undo_all(account);
    ASSERT_EQ(account.files().snapshot(), before);
    if (::testing::Test::HasFatalFailure()) return;
  }
  std::cout << kills << " kills, " << in_the_middle << " of them between the changes\n";
  EXPECT_GT(in_the_middle, 0) << "no kill came at a moment that matters";
}

TEST(Lock, KeepsASecondRepairOffTheAccount) {
  LargeAccount account("pureftpd", {});
  RunningProgram first(account, repair);
  first.halt_when(account.early_file(), 0604);
  const ProgramResult second = account.run(repair);
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_NE(second.err.find("another run (process "), std::string::npos) << second.err;
  EXPECT_EQ(account.run({"audit"}).exit_code, 1) << "looking is free";
  const std::string listed = run_program({FTPERM_PROGRAM, "journals"}, account.environment()).out;
  EXPECT_NE(listed.find("at work"), std::string::npos) << listed;
  first.go_on();
  EXPECT_EQ(first.exit_code(), 0) << first.err();
  EXPECT_EQ(account.run(repair).exit_code, 0);
}

TEST(Interruption, IsVerifiedJournaledAndReported) {
  LargeAccount account("pureftpd", {});
  const Snapshot before = account.files().snapshot();
  const std::string report = account.temp().at("report.json");
  RunningProgram program(account, repair + Words{"--json", report});
  program.halt_when(account.early_file(), 0604);
  program.signal(SIGINT);
  program.go_on();
  EXPECT_EQ(program.exit_code(), 130) << program.err();
  EXPECT_NE(program.err().find("To undo it: ftperm undo"), std::string::npos) << program.err();
  expect_journaled(account, before);
  // What it says of each entry is what is.
  const auto now = account.files().snapshot();
  for (const auto& [path, row] : rows_of(report))
    EXPECT_EQ(row.status, is_right(now.at(path)) ? "fixed" : "wrong") << path << row.detail;
  const auto journal = fix::read_journal(account.journals().at(0));
  ASSERT_TRUE(journal && journal->end);
  EXPECT_EQ(journal->end->outcome, "interrupted");
}

TEST(Interruption, TwiceEndsTheRunAtOnce) {
  LargeAccount account("pureftpd", {});
  const Snapshot before = account.files().snapshot();
  RunningProgram program(account, repair);
  program.halt_when(account.early_file(), 0604);
  account.server().stop(); // nothing will be answered
  program.signal(SIGINT);
  program.go_on();
  std::this_thread::sleep_for(milliseconds(300));
  program.signal(SIGINT);
  EXPECT_EQ(program.exit_code(), 128 + SIGINT);
  account.server().start();
  expect_journaled(account, before);
  EXPECT_EQ(account.run(repair).exit_code, 0);
}

} // namespace ftperm::testing
