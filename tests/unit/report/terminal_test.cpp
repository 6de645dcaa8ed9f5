#include "ftperm/report/terminal.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace ftperm;
using report::TerminalStyle;
using report::samples::clean_audit;
using report::samples::link;
using report::samples::ok_file;
using report::samples::planned_file;
using report::samples::wrong_file;

std::string shown(const TerminalStyle& style, const RunSummary& run,
                  const std::vector<Finding>& findings) {
  std::ostringstream out;
  report::write_terminal(out, style, run, findings);
  return out.str();
}

std::string list(const std::vector<Finding>& findings, const RunSummary& run = clean_audit()) {
  return shown({.quiet = true}, run, findings);
}

std::string foot(const RunSummary& run) {
  return shown({}, run, {});
}

RunSummary run_with(const std::string& command, FindingStatus status, std::size_t number) {
  RunSummary run = clean_audit();
  run.command = command;
  run.count[FindingStatus::ok] -= number;
  run.count[status] = number;
  return run;
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(TerminalReport, AlignsTheFindings) {
  const Finding open = {"/www/cache", FindingType::directory, Mode(0777),
                        Mode(0705),   FindingStatus::wrong,   "anyone on this server can write"};
  const Finding closed = {"/private", FindingType::directory, Mode(0),
                          {},         FindingStatus::unknown, "cannot be listed"};
  const Finding mystery = {"/www/x", FindingType::file, {}, Mode(0604), FindingStatus::unknown, ""};
  EXPECT_EQ(list({wrong_file("/www/index.php"), open, link("/www/l"), closed, mystery}),
            "wrong    file  644 -> 604  /www/index.php\n"
            "wrong    dir   777 -> 705  /www/cache  anyone on this server can write\n"
            "skipped  link              /www/l      links are never followed or changed\n"
            "unknown  dir   000         /private    cannot be listed\n"
            "unknown  file  ? -> 604    /www/x\n");
}

TEST(TerminalReport, AlignsLettersOfSeveralBytesAndFourDigitModes) {
  Finding sticky = wrong_file("/\xC3\xA9t\xC3\xA9", "x");
  sticky.mode = Mode(01777);
  EXPECT_EQ(list({sticky, wrong_file("/abcd", "y")}),
            "wrong    file  1777 -> 604  /\xC3\xA9t\xC3\xA9   x\n"
            "wrong    file  644 -> 604   /abcd  y\n");
}

TEST(TerminalReport, DoesNotLetOneLongPathMoveAllDetails) {
  const std::string text =
      list({wrong_file("/" + std::string(90, 'x'), "far"), wrong_file("/a", "near")});
  EXPECT_TRUE(says(text, "xxx  far\n"));
  EXPECT_TRUE(says(text, "  /a  near\n"));
}

TEST(TerminalReport, LetsNoNameMoveTheCursor) {
  Finding nasty = wrong_file("/\x1B[2J\r\n\x7F\xC2\x9B\xE2\x80\xAE\xFF", "\x1B]0;title\x07");
  RunSummary run = clean_audit();
  run.ended_early = "\x1B[2J";
  for (const char c : shown({}, run, {nasty}))
    EXPECT_TRUE(c == '\n' || (c >= ' ' && c != 0x7F)) << static_cast<int>(c);
  EXPECT_TRUE(says(list({nasty}), "/\\x1B[2J\\x0D\\x0A\\x7F\\xC2\\x9B\\xE2\\x80\\xAE\\xFF"));
}

TEST(TerminalReport, ListsWhatIsRightOnlyWhenAsked) {
  EXPECT_EQ(list({ok_file("/a")}), "");
  EXPECT_EQ(shown({.all = true, .quiet = true}, clean_audit(), {ok_file("/a")}),
            "ok       file  604  /a\n");
}

TEST(TerminalReport, SaysThatAllIsRight) {
  EXPECT_EQ(foot(clean_audit()), "Checked 34,392 entries in 2,212 directories: 34,392 right.\n"
                                 "Everything is right: folders 705, files 604.\n");
}

TEST(TerminalReport, NamesTheRuleOfTheRootWhereItDiffers) {
  RunSummary run = clean_audit();
  run.root_mode = Mode(0750);
  EXPECT_TRUE(says(foot(run), "Everything is right: the root 750, folders 705, files 604.\n"));
}

TEST(TerminalReport, SaysWhatIsWrongAndWhatToDo) {
  const auto text = foot(run_with("audit", FindingStatus::wrong, 1200));
  EXPECT_TRUE(says(text, ": 1,200 wrong, 33,192 right.\n"));
  EXPECT_TRUE(says(text, "1,200 permissions are wrong (right is: folders 705, files 604).\n"));
  EXPECT_TRUE(says(text, "Next: `ftperm fix`"));
  EXPECT_TRUE(says(foot(run_with("audit", FindingStatus::wrong, 1)), "\n1 permission is wrong "));
}

TEST(TerminalReport, SpeaksOfChangesInADryRun) {
  const auto text =
      shown({}, run_with("fix", FindingStatus::wrong, 1), {planned_file("/a"), link("/l")});
  EXPECT_EQ(text.substr(0, 33), "change   file  644 -> 604  /a\nski");
  EXPECT_TRUE(says(text, ": 1 to change, 34,391 right.\n"));
  EXPECT_TRUE(
      says(text, "Nothing was changed: this was a dry run.\n1 permission would be changed"));
  EXPECT_TRUE(says(text, "with --apply.\n"));
  EXPECT_FALSE(says(text, "wrong"));
}

TEST(TerminalReport, SaysWhatADryRunWouldLeaveWrong) {
  const RunSummary run = run_with("fix", FindingStatus::wrong, 2);
  const auto text = shown({}, run, {wrong_file("/"), planned_file("/a")});
  EXPECT_TRUE(says(text, "wrong    file  644 -> 604  /\nchange   file  644 -> 604  /a\n"));
  EXPECT_TRUE(says(text, ": 1 to change, 1 wrong, 34,390 right.\n"));
  EXPECT_TRUE(says(text, "1 permission is wrong and not in the plan"));
  const auto nothing_planned = shown({}, run, {wrong_file("/"), wrong_file("/a")});
  EXPECT_TRUE(says(nothing_planned, "Nothing was changed"));
  EXPECT_FALSE(says(nothing_planned, "--apply"));
}

TEST(TerminalReport, CallsNothingPlannedOutsideADryRun) {
  const auto text =
      shown({}, run_with("fix --apply", FindingStatus::wrong, 1), {planned_file("/a")});
  EXPECT_TRUE(says(text, "wrong    file"));
  EXPECT_TRUE(says(text, "1 permission is still wrong"));
}

TEST(TerminalReport, SaysThatChangesWereMadeAndConfirmed) {
  const auto text = foot(run_with("fix --apply", FindingStatus::fixed, 12));
  EXPECT_TRUE(
      says(text, "12 permissions were put right; a new listing of the server confirms it.\n"));
  EXPECT_FALSE(says(text, "Next"));
}

TEST(TerminalReport, SendsFailuresToTheHoster) {
  RunSummary run = run_with("fix --apply", FindingStatus::failed, 2);
  run.count[FindingStatus::fixed] = 5;
  run.count[FindingStatus::wrong] = 1;
  const auto text = foot(run);
  EXPECT_TRUE(says(text, ": 5 fixed, 2 failed, 1 wrong, 34,390 right.\n"));
  EXPECT_TRUE(says(text, "2 changes did not take"));
  EXPECT_TRUE(says(text, "1 permission is still wrong"));
  EXPECT_TRUE(says(text, "ask your hoster"));
  EXPECT_FALSE(says(text, "confirms"));
}

TEST(TerminalReport, NeverCallsAnIncompleteAuditRight) {
  RunSummary unlisted = run_with("audit", FindingStatus::unknown, 1);
  RunSummary truncated = clean_audit();
  truncated.complete = false;
  RunSummary stopped = clean_audit();
  stopped.ended_early = "the connection was lost.";
  for (const RunSummary& run : {unlisted, truncated, stopped}) {
    EXPECT_FALSE(says(foot(run), "Everything is right"));
    EXPECT_TRUE(says(foot(run), "Nothing wrong was found in what could be checked.\n"));
  }
  EXPECT_TRUE(says(foot(unlisted), "The audit is incomplete: 1 entry could not be checked"));
  EXPECT_TRUE(
      says(foot(truncated), "The audit is incomplete: the server did not show everything."));
  EXPECT_TRUE(says(foot(stopped), "The audit ended early: the connection was lost. What it did"));
}

TEST(TerminalReport, SaysThatNothingWasChecked) {
  RunSummary run;
  run.command = "audit";
  run.complete = false;
  run.ended_early = "login refused";
  EXPECT_EQ(foot(run).substr(0, 21), "Nothing was checked.\n");
}

TEST(TerminalReport, ColoursOnlyWhenAsked) {
  const RunSummary run = run_with("audit", FindingStatus::wrong, 1);
  EXPECT_FALSE(says(shown({}, run, {wrong_file("/a"), link("/l")}), "\x1b"));
  const auto text = shown({.color = true}, run, {wrong_file("/a"), link("/l")});
  EXPECT_TRUE(says(text, "\x1b[31mwrong  \x1b[0m  file"));
  EXPECT_TRUE(says(text, "\x1b[2mskipped  link"));
  EXPECT_TRUE(says(text, "changed\x1b[0m\n"));
}

TEST(TerminalReport, WritesThousandsOfLinesInTheOrderGiven) {
  std::vector<Finding> findings;
  std::string lines;
  for (int i = 1000; i < 6000; ++i) {
    findings.push_back(wrong_file("/www/" + std::to_string(i)));
    lines += "wrong    file  644 -> 604  /www/" + std::to_string(i) + '\n';
  }
  EXPECT_EQ(list(findings), lines);
}

} // namespace
