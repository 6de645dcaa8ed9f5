#include "cli/findings.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace ftperm::cli {
namespace {

struct PathLess {
  bool operator()(const std::string& a, const std::string& b) const { return path_less(a, b); }
};

Finding random_finding(std::minstd_rand& random) {
  const auto one_of = [&](const auto& values) { return values[random() % std::size(values)]; };
  const char* const names[] = {"/", "/a", "/a/b", "/a/b/c.php", "/a\n", "/a!", "/b//c", "/\xFF/x"};
  const FindingStatus statuses[] = {FindingStatus::wrong,   FindingStatus::fixed,
                                    FindingStatus::failed,  FindingStatus::unknown,
                                    FindingStatus::skipped, FindingStatus::ok};
  const FindingType types[] = {FindingType::root, FindingType::file, FindingType::link};
  const std::optional<Mode> modes[] = {std::nullopt, Mode(0), Mode(0604), Mode(07777)};
  const char* const details[] = {"", "Why.", "Another sentence."};
  const char* const owners[] = {"", "web", "33"};
  Finding finding{one_of(names),    one_of(types),   one_of(modes),     one_of(modes),
                  one_of(statuses), one_of(details), random() % 2 == 0, one_of(owners)};
  finding.path += std::to_string(random() % 5);
  return finding;
}

TEST(ManyFindings, AreToldInFullAndInPathOrder) {
  std::minstd_rand random(17);
  Findings findings(true);
  std::map<std::string, Finding, PathLess> expected;
  for (int i = 0; i < 2000; ++i) {
    const Finding finding = random_finding(random);
    findings.put(finding);
    expected[finding.path] = finding;
    if (i % 100 != 0) continue; // reading in between changes nothing
    const auto rows = findings.rows();
    ASSERT_TRUE(
        std::equal(rows.begin(), rows.end(), expected.begin(), expected.end(),
                   [](const Finding& row, const auto& item) { return row == item.second; }));
  }
  RunSummary summary;
  findings.summarize(summary);
  for (const auto& [status, count] : summary.count)
    EXPECT_EQ(count, static_cast<std::size_t>(std::count_if(
                         expected.begin(), expected.end(),
                         [&](const auto& item) { return item.second.status == status; })))
        << to_word(status);
  EXPECT_EQ(summary.entries, expected.size());
}

TEST(ManyFindings, CountWhatIsRightWithoutKeepingIt) {
  Findings findings(false);
  for (int i = 0; i < 10; ++i)
    findings.count_ok();
  findings.put({"/a", FindingType::file, Mode(0604), Mode(0604), FindingStatus::ok, ""});
  RunSummary summary;
  findings.summarize(summary);
  EXPECT_EQ(summary.entries, 11U);
  EXPECT_EQ(summary.count.at(FindingStatus::ok), 11U);
  EXPECT_TRUE(findings.rows().empty());
}

TEST(ManyFindings, SayThatAWrongOneIsRightNow) {
  Findings findings(false);
  Finding finding{"/a", FindingType::file, Mode(0644), Mode(0604), FindingStatus::wrong, "Why."};
  findings.put(finding);
  finding.status = FindingStatus::ok;
  findings.put(finding);
  RunSummary summary;
  findings.summarize(summary);
  EXPECT_EQ(summary.entries, 1U);
  EXPECT_EQ(summary.count.at(FindingStatus::ok), 1U);
  EXPECT_EQ(findings.rows().at(0).status, FindingStatus::ok);
}

TEST(ManyFindings, MayBePutAnewWhileTheyAreVisited) {
  Findings findings(false);
  for (const char* path : {"/c", "/a/b", "/a"})
    findings.put({path, FindingType::file, Mode(0644), Mode(0604), FindingStatus::wrong, "Why."});
  findings.for_each([&](const Finding& row) {
    Finding planned = row;
    planned.planned = true;
    planned.detail += " And more.";
    findings.put(planned);
  });
  const auto rows = findings.rows();
  ASSERT_EQ(rows.size(), 3U);
  for (const Finding& row : rows) {
    EXPECT_TRUE(row.planned) << row.path;
    EXPECT_EQ(row.detail, "Why. And more.");
  }
}

TEST(ManyFindings, StandWithTheDoubtsInOneOrder) {
  Findings findings(true);
  findings.put({"/b", FindingType::file, Mode(0604), Mode(0604), FindingStatus::ok, ""});
  findings.put({"/d/e", FindingType::file, Mode(0604), Mode(0604), FindingStatus::ok, ""});
  for (const char* path : {"/a", "/b", "/c", "/d", "/z"})
    findings.doubt({path, FindingType::other, {}, {}, FindingStatus::unknown, "odd"}, false);
  std::string order;
  findings.for_each([&](const Finding& row) {
    order += row.path + ' ' + to_word(row.status) + ' ' + row.detail + '\n';
  });
  EXPECT_EQ(order, "/a unknown odd\n/b unknown odd\n/c unknown odd\n/d unknown odd\n/d/e ok \n"
                   "/z unknown odd\n");
  RunSummary summary;
  findings.summarize(summary);
  EXPECT_EQ(summary.count.at(FindingStatus::unknown), 5U);
  EXPECT_EQ(summary.count.at(FindingStatus::ok), summary.entries - 5);
}

} // namespace
} // namespace ftperm::cli
