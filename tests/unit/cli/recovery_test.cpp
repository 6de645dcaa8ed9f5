// What a diagnosis that was cut off has left, on a tree in memory.
#include "cli/account_lock.hpp"
#include "cli/recovery.hpp"
#include "cli/state_folder.hpp"
#include "ftperm/fix/journal_writer.hpp"
#include "support/memory_tree.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <sstream>

namespace ftperm::cli {
namespace {

using fix::JournalNow;
using fix::JournalWriter;
using testing::MemoryTree;

RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

const fix::Rename away{path("/www/.htaccess"), path("/www/.htaccess.ftperm-1")};
const fix::Change opened{path("/www/x.cgi"), FindingType::file, Mode(0604), Mode(0705)};
const fix::Change closed{path("/www/x.cgi"), FindingType::file, Mode(0705), Mode(0604)};

/// An account on which /www/.htaccess is away and /www/x.cgi has the mode of a trial.
class Recovery : public ::testing::Test {
 protected:
  Recovery() {
    std::filesystem::create_directory(place_.folder);
    account_.host = "ftp.example.net";
    account_.user = "me";
    tree_.add_file(away.away.bytes(), 0604, "Deny");
    tree_.add_file(opened.path.bytes(), 0705);
  }

  std::string file(const std::string& time = "2026-11-22T173005Z") const {
    return place_.folder + "/" + time + "_" + file_name_of(place_.account) + "_diagnose.jsonl";
  }

  JournalWriter journal(const std::string& file, const std::string& root = "/") const {
    fix::JournalHead head;
    head.begun = "2026-11-22T17:30:05Z";
    head.command = "diagnose --test";
    head.host = place_.account.host;
    head.user = place_.account.user;
    head.tls = "explicit";
    head.root = head.start = path(root);
    return *JournalWriter::open(file, head);
  }

  std::string recover() {
    std::ostringstream said;
    spdlog::logger log("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(said));
    ProgressLine progress(false);
    cli::recover(place_, tree_, log, progress);
    return said.str();
  }

  bool is_open(const std::string& file) const { return was_cut_off(*fix::read_journal(file)); }

  bool is_back() const { return tree_.content_of("/www/.htaccess") == "Deny"; }

  std::optional<Mode> mode() const { return tree_.mode_of("/www/x.cgi"); }

  testing::TempFolder folder_;
  account::Url account_;
  MemoryTree tree_;
  RecoveryPlace place_{folder_.at("state"), account_, path("/"), ""};
};

} // namespace

TEST_F(Recovery, PutsBackAFileAndAModeAndSaysSo) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(std::vector{opened}));
  EXPECT_FALSE(writer.write(away));
  const std::string said = recover();
  EXPECT_NE(said.find("/www/.htaccess is still away, as /www/.htaccess.ftperm-1"),
            std::string::npos);
  EXPECT_NE(said.find("everything is as it was"), std::string::npos) << said;
  EXPECT_TRUE(is_back());
  EXPECT_EQ(mode(), Mode(0604));
  EXPECT_EQ(recover(), "");
}

TEST_F(Recovery, PutsBackAModeWhosePuttingBackWasJournaledAndNotSent) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(std::vector{opened}));
  EXPECT_FALSE(writer.write_now(std::vector{JournalNow{opened.path, Mode(0705)}}));
  EXPECT_FALSE(writer.write(std::vector{closed}));
  recover();
  EXPECT_EQ(mode(), Mode(0604));
}

TEST_F(Recovery, DoesNotCallAwayWhatWasJournaledAndNotSent) {
  tree_.remove(away.away.bytes());
  tree_.add_file("/www/.htaccess", 0604, "Deny");
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(away));
  const std::string said = recover();
  EXPECT_EQ(said.find("still away"), std::string::npos) << said;
  EXPECT_TRUE(is_back());
  EXPECT_FALSE(is_open(file()));
}

TEST_F(Recovery, SaysOfAKeptFileThatItGoesBackWhenTheRunDidNotEnd) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(away));
  EXPECT_FALSE(writer.write(fix::JournalKept{away.path}));
  EXPECT_NE(recover().find("/www/.htaccess is still away"), std::string::npos);
  EXPECT_TRUE(is_back());
}

TEST_F(Recovery, LeavesAloneWhatWasChangedOnPurposeWhileAFileCouldNotBePutBack) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(std::vector{opened}));
  EXPECT_FALSE(writer.write(away));
  // Something stands in the way of looking, so that the file stays away.
  tree_.add_doubt("/www", {".htaccess", EntryType::other, {}, "told twice"});
  recover();
  EXPECT_EQ(mode(), Mode(0604));
  EXPECT_TRUE(is_open(file()));
  EXPECT_FALSE(tree_.mode_of("/www/.htaccess"));
  tree_.add_file("/www/x.cgi", 0705); // ftperm fix --apply
  recover();
  EXPECT_EQ(mode(), Mode(0705));
}

TEST_F(Recovery, TakesSomethingNewForWhatItIs) {
  tree_.add_file("/www/.htaccess", 0604, "new");
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(away));
  const std::string said = recover();
  EXPECT_NE(said.find("something new is in its place"), std::string::npos) << said;
  EXPECT_EQ(said.find("everything is"), std::string::npos) << said;
  EXPECT_EQ(tree_.content_of("/www/.htaccess"), "new");
}

TEST_F(Recovery, GoesFromTheNewestToTheOldestOfTwo) {
  auto older = journal(file("2026-11-22T173005Z"));
  EXPECT_FALSE(older.write(std::vector{opened}));
  auto newer = journal(file("2026-11-23T080000Z"));
  EXPECT_FALSE(newer.write(
      std::vector<fix::Change>{{opened.path, FindingType::file, Mode(0705), Mode(0700)}}));
  tree_.add_file("/www/x.cgi", 0700);
  recover();
  EXPECT_EQ(mode(), Mode(0604));
}

TEST_F(Recovery, SaysThatAnotherRootKeepsItFromPuttingBack) {
  auto writer = journal(file(), "/home/me");
  EXPECT_FALSE(
      writer.write(fix::Rename{path("/home/me/.htaccess"), path("/home/me/.htaccess.ftperm-1")}));
  EXPECT_NE(recover().find("its root was /home/me"), std::string::npos);
  EXPECT_TRUE(is_open(file()));
}

TEST_F(Recovery, SaysWhichJournalCannotBeUsed) {
  {
    auto writer = journal(file());
    EXPECT_FALSE(writer.write(away));
  }
  std::ofstream(file(), std::ios::app) << "damage\n";
  EXPECT_NE(recover().find("line 3 is damaged"), std::string::npos);
  std::ofstream(file(), std::ios::trunc) << R"({"record":"jour)";
  EXPECT_EQ(recover(), "") << "nothing was sent behind a head that is not whole";
}

TEST_F(Recovery, LeavesARunThatIsAtWorkAlone) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(away));
  const auto lock = AccountLock::take(place_.folder, place_.account);
  EXPECT_EQ(recover(), "");
  EXPECT_FALSE(is_back());
}

TEST_F(Recovery, SaysWhenTheLockCannotBeHad) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(away));
  std::filesystem::create_directory(place_.folder + "/" + file_name_of(place_.account) + ".lock");
  EXPECT_NE(recover().find("cannot be put back"), std::string::npos);
}

TEST_F(Recovery, LeavesTheJournalThatUndoWasGivenToUndo) {
  auto writer = journal(file());
  EXPECT_FALSE(writer.write(away));
  place_.left_out = file();
  EXPECT_EQ(recover(), "");
  EXPECT_FALSE(is_back());
}

} // namespace ftperm::cli
