// Listings that are cut, broken off, forged, or without end.
#include "faults/faulty_site.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::testing {
namespace {

using ftp::ListingWay;

RunWishes by(ListingWay way) {
  RunWishes wishes;
  wishes.way = way;
  return wishes;
}

bool says(const std::optional<Finding>& row, const std::string& words) {
  return row && row->detail.find(words) != std::string::npos;
}

bool is_said(const RunReport& report, const std::string& words) {
  return std::any_of(report.rows.begin(), report.rows.end(),
                     [&](const Finding& row) { return says(row, words); });
}

/// A site with so many right files in /many.
FileTree site_with(std::size_t files) {
  FileTree tree = small_site();
  for (std::size_t i = 0; i < files; ++i)
    tree.add("/many/" + std::to_string(i), EntryType::file, 0604);
  return tree;
}

class DataFault : public ::testing::TestWithParam<bool> {};

} // namespace

TEST(CutListings, ByStatWithoutAWordAreFoundOutByAskingInAnotherWay) {
  FileTree tree = site_with(60);
  tree.add("/many/99", EntryType::file, 0666); // the last in order: behind the cut
  for (const Dress dress : {Dress::unknown, Dress::pure_ftpd}) {
    const FaultyRun run{
        .dress = dress,
        .faults = {{.does = Does::cut_listing, .verb = "STAT", .times = for_ever, .amount = 50}}};
    Trial trial = run(Work::audit, tree);
    trial.record.lies.clear(); // this can be noticed
    EXPECT_EQ(broken_promises(trial), std::vector<std::string>());
    EXPECT_EQ(trial.report.word("/many/99"), "wrong");
    EXPECT_TRUE(trial.report.summary.complete);
  }
}

TEST(WaysOfListing, ThatContradictEachOtherStopTheRunBeforeAnythingIsChanged) {
  for (const Dress dress : {Dress::vsftpd, Dress::pure_ftpd, Dress::proftpd}) {
    const FaultyRun run{
        .dress = dress,
        .faults = {{.does = Does::cut_listing, .verb = "LIST", .times = for_ever, .amount = 1}}};
    const Trial trial = run(Work::repair);
    ASSERT_TRUE(trial.report.error);
    EXPECT_NE(trial.report.error->message.find("run again with --listing list"), std::string::npos)
        << trial.report.error->message;
    EXPECT_EQ(trial.after, trial.before);
  }
}

TEST(WaysOfListing, ThatContradictEachOtherOnceAreAskedOnceMore) {
  const FaultyRun run{.dress = Dress::vsftpd,
                      .faults = {{.does = Does::cut_listing, .verb = "LIST", .amount = 1}}};
  expect_whole_repair(run(Work::repair));
}

TEST(CutListings, ThatTheServerOwnsUpToAreIncomplete) {
  for (const char* verb : {"STAT", "LIST"}) {
    SCOPED_TRACE(verb);
    const bool stat = verb == std::string("STAT");
    const FaultyRun run{
        .dress = Dress::vsftpd,
        .faults = {{.does = Does::cut_listing_told, .verb = verb, .times = for_ever, .amount = 50}},
        .wishes = by(stat ? ListingWay::stat : ListingWay::list)};
    const Trial trial = run(Work::audit, site_with(60));
    EXPECT_EQ(trial.report.exit_code, cli::ExitCode::incomplete);
    EXPECT_TRUE(says(trial.report.at("/many"), "cut the listing short"));
  }
}

TEST(CutListings, ThatEndInTheMiddleOfALineAreIncomplete) {
  const FaultyRun run{.faults = {{.does = Does::end_data_early, .first = 3, .amount = 100}},
                      .wishes = by(ListingWay::list)};
  const Trial trial = run(Work::audit);
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::incomplete);
  EXPECT_TRUE(is_said(trial.report, "ended in the middle of a line"));
}

TEST(CutListings, ThatAreEmptyAreNoEmptyDirectories) {
  const FaultyRun run{.faults = {{.does = Does::end_data_early, .first = 3, .amount = 0}},
                      .wishes = by(ListingWay::list)};
  EXPECT_EQ(run(Work::audit).report.exit_code, cli::ExitCode::incomplete);
}

TEST_P(DataFault, OnceIsMadeGood) {
  for (const Does does : {Does::break_data, Does::refuse_data, Does::refuse_port, Does::dead_port,
                          Does::stall_data, Does::no_close_notify}) {
    const FaultyRun run{.tls = GetParam(),
                        .faults = {{.does = does, .first = 3, .amount = 60}},
                        .wishes = by(ListingWay::list)};
    SCOPED_TRACE(to_text(run.faults[0]));
    expect_whole_audit(run(Work::audit));
  }
}

TEST_P(DataFault, EachTimeLeavesTheListingToStat) {
  for (const Does does : {Does::refuse_data, Does::refuse_port, Does::dead_port}) {
    const FaultyRun run{.tls = GetParam(), .faults = {{.does = does, .times = for_ever}}};
    SCOPED_TRACE(to_text(run.faults[0]));
    expect_whole_audit(run(Work::audit));
  }
}

