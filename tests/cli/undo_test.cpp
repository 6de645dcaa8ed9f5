// What a repair changed can be put back, exactly.
#include "cli/hosted_account.hpp"

#include "ftperm/fix/journal.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace ftperm::testing {
namespace {

const Words repair{"fix", "--apply", "--fix-root"};

/// The path as the login sees it, on the disk.
std::string on_disk(const HostedAccount& account, const std::string& path) {
  return account.files().path().string() + path;
}

class UndoOn : public ::testing::TestWithParam<std::string> {};

} // namespace

TEST_P(UndoOn, PutsBackTheTreeAsItWas) {
  HostedAccount account({.server = GetParam()});
  const Snapshot before = account.files().snapshot();
  const ProgramResult fixed = account.run(repair);
  EXPECT_EQ(fixed.exit_code, 0) << fixed.err;
  const Snapshot right = account.files().snapshot();
  ASSERT_NE(right, before);
  ASSERT_EQ(account.journals().size(), 1U);
  const std::string journal = account.journals().front();
  EXPECT_NE(fixed.err.find("ftperm undo " + journal), std::string::npos) << fixed.err;

  EXPECT_EQ(account.undo(journal, {}).exit_code, 1);
  EXPECT_EQ(account.files().snapshot(), right) << "it was only to show";
  const ProgramResult undone = account.undo(journal, {"--apply"});
  EXPECT_EQ(undone.exit_code, 0) << undone.out << undone.err;
  EXPECT_EQ(account.files().snapshot(), before);
  EXPECT_EQ(account.undo(journal, {}).exit_code, 0) << "nothing is left to put back";

  // The undoing has a journal of its own.
  ASSERT_EQ(account.journals().size(), 2U);
  EXPECT_EQ(account.undo(account.journals().back(), {"--apply"}).exit_code, 0);
  EXPECT_EQ(account.files().snapshot(), right);
}

TEST_P(UndoOn, PutsBackNastyNamesAndClosedFolders) {
  HostedAccount account({.server = GetParam(), .tree = "nasty"});
  const Snapshot before = account.files().snapshot();
  EXPECT_EQ(account.run(repair).exit_code, 4);
  const Snapshot right = account.files().snapshot();
  ASSERT_NE(right, before);
  const ProgramResult undone = account.undo(account.journals().at(0), {"--apply"});
  // vsftpd's SITE CHMOD knows nine bits: what it took away of the others it cannot give back.
  const mode_t bits = GetParam() == "vsftpd" ? 0777 : 07777;
  for (const auto& [path, entry] : account.files().snapshot())
    EXPECT_EQ(entry.mode & bits, before.at(path).mode & bits) << path << "\n" << undone.err;
}

INSTANTIATE_TEST_SUITE_P(Each, UndoOn, ::testing::ValuesIn(RealServer::all()),
                         [](const auto& one) { return one.param; });

TEST(Undo, LeavesAloneWhatWasChangedSince) {
  HostedAccount account({.server = "pureftpd"});
  ASSERT_EQ(account.run({"fix", "--apply"}).exit_code, 1);
  ::chmod(on_disk(account, "/index.php").c_str(), 0640);
  std::filesystem::remove(on_disk(account, "/wp-config.php"));
  const std::string report = account.temp().at("undo.json");
  const auto result = account.undo(account.journals().at(0), {"--apply", "--json", report});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto rows = rows_of(report);
  EXPECT_EQ(rows.at("/index.php").status, "skipped");
  EXPECT_EQ(rows.at("/wp-config.php").status, "skipped");
  EXPECT_EQ(account.files().snapshot().at("/index.php").mode, 0640U);
}

