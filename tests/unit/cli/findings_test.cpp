#include "cli/exit_code.hpp"
#include "cli/findings.hpp"

#include <gtest/gtest.h>
#include <string>

namespace ftperm::cli {
namespace {

Finding finding(std::string path, FindingStatus status, std::string detail = "") {
  return {std::move(path), FindingType::file, Mode(0644), Mode(0604), status, std::move(detail)};
}

RunSummary summary_of(const Findings& findings) {
  RunSummary summary;
  findings.summarize(summary);
  return summary;
}

TEST(Findings, StandInPathOrder) {
  Findings findings(false);
  for (const char* path : {"/b", "/a/z", "/a!", "/a", "/"})
    findings.put(finding(path, FindingStatus::wrong));
  std::string order;
  for (const Finding& row : findings.rows())
    order += row.path + ' ';
  EXPECT_EQ(order, "/ /a /a/z /a! /b ");
}

TEST(Findings, KeepWhatIsRightOnlyWhenAsked) {
  Findings sparse(false);
  Findings whole(true);
  for (Findings* findings : {&sparse, &whole}) {
    findings->put(finding("/a", FindingStatus::ok));
    findings->put(finding("/b", FindingStatus::wrong));
    EXPECT_EQ(summary_of(*findings).count[FindingStatus::ok], 1U);
    EXPECT_EQ(summary_of(*findings).count[FindingStatus::wrong], 1U);
    EXPECT_TRUE(summary_of(*findings).complete);
  }
  EXPECT_EQ(sparse.rows().size(), 1U);
  EXPECT_EQ(whole.rows().size(), 2U);
}

TEST(Findings, TakeTheLastWordOnAPath) {
  Findings findings(false);
  findings.put(finding("/a", FindingStatus::wrong));
  findings.put(finding("/a", FindingStatus::fixed));
  ASSERT_EQ(findings.rows().size(), 1U);
  EXPECT_EQ(findings.rows()[0].status, FindingStatus::fixed);
  EXPECT_EQ(summary_of(findings).count[FindingStatus::ok], 0U);
}

TEST(Findings, AreIncompleteWithADoubt) {
  Findings findings(false);
  findings.put(finding("/d", FindingStatus::ok));
  findings.doubt(finding("/d", FindingStatus::unknown, "not listed"), true);
  ASSERT_EQ(findings.rows().size(), 1U);
  EXPECT_EQ(findings.rows()[0].status, FindingStatus::unknown);
  EXPECT_EQ(findings.rows()[0].detail, "not listed");
  EXPECT_EQ(summary_of(findings).count[FindingStatus::ok], 0U);
  EXPECT_FALSE(summary_of(findings).complete);
}

TEST(Findings, CountADoubtOfSomethingNewAsAPathOfItsOwn) {
  Findings findings(false);
  findings.put(finding("/a", FindingStatus::ok));
  findings.doubt(finding("/odd", FindingStatus::unknown, "odd"), false);
  const RunSummary summary = summary_of(findings);
  EXPECT_EQ(summary.count.at(FindingStatus::ok), 1U);
  EXPECT_EQ(summary.count.at(FindingStatus::unknown), 1U);
}

TEST(Findings, KeepAStatusThatSaysMoreThanADoubt) {
  Findings findings(true);
  findings.put(finding("/d", FindingStatus::wrong, "wrong mode."));
  findings.doubt(finding("/d", FindingStatus::unknown, "not listed."), true);
  findings.doubt(finding("/d", FindingStatus::unknown, "not listed."), true);
  EXPECT_EQ(findings.rows()[0].status, FindingStatus::wrong);
  EXPECT_EQ(findings.rows()[0].detail, "wrong mode. not listed.");
  EXPECT_FALSE(summary_of(findings).complete);
  findings.put(finding("/f", FindingStatus::fixed));
  findings.doubt(finding("/f", FindingStatus::unknown, "x"), true);
  EXPECT_EQ(findings.rows()[1].status, FindingStatus::unknown);
}

TEST(Findings, AreCompleteAgainWhenADoubtIsSettled) {
  Findings findings(false);
  findings.put(finding("/d", FindingStatus::wrong));
  findings.doubt(finding("/d", FindingStatus::unknown, "not listed"), true);
  findings.put(finding("/d", FindingStatus::fixed));
  EXPECT_FALSE(summary_of(findings).complete);
  findings.settle("/other");
  EXPECT_FALSE(summary_of(findings).complete);
  findings.settle("/d");
  EXPECT_TRUE(summary_of(findings).complete);
}

TEST(Findings, AreIncompleteWithAnUnknownMode) {
  Findings findings(false);
  findings.put(finding("/a", FindingStatus::unknown));
  EXPECT_FALSE(summary_of(findings).complete);
}

RunSummary with(FindingStatus status) {
  RunSummary run;
  run.count[FindingStatus::ok] = 5;
  run.count[status] += 1;
  return run;
}

TEST(ExitCode, TellsWhatTheRunFound) {
  EXPECT_EQ(exit_code_for(RunSummary(), {}), ExitCode::ok);
  for (const FindingStatus status :
       {FindingStatus::ok, FindingStatus::fixed, FindingStatus::skipped})
    EXPECT_EQ(exit_code_for(with(status), {}), ExitCode::ok) << to_word(status);
  for (const FindingStatus status : {FindingStatus::wrong, FindingStatus::failed})
    EXPECT_EQ(exit_code_for(with(status), {}), ExitCode::wrong) << to_word(status);
  EXPECT_EQ(exit_code_for(with(FindingStatus::unknown), {}), ExitCode::incomplete);
}

TEST(ExitCode, PutsIncompleteAboveWrongAndAnEarlyEndAboveAll) {
  RunSummary run = with(FindingStatus::wrong);
  run.complete = false;
  EXPECT_EQ(exit_code_for(run, {}), ExitCode::incomplete);
  EXPECT_EQ(exit_code_for(run, Error{ErrorKind::lost, ""}), ExitCode::connection);
  EXPECT_EQ(exit_code_for(run, Error{ErrorKind::interrupted, ""}), ExitCode::interrupted);
  EXPECT_EQ(exit_code_for(RunSummary(), Error{ErrorKind::lost, ""}), ExitCode::connection);
}

TEST(ExitCode, TellsWhyARunCouldNotBegin) {
  const std::pair<ErrorKind, int> codes[] = {
      {ErrorKind::usage, 2},       {ErrorKind::local_io, 2},     {ErrorKind::missing, 2},
      {ErrorKind::connect, 3},     {ErrorKind::tls, 3},          {ErrorKind::login, 3},
      {ErrorKind::too_many, 3},    {ErrorKind::lost, 3},         {ErrorKind::protocol, 3},
      {ErrorKind::unsupported, 3}, {ErrorKind::unreadable, 4},   {ErrorKind::refused, 3},
      {ErrorKind::out_of_step, 3}, {ErrorKind::interrupted, 130}};
  for (const auto& [kind, code] : codes)
    EXPECT_EQ(static_cast<int>(exit_code_for(Error{kind, ""})), code) << static_cast<int>(kind);
}

} // namespace
} // namespace ftperm::cli
