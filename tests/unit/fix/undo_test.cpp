#include "ftperm/fix/undo.hpp"
#include "support/memory_tree.hpp"
#include "support/recording_log.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace ftperm::fix {
namespace {

using testing::MemoryTree;

RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

/// To be put back: from the 705 or 604 that a run made it.
Change back(const std::string& bytes, unsigned mode, FindingType type = FindingType::file) {
  return {path(bytes), type, type == FindingType::file ? Mode(0604) : Mode(0705), Mode(mode)};
}

std::map<std::string, Finding> seen(MemoryTree& tree, const std::vector<Change>& changes,
                                    const std::string& start = "/") {
  std::vector<Finding> findings;
  std::size_t listed = 0;
  UndoScope scope{RemotePath(), path(start), std::nullopt};
  EXPECT_FALSE(look_before_undo(tree, changes, scope, findings, listed));
  EXPECT_EQ(findings.size(), changes.size());
  std::map<std::string, Finding> by_path;
  for (const Finding& finding : findings)
    by_path[finding.path] = finding;
  return by_path;
}

std::string words_of(const std::map<std::string, Finding>& findings) {
  std::string text;
  for (const auto& [bytes, finding] : findings)
    text += bytes + " " + to_word(finding.status) + (finding.planned ? "!" : "") + "\n";
  return text;
}

} // namespace

TEST(LookBeforeUndo, TellsWhatIsStillAsTheRunLeftItFromWhatIsNot) {
  MemoryTree tree;
  tree.add_file("/a/same", 0604);
  tree.add_file("/a/back-already", 0777);
  tree.add_file("/a/changed-since", 0640);
  tree.add_link("/a/link-now", "same");
  tree.add_directory("/a/folder-now", 0705);
  tree.add_file("/a/silent");
  tree.hide_mode("/a/silent");
  const auto findings =
      seen(tree, {back("/", 0700, FindingType::root), back("/a", 0777, FindingType::directory),
                  back("/a/same", 0777), back("/a/back-already", 0777), back("/a/gone", 0777),
                  back("/a/changed-since", 0777), back("/a/link-now", 0777),
                  back("/a/folder-now", 0777), back("/a/silent", 0777)});
  EXPECT_EQ(words_of(findings), "/ wrong!\n"
                                "/a wrong!\n"
                                "/a/back-already ok\n"
                                "/a/changed-since skipped\n"
                                "/a/folder-now skipped\n"
                                "/a/gone skipped\n"
                                "/a/link-now skipped\n"
                                "/a/same wrong!\n"
                                "/a/silent unknown\n");
  EXPECT_EQ(findings.at("/a/changed-since").mode, Mode(0640));
  EXPECT_TRUE(tree.changes().empty());
}

TEST(LookBeforeUndo, NeverGoesThroughALinkThatWasAFolder) {
  MemoryTree tree;
  tree.add_directory("/etc");
  tree.add_file("/etc/x", 0604);
  tree.add_link("/www/folder", "/etc");
  tree.add_directory("/www/closed", 0);
  const auto findings = seen(tree, {back("/www/folder/x", 0777), back("/www/folder/deep/x", 0777),
                                    back("/www/gone/x", 0777), back("/www/closed/x", 0777)});
  EXPECT_EQ(words_of(findings), "/www/closed/x unknown\n"
                                "/www/folder/deep/x skipped\n"
                                "/www/folder/x skipped\n"
                                "/www/gone/x skipped\n");
  for (const auto& request : tree.lists())
    EXPECT_TRUE(request.path == "/" || request.path == "/www" || request.path == "/www/closed");
}

TEST(LookBeforeUndo, ListsOnlyTheWayToTheChangesAndEachOnce) {
  MemoryTree tree;
  for (const char* file : {"/www/a/b/x", "/www/a/b/y", "/www/a/z", "/www/c/d/x", "/other/x"})
    tree.add_file(file, 0604);
  const auto findings = seen(
      tree, {back("/www/a/b/x", 0644), back("/www/a/b/y", 0644), back("/www/a/z", 0644)}, "/www");
  EXPECT_EQ(tree.lists().size(), 3U);
  for (const auto& [bytes, finding] : findings)
    EXPECT_TRUE(finding.planned) << bytes;
}

TEST(LookBeforeUndo, LooksAgainWithCareWhereAListingMayBeCut) {
  MemoryTree tree;
  for (int i = 0; i < 20; ++i)
    tree.add_file("/d/" + std::string(1, static_cast<char>('a' + i)), 0604);
  tree.options.cap = 5;
  tree.options.careful_is_capped = false;
  const auto findings = seen(tree, {back("/d/b", 0644), back("/d/t", 0644), back("/d/zz", 0644)});
  EXPECT_EQ(words_of(findings), "/d/b wrong!\n/d/t wrong!\n/d/zz skipped\n");
}

TEST(LookBeforeUndo, TakesAbsenceFromACutListingForNothing) {
  MemoryTree tree;
  for (int i = 0; i < 20; ++i)
    tree.add_file("/d/" + std::string(1, static_cast<char>('a' + i)), 0604);
  tree.options.cap = 5;
  tree.options.cap_is_told = true;
  const auto findings = seen(tree, {back("/d/t", 0644)});
  EXPECT_EQ(words_of(findings), "/d/t unknown\n");
}

TEST(PutBack, ClosesFoldersAfterWhatIsInThem) {
  MemoryTree tree;
  tree.add_file("/a/b/x", 0604);
  tree.add_file("/a/y", 0604);
  tree.add_file("/open/z", 0604);
  const std::vector<Change> changes{back("/", 0, FindingType::root),
                                    back("/a", 0, FindingType::directory),
                                    back("/a/b", 0300, FindingType::directory),
                                    back("/a/b/x", 0),
                                    back("/a/y", 0777),
                                    back("/open", 0777, FindingType::directory),
                                    back("/open/z", 0644)};
  testing::RecordingLog log;
  std::vector<Outcome> outcomes;
  EXPECT_FALSE(put_back(tree, changes, log, outcomes, {}));
  for (const Change& change : changes)
    EXPECT_EQ(tree.mode_of(change.path.bytes()), change.after) << change.path.bytes();
  EXPECT_EQ(log.told.size(), changes.size());
  for (std::size_t i = 1; i < changes.size(); ++i)
    EXPECT_EQ(judge(changes[i], outcomes[i]).status, FindingStatus::fixed)
        << changes[i].path.bytes();
  EXPECT_EQ(tree.changes().back().path, "/");
}

TEST(PutBack, StopsWhereTheTreeIsLost) {
  MemoryTree tree;
  tree.add_file("/a/x", 0604);
  tree.options.lost_after = 1;
  testing::RecordingLog log;
  std::vector<Outcome> outcomes;
  const std::vector<Change> changes{back("/a", 0, FindingType::directory), back("/a/x", 0644)};
  EXPECT_TRUE(put_back(tree, changes, log, outcomes, {}));
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_FALSE(outcomes[0].sent);
  EXPECT_TRUE(outcomes[1].sent);
}

} // namespace ftperm::fix
