// A tree of names and modes that mislead: what cannot be repaired is known, and said.
#include "cli/hosted_account.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

using Paths = std::set<std::string>;

/// What a server keeps us from repairing. Found by trying, on Debian 12; held to exactly, so that
/// both a step back and a step forward are noticed.
struct Known {
  std::string server;
  Tls tls;
  Paths unrepaired; ///< besides what everyone has: `everyones`
  /// Of all these, what the report does not even know of: the server tells nothing at all.
  Paths untold;
  bool writes_question_marks = false;

  friend void PrintTo(const Known& known, std::ostream* out) { *out << known.server; }
};

Paths below(const std::string& folder, int number) {
  return {folder, folder + "/.hidden", folder + "/deeper in",
          folder + "/deeper in/ lead " + std::to_string(number),
          folder + "/inside-" + std::to_string(number) + ".txt"};
}

Paths operator|(Paths one, const Paths& other) {
  one.insert(other.begin(), other.end());
  return one;
}

/// The same names at the root and in a folder.
Paths twice(const Paths& names) {
  Paths paths;
  for (const std::string& name : names) {
    paths.insert("/" + name);
    paths.insert("/names/" + name);
  }
  return paths;
}

/// No FTP command can carry a line end; no login can change what is another's.
Paths with_line_ends() {
  return twice({"both\r\nends", "line\nfeed", "carriage\rreturn"}) | below("/lf\ndir", 11);
}

const Paths roots{"/roots-dir", "/roots-dir/inside.txt", "/roots-file"};

std::vector<Known> all_known() {
  // Shown as "?", so that nothing can be said to the server about them.
  const Paths not_utf8 = twice({"caf\xe9", "\xe9", "one\xff", "two\xff\xff"}) |
                         below("/caf\xe9 dir", 14) |
                         below("/two\xff\xff"
                               "dir",
                               15);
  // Its CHMOD opens what it is to change, and refuses backslashes; control characters are not
  // listed, by STAT, LIST or MLSD.
  const Paths unlisted = with_line_ends() | twice({"tab\there"});
  const Paths unopened{"/closed-000",
                       "/closed-000/deeper",
                       "/closed-000/deeper/inside.txt",
                       "/closed-000/inside.txt",
                       "/file-0000",
                       "/file-0200"};
  return {
      {"vsftpd", Tls::on, {}, {}},
      {"proftpd", Tls::off, {}, {}},
      {"pureftpd", Tls::on, unlisted | unopened | twice({"back\\slash"}), unlisted},
      {"pyftpdlib", Tls::off, not_utf8, {}, true},
  };
}

std::string shown_by_pyftpdlib(std::string path) {
  for (char& byte : path)
    if (static_cast<unsigned char>(byte) >= 0x80) byte = '?';
  return path;
}

bool is_unsure(const std::map<std::string, Row>& rows, const std::string& path) {
  const auto row = rows.find(path);
  return row != rows.end() && row->second.status != "fixed" && row->second.status != "skipped" &&
         !row->second.detail.empty();
}

/// Whether the report says that this path, or a folder that it is in, is not all right. A name with
/// a line break is shown up to the break.
bool is_told(const std::map<std::string, Row>& rows, std::string path) {
  for (;;) {
    if (is_unsure(rows, path)) return true;
    const auto slash = path.rfind('/');
    const auto line_break = path.find_first_of("\r\n", slash);
    if (line_break != std::string::npos && is_unsure(rows, path.substr(0, line_break))) return true;
    if (path == "/") return false;
    path.erase(std::max<std::size_t>(slash, 1));
  }
}

class NastyNames : public ::testing::TestWithParam<Known> {};

} // namespace

TEST_P(NastyNames, AreRepairedOrReportedEachAndNothingElseIsTouched) {
  const Known& known = GetParam();
  HostedAccount account({.server = known.server, .tree = "nasty", .tls = known.tls});
  const Snapshot before = account.files().snapshot();
  const auto outside = std::filesystem::status("/etc").permissions();

  const auto rows = account.rows_after({"fix", "--apply", "--fix-root"}, 4);
  const Snapshot after = account.files().snapshot();

  Paths unrepaired;
  Paths untold;
  for (const auto& [path, entry] : wrong_in(after)) {
    unrepaired.insert(path);
    const std::string shown = known.writes_question_marks ? shown_by_pyftpdlib(path) : path;
    if (!is_told(rows, shown)) untold.insert(path);
  }
  EXPECT_EQ(unrepaired, with_line_ends() | roots | known.unrepaired);
  EXPECT_EQ(untold, known.untold);

  ASSERT_EQ(after.size(), before.size());
  for (const auto& [path, entry] : before) {
    EXPECT_EQ(after.at(path).type, entry.type) << visible(path);
    const bool not_ours = entry.type == FindingType::link || entry.type == FindingType::other ||
                          path.starts_with("/roots-");
    if (not_ours) {
      EXPECT_EQ(after.at(path), entry) << visible(path);
    }
  }
  EXPECT_EQ(std::filesystem::status("/etc").permissions(), outside);

  // A doubt about what is in a folder is not over when the folder's own mode is put right.
  const bool doubts = known.untold.empty();
  EXPECT_EQ(rows.contains("/names") && rows.at("/names").status == "unknown", doubts)
      << rows.at("/names").status << ": " << rows.at("/names").detail;

  // Paths byte for byte; a row for what is not there says that it is not sure.
  for (const auto& [path, row] : rows) {
    if (after.contains(path)) continue;
    const bool question_mark = known.writes_question_marks && path.find('?') != std::string::npos;
    EXPECT_TRUE(row.status == "unknown" || question_mark) << visible(path) << " " << row.status;
  }
}

TEST_P(NastyNames, OfAServersOwnRepliesHideNothingInAuto) {
  // Names that forge the end of a reply, or an entry.
  HostedAccount account({.server = GetParam().server, .tree = "forged", .tls = GetParam().tls});
  account.rows_after({"fix", "--apply", "--fix-root"}, GetParam().server == "pureftpd" ? 0 : 4);
  Paths unrepaired;
  for (const auto& [path, entry] : wrong_in(account.files().snapshot()))
    unrepaired.insert(path);
  EXPECT_EQ(
      unrepaired,
      (Paths{"/stat/m\n213 End of status", "/stat/n\r\n213 End.", "/stat/o\r\n550 No such file",
             "/list/m\n-rwxrwxrwx    1 33       33              3 Jan 01 12:00 before.html"}));
}

INSTANTIATE_TEST_SUITE_P(Each, NastyNames, ::testing::ValuesIn(all_known()),
                         [](const auto& one) { return one.param.server; });

} // namespace ftperm::testing