TEST_P(DataFault, EachTimeWhereThereIsNoOtherWayIsSaid) {
  for (const Does does : {Does::break_data, Does::refuse_data, Does::dead_port, Does::stall_data}) {
    FaultyRun run{.tls = GetParam(),
                  .faults = {{.does = does, .times = for_ever, .amount = 60}},
                  .wishes = by(ListingWay::list)};
    run.wishes.timeout = std::chrono::milliseconds(300);
    SCOPED_TRACE(to_text(run.faults[0]));
    const Trial trial = run(Work::audit);
    EXPECT_TRUE(trial.report.exit_code == cli::ExitCode::connection ||
                trial.report.exit_code == cli::ExitCode::incomplete);
  }
}

TEST_P(DataFault, WithoutEndIsCutOffAtALimit) {
  FaultyRun run{.tls = GetParam(),
                .faults = {{.does = Does::never_end_data, .first = 3, .times = for_ever}},
                .wishes = by(ListingWay::list)};
  run.wishes.largest_listing = 1024 * 1024;
  const Trial trial = run(Work::audit);
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::incomplete);
  EXPECT_TRUE(is_said(trial.report, "larger than any"));
}

INSTANTIATE_TEST_SUITE_P(Each, DataFault, ::testing::Bool(),
                         [](const auto& one) { return one.param ? "tls" : "plain"; });

TEST(ForgedRows, ThatArePathsOrNamelessAreDoubtedAndNeverTouched) {
  for (const char* name : {"../etc/passwd", "a/b", "/etc/passwd", "..", "", " ", "."}) {
    SCOPED_TRACE(name);
    const std::string row = "-rwxrwxrwx    1 web      web             3 Jan 01 12:00 ";
    const FaultyRun run{.dress = Dress::vsftpd,
                        .faults = {{.does = Does::insert_row,
                                    .times = for_ever,
                                    .path = "/www",
                                    .text = row + name + "\r\n"}}};
    const Trial trial = run(Work::repair);
    if (name != std::string("..")) { // which every listing holds, and means the parent
      EXPECT_NE(trial.report.exit_code, cli::ExitCode::ok);
    }
    for (const ChangeAsked& change : trial.record.asked)
      EXPECT_TRUE(change.exists || name == std::string(" ")) << visible(change.path);
  }
}

TEST(ForgedRows, ByNamesWithLineBreaksChangeNothingElse) {
  FileTree tree = small_site();
  const std::string row = "-rwxrwxrwx    1 web      web             3 Jan 01 12:00 ";
  tree.add("/www/x\n" + row + "a.php", EntryType::file, 0604);
  tree.add("/www/y\r\n" + row + "not-there", EntryType::file, 0604);
  tree.add("/logs/m\n213 End", EntryType::file, 0644);
  tree.add("/www/img/n\r\n213 End\r\n257 \"/\" is it", EntryType::file, 0644);
  for (const Dress dress : {Dress::unknown, Dress::vsftpd, Dress::pyftpdlib})
    for (const auto way : {std::optional<ListingWay>(), std::optional(ListingWay::list)}) {
      FaultyRun run{.dress = dress};
      run.wishes.way = way;
      const Trial trial = run(Work::repair, tree);
      EXPECT_EQ(trial.report.exit_code, cli::ExitCode::incomplete);
    }
}

TEST(LargeTrees, WithoutEndAreLeftAtALimit) {
  FileTree tree = small_site();
  tree.add_endless("/loop", "again", 0755);
  const FaultyRun run{.dress = Dress::vsftpd};
  const Trial trial = run(Work::repair, std::move(tree));
  EXPECT_EQ(trial.report.exit_code, cli::ExitCode::incomplete);
  const auto& rows = trial.report.rows;
  EXPECT_EQ(std::count_if(rows.begin(), rows.end(),
                          [](const Finding& row) { return says(row, "contains itself"); }),
            1);
}

TEST(LargeTrees, WithAHundredThousandEntriesInADirectoryAreListedWhole) {
  for (const auto way : {ListingWay::stat, ListingWay::list, ListingWay::mlsd}) {
    FaultyRun run{.wishes = by(way)};
    run.wishes.timeout = std::chrono::milliseconds(60'000);
    const Trial trial = run(Work::audit, site_with(100'000));
    EXPECT_EQ(trial.report.exit_code, cli::ExitCode::wrong);
    EXPECT_EQ(trial.report.summary.entries, 100'011U);
  }
}

TEST(ConsistentLies, AreBelievedAndNothingElseIs) {
  const FaultyRun run{.faults = {{.does = Does::hide, .path = "/www/img"},
                                 {.does = Does::show_mode, .amount = 0604, .path = "/index.php"}}};
  const Trial trial = run(Work::repair);
  EXPECT_EQ(trial.report.word("/www/img"), "");
  EXPECT_EQ(trial.report.word("/index.php"), "ok");
  EXPECT_EQ(trial.report.word("/logs"), "fixed");
}

} // namespace ftperm::testing
