#include "ftperm/fix/journal_writer.hpp"
#include "support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace ftperm::fix {
namespace {

RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

JournalHead head(const std::string& start = "/www") {
  JournalHead head;
  head.version = "0.1.0";
  head.begun = "2026-11-22T17:30:05Z";
  head.command = "fix --apply";
  head.host = "ftp.example.net";
  head.user = "m\xfc"
              "ller";
  head.tls = "explicit";
  head.start = path(start);
  head.profile = "ovh";
  return head;
}

const std::vector<Change> three{
    {path("/www"), FindingType::directory, Mode(0), Mode(0705)},
    {path("/www/caf\xe9 \xc3\xa9\t\"\\"), FindingType::file, Mode(04755), Mode(0604)},
    {path("/"), FindingType::root, Mode(0755), Mode(0705)}};

/// A journal on the disk, and its text.
class JournalFile : public ::testing::Test {
 protected:
  std::string written(const std::vector<Change>& changes = three) {
    auto writer = JournalWriter::open(file_, head());
    EXPECT_TRUE(writer);
    EXPECT_FALSE(writer->write(changes));
    return text();
  }

  std::string text() const { return testing::content_of(file_); }

  void put(const std::string& text) const { std::ofstream(file_, std::ios::binary) << text; }

  testing::TempFolder folder_;
  std::string file_ = folder_.at("run.jsonl");
};

std::string complaint(const std::string& text) {
  const auto journal = parse_journal(text);
  return journal ? "none" : journal.error().message;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what << " in " << text;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

} // namespace

TEST_F(JournalFile, GivesBackWhatWasWritten) {
  const auto journal = parse_journal(written());
  ASSERT_TRUE(journal) << journal.error().message;
  EXPECT_EQ(journal->head.host, "ftp.example.net");
  EXPECT_EQ(journal->head.user, head().user);
  EXPECT_EQ(journal->head.start, path("/www"));
  EXPECT_EQ(journal->head.file_mode, Mode(0604));
  ASSERT_EQ(journal->changes.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(journal->changes[i].path, three[i].path);
    EXPECT_EQ(journal->changes[i].type, three[i].type);
    EXPECT_EQ(journal->changes[i].before, three[i].before);
    EXPECT_EQ(journal->changes[i].after, three[i].after);
  }
  EXPECT_FALSE(journal->end || journal->undone || journal->torn);
}

TEST_F(JournalFile, IsForItsOwnersEyesAndHarmlessToLookAt) {
  const std::string text = written();

  struct stat info {};

  ASSERT_EQ(::stat(file_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777U, 0600U);
  for (const char c : text)
    ASSERT_TRUE(c == '\n' || (c >= ' ' && c < 0x7F));
}

TEST_F(JournalFile, TellsItsEndAndItsUndoing) {
  {
    auto writer = JournalWriter::open(file_, head());
    ASSERT_TRUE(writer);
    EXPECT_FALSE(writer->write(three));
    EXPECT_FALSE(writer->write_now(std::vector<JournalNow>{{path("/www"), Mode(0755)}}));
    EXPECT_FALSE(writer->write_end("finished"));
  }
  EXPECT_FALSE(mark_undone(file_, {utc_now(), 2, 1}));
  const auto journal = read_journal(file_);
  ASSERT_TRUE(journal);
  ASSERT_TRUE(journal->end);
  EXPECT_EQ(journal->end->outcome, "finished");
  ASSERT_TRUE(journal->undone);
  EXPECT_EQ(journal->undone->put_back, 2U);
  EXPECT_EQ(journal->undone->left, 1U);
  EXPECT_EQ(journal->now.at(path("/www")), Mode(0755));
}

TEST_F(JournalFile, SurvivesATornEndWhereverItIsTorn) {
  const std::string whole = written();
  const auto first_line = whole.find('\n') + 1;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto journal = parse_journal(whole.substr(0, size));
    ASSERT_EQ(static_cast<bool>(journal), size >= first_line) << size;
    if (!journal) continue;
    EXPECT_EQ(journal->torn, whole[size - 1] != '\n');
    const auto lines = static_cast<std::size_t>(
        std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    ASSERT_EQ(journal->changes.size(), lines - 1);
  }
}

TEST_F(JournalFile, IsContinuedBehindATornLine) {
  const std::string whole = written();
  put(whole + R"({"record":"change","path":"/www/ha)");
  {
    auto writer = JournalWriter::open(file_, head());
    ASSERT_TRUE(writer);
    EXPECT_FALSE(writer->write(
        std::vector<Change>{{path("/www/more"), FindingType::file, Mode(0777), Mode(0604)}}));
  }
  const auto journal = read_journal(file_);
  ASSERT_TRUE(journal) << journal.error().message;
  EXPECT_EQ(journal->runs, 2U);
  EXPECT_EQ(journal->changes.size(), 4U);
  EXPECT_TRUE(text().starts_with(whole));
}

TEST_F(JournalFile, IsMarkedAsUndoneBehindATornLine) {
  put(written() + "{\"rec");
  EXPECT_FALSE(mark_undone(file_, {utc_now(), 3, 0}));
  const auto journal = read_journal(file_);
  ASSERT_TRUE(journal);
  EXPECT_TRUE(journal->undone);
  EXPECT_FALSE(journal->torn);
}

TEST_F(JournalFile, IsNotContinuedForAnotherAccountNorOnceUndone) {
  const std::string whole = written();
  EXPECT_FALSE(JournalWriter::open(file_, head("/other")));
  auto elsewhere = head();
  elsewhere.host = "ftp.example.org";
  EXPECT_FALSE(JournalWriter::open(file_, elsewhere));
  EXPECT_EQ(text(), whole);
  EXPECT_FALSE(mark_undone(file_, {utc_now(), 3, 0}));
  const auto again = JournalWriter::open(file_, head());
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().message.find("has been undone"), std::string::npos);
}

TEST_F(JournalFile, NeverReplacesWhatIsNoJournal) {
  put("a letter\n");
  const auto writer = JournalWriter::open(file_, head());
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().kind, ErrorKind::usage);
  EXPECT_EQ(text(), "a letter\n");
}