TEST(Undo, RefusesAJournalOfAnotherAccount) {
  HostedAccount account({.server = "pureftpd"});
  ASSERT_EQ(account.run({"fix", "--apply"}).exit_code, 1);
  const Snapshot right = account.files().snapshot();
  const std::string journal = account.journals().at(0);
  std::string other = account.url("/");
  other.replace(other.find("127.0.0.1"), 9, "localhost");
  const ProgramResult refused = account.undo(journal, {other, "--apply"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("another account"), std::string::npos) << refused.err;
  EXPECT_EQ(account.files().snapshot(), right);
  EXPECT_EQ(account.undo(journal, {other, "--apply", "--same-account"}).exit_code, 0);
  EXPECT_NE(account.files().snapshot(), right);
}

TEST(Undo, SaysWhyAJournalCannotBeUsed) {
  HostedAccount account({.server = "pureftpd"});
  write_file(account.temp().at("bad.jsonl"), "{\"record\":\"journal\",\"format\":9}\n");
  const ProgramResult result = account.undo(account.temp().at("bad.jsonl"), {"--apply"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("line 1"), std::string::npos) << result.err;
  EXPECT_EQ(account.undo(account.temp().at("none.jsonl"), {}).exit_code, 2);
}

TEST(Journals, AreListedWithWhatBecameOfThem) {
  HostedAccount account({.server = "pureftpd"});
  const auto list = [&] {
    return run_program({FTPERM_PROGRAM, "journals"}, account.environment()).out;
  };
  EXPECT_NE(list().find("No journals yet"), std::string::npos);
  ASSERT_EQ(account.run({"fix", "--apply"}).exit_code, 1);
  EXPECT_NE(list().find("15 changes  finished\n"), std::string::npos) << list();
  ASSERT_EQ(account.undo(account.journals().at(0), {"--apply"}).exit_code, 0);
  EXPECT_NE(list().find("15 changes  finished; undone 20"), std::string::npos) << list();
}

TEST(Journal, ThatCannotBeWrittenKeepsARepairFromBeginning) {
  HostedAccount account({.server = "pureftpd"});
  const Snapshot before = account.files().snapshot();
  write_file(account.temp().at("letter"), "dear\n");
  for (const std::string& place : {account.temp().at("none/j"), account.temp().at("letter"),
                                   std::string("/dev/full"), account.temp().at("")}) {
    const ProgramResult result = account.run(repair + Words{"--journal", place});
    EXPECT_EQ(result.exit_code, 2) << place << result.err;
    EXPECT_EQ(account.files().snapshot(), before) << place;
  }
  EXPECT_EQ(content_of(account.temp().at("letter")), "dear\n");
  std::filesystem::remove_all(account.temp().at("state"));
  write_file(account.temp().at("state"), "no folder");
  EXPECT_EQ(account.run(repair).exit_code, 2);
  EXPECT_EQ(account.files().snapshot(), before);
  // A place of the user's own needs no other.
  EXPECT_EQ(account.run(repair + Words{"--journal", account.temp().at("j")}).exit_code, 0);
  EXPECT_TRUE(fix::read_journal(account.temp().at("j")));
}

TEST(Journal, IsNotMadeWhereNothingIsChanged) {
  HostedAccount account({.server = "pureftpd"});
  EXPECT_EQ(account.run({"audit"}).exit_code, 1);
  EXPECT_EQ(account.run({"fix"}).exit_code, 1);
  EXPECT_EQ(account.run({"fix", "--apply", "--max-changes", "3"}).exit_code, 2);
  EXPECT_TRUE(account.journals().empty());
  EXPECT_EQ(account.run(repair).exit_code, 0);
  EXPECT_EQ(account.run(repair).exit_code, 0);
  EXPECT_EQ(account.journals().size(), 1U);
}

TEST(Caution, IsSaidBeforeARepairOfScripts) {
  HostedAccount account({.server = "vsftpd"});
  const ProgramResult rehearsal = account.run({"fix"});
  EXPECT_NE(rehearsal.out.find("2 files in the plan look like CGI scripts"), std::string::npos)
      << rehearsal.out;
  EXPECT_NE(rehearsal.out.find("Careful: it looks like a CGI script"), std::string::npos);
  EXPECT_NE(account.run({"fix", "--apply"}).err.find("warning: 2 files in the plan"),
            std::string::npos);
}

} // namespace ftperm::testing