TEST_F(JournalFile, SaysWhatIsWrongWithALineAndWhere) {
  const std::string good = written();
  const auto bad = [&](const char* what, const char* by) {
    return complaint(replaced(good, what, by));
  };
  EXPECT_NE(bad("\"format\":1", "\"format\":2").find("line 1"), std::string::npos);
  EXPECT_NE(bad("\"format\":1", "\"format\":2").find("which this ftperm does not know"),
            std::string::npos);
  EXPECT_NE(bad("\"before\":\"000\"", "\"before\":\"10755\"").find("line 2"), std::string::npos);
  EXPECT_NE(bad("\"before\":\"000\"", "\"before\":\"789\"").find("no mode"), std::string::npos);
  EXPECT_NE(bad("\"before\":\"000\"", "\"before\":420").find("before"), std::string::npos);
  EXPECT_NE(bad("\"type\":\"dir\"", "\"type\":\"link\"").find("type"), std::string::npos);
  for (const char* no_path :
       {"/www/../x", "www", "", "/www//x", "/www/", "/www/a\\nb", "/other", "/wwwx"})
    EXPECT_NE(bad("\"path\":\"/www\"", (std::string("\"path\":\"") + no_path + '"').c_str())
                  .find("line 2"),
              std::string::npos)
        << no_path;
  EXPECT_NE(bad("_hex\":\"2f", "_hex\":\"zz").find("hexadecimal"), std::string::npos);
  EXPECT_NE(bad("\"record\":\"change\"", "\"record\":\"later\"").find("does not know"),
            std::string::npos);
  EXPECT_NE(bad("{\"record\":\"change\"", "\"record\":\"change\"").find("line 2"),
            std::string::npos);
  EXPECT_NE(complaint(good.substr(good.find('\n') + 1)).find("line 1"), std::string::npos);
  EXPECT_NE(complaint("").find("no journal"), std::string::npos);
  EXPECT_NE(complaint(std::string(2'000'000, '[') + "\n").find("too long"), std::string::npos);
}

TEST_F(JournalFile, HoldsOnlyTheRootBesidesWhatIsBelowItsStart) {
  const std::string good = written();
  EXPECT_EQ(complaint(good), "none");
  EXPECT_NE(complaint(replaced(good, "\"type\":\"root\"", "\"type\":\"dir\"")), "none");
  EXPECT_NE(complaint(replaced(good, "\"type\":\"dir\"", "\"type\":\"root\"")), "none");
}

TEST_F(JournalFile, IsUnderstoodOrRefusedWhateverIsInIt) {
  const std::string good = written();
  std::minstd_rand random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text = good;
    for (auto left = 1 + random() % 4; left > 0; --left)
      text[random() % text.size()] = static_cast<char>(random() % 256);
    const auto journal = parse_journal(text);
    if (!journal) {
      ASSERT_FALSE(journal.error().message.empty());
    }
  }
}

TEST_F(JournalFile, CannotBeWrittenWhereThereIsNoRoomOrNoFolder) {
  const auto nowhere = JournalWriter::open(folder_.at("none/run.jsonl"), head());
  ASSERT_FALSE(nowhere);
  EXPECT_NE(nowhere.error().message.find("make its folder first"), std::string::npos);
  const auto full = JournalWriter::open("/dev/full", head());
  EXPECT_FALSE(full);
}

TEST(Reversed, GoesFromTheLastModeToTheFirst) {
  Journal journal;
  const auto a = path("/a");
  const auto b = path("/b");
  const auto c = path("/c");
  journal.changes = {{a, FindingType::file, Mode(0777), Mode(0604)},
                     {b, FindingType::file, Mode(0666), Mode(0604)},
                     {a, FindingType::file, Mode(0604), Mode(0644)},
                     {c, FindingType::file, Mode(0644), Mode(0604)},
                     {c, FindingType::file, Mode(0604), Mode(0644)}};
  journal.now = {{b, Mode(0644)}};
  const auto changes = reversed(journal);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].path, a);
  EXPECT_EQ(changes[0].before, Mode(0644));
  EXPECT_EQ(changes[0].after, Mode(0777));
  EXPECT_EQ(changes[1].before, Mode(0644));
  EXPECT_EQ(changes[1].after, Mode(0666));
}

TEST(Reversed, OfADiagnosisThatWasCutOffHoldsWhatMayNotBeBackYet) {
  Journal journal;
  journal.head.command = "diagnose --test";
  const auto a = path("/a");
  const auto b = path("/b");
  journal.changes = {{a, FindingType::file, Mode(0604), Mode(0705)},
                     {b, FindingType::file, Mode(0604), Mode(0705)},
                     {a, FindingType::file, Mode(0705), Mode(0604)},
                     {b, FindingType::file, Mode(0705), Mode(0604)}};
  journal.now = {{b, Mode(0604)}}; // a listing showed it
  const auto changes = reversed(journal);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].path, a);
  EXPECT_EQ(changes[0].before, Mode(0705));
  EXPECT_EQ(changes[0].after, Mode(0604));

  journal.end = JournalEnd{"2026-11-22T17:30:09Z", "finished"};
  EXPECT_TRUE(reversed(journal).empty()) << "it said itself that all is back";
}

TEST_F(JournalFile, OfADiagnosisIsContinuedByNoOtherRun) {
  JournalHead diagnosis = head();
  diagnosis.command = "diagnose --test";
  EXPECT_TRUE(JournalWriter::open(file_, diagnosis));
  const std::string before = text();
  EXPECT_FALSE(JournalWriter::open(file_, head()));
  EXPECT_EQ(text(), before);
}

TEST_F(JournalFile, KnowsWhatIsOutOfTheWay) {
  auto writer = JournalWriter::open(file_, head());
  const Rename away{path("/www/.htaccess"), path("/www/.htaccess.ftperm-1")};
  const Rename below{path("/www/caf\xe9/.htaccess"), path("/www/caf\xe9/.htaccess.ftperm-1")};
  EXPECT_FALSE(writer->write(away));
  EXPECT_FALSE(writer->write(below));
  EXPECT_FALSE(writer->write(JournalBack{away.path}));
  EXPECT_FALSE(writer->write(JournalKept{below.path}));
  const auto journal = parse_journal(text());
  ASSERT_TRUE(journal) << journal.error().message;
  ASSERT_EQ(journal->away.size(), 1U);
  EXPECT_EQ(journal->away.at(below.path).name, below.away);
  EXPECT_TRUE(journal->away.at(below.path).kept);

  EXPECT_FALSE(mark_back(file_, below.path));
  EXPECT_TRUE(parse_journal(text())->away.empty());
}

TEST_F(JournalFile, RefusesARenameToAnotherFolderOrOutsideOfItsStart) {
  auto writer = JournalWriter::open(file_, head());
  EXPECT_FALSE(writer->write(Rename{path("/www/a"), path("/www/b/a")}));
  EXPECT_NE(complaint(text()), "none");
  std::filesystem::remove(file_);
  writer = JournalWriter::open(file_, head());
  EXPECT_FALSE(writer->write(Rename{path("/other/a"), path("/other/b")}));
  EXPECT_NE(complaint(text()), "none");
}

TEST_F(JournalFile, OfADiagnosisIsCutOffUntilItEnds) {
  JournalHead diagnosis = head();
  diagnosis.command = "diagnose --test";
  auto writer = JournalWriter::open(file_, diagnosis);
  EXPECT_FALSE(writer->write(three));
  EXPECT_TRUE(was_cut_off(*parse_journal(text())));
  EXPECT_FALSE(writer->write_end("finished"));
  EXPECT_FALSE(was_cut_off(*parse_journal(text())));
  EXPECT_FALSE(was_cut_off(*parse_journal(replaced(text(), "diagnose --test", "fix --apply"))));
}

} // namespace ftperm::fix
