#include "ftperm/fix/rename.hpp"
#include "support/memory_tree.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ftperm::fix {
namespace {

using testing::MemoryTree;

const Rename htaccess{RemotePath::parse("/www/.htaccess").value(),
                      RemotePath::parse("/www/.htaccess.ftperm-1").value()};

class Log final : public RenameLog {
 public:
  std::optional<Error> about_to_rename(const Rename& rename) override {
    if (is_full) return Error{ErrorKind::usage, "the disk is full"};
    lines.push_back("away " + rename.path.bytes());
    return {};
  }

  void is_back(const RemotePath& path) override { lines.push_back("back " + path.bytes()); }

  bool is_full = false;
  std::vector<std::string> lines;
};

class Renaming : public ::testing::Test {
 protected:
  Renaming() { tree_.add_file("/www/.htaccess", 0604, "Deny"); }

  std::optional<Error> aside() {
    return move_aside(tree_, htaccess, log_, std::chrono::milliseconds(0));
  }

  std::optional<Error> back() {
    return move_back(tree_, htaccess, log_, std::chrono::milliseconds(0));
  }

  std::string at(const RemotePath& path) const {
    return tree_.content_of(path.bytes()).value_or("-");
  }

  std::string both() const { return at(htaccess.path) + " " + at(htaccess.away); }

  MemoryTree tree_;
  Log log_;
};

} // namespace

TEST_F(Renaming, IsLoggedBeforeItIsSentAndWhenItIsBack) {
  EXPECT_FALSE(aside());
  EXPECT_EQ(both(), "- Deny");
  EXPECT_FALSE(back());
  EXPECT_EQ(both(), "Deny -");
  EXPECT_EQ(log_.lines, (std::vector<std::string>{"away /www/.htaccess", "back /www/.htaccess"}));
}

TEST_F(Renaming, SendsNothingThatTheLogDoesNotTake) {
  log_.is_full = true;
  EXPECT_TRUE(aside());
  EXPECT_TRUE(tree_.renames().empty());
}

TEST_F(Renaming, NeverGoesOverAnExistingName) {
  tree_.add_file("/www/.htaccess.ftperm-1", 0604, "other");
  EXPECT_TRUE(aside());
  EXPECT_EQ(both(), "Deny other");
  EXPECT_TRUE(tree_.renames().empty());
}

TEST_F(Renaming, ReplacesNothingThatIsNewInItsPlace) {
  EXPECT_FALSE(aside());
  tree_.add_file("/www/.htaccess", 0604, "new");
  const auto error = back();
  ASSERT_TRUE(error);
  EXPECT_NE(error->message.find("a new /www/.htaccess"), std::string::npos) << error->message;
  EXPECT_EQ(both(), "new Deny");
  EXPECT_EQ(log_.lines.size(), 1U);
}

TEST_F(Renaming, LooksWhereItIsWhenNoAnswerCame) {
  tree_.options.unanswered = {"/www/.htaccess"};
  const auto error = aside();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, ErrorKind::unanswered);
  EXPECT_EQ(both(), "- Deny");
  tree_.options.unanswered = {"/www/.htaccess.ftperm-1"};
  EXPECT_FALSE(back());
  EXPECT_EQ(both(), "Deny -");
  EXPECT_EQ(tree_.renames().size(), 2U) << "what was done is not done again";
}

TEST_F(Renaming, IsTriedAgainWhenNothingWasDone) {
  EXPECT_FALSE(aside());
  tree_.options.undone = {"/www/.htaccess.ftperm-1"};
  EXPECT_TRUE(back());
  tree_.options.undone = {};
  EXPECT_FALSE(back());
  EXPECT_EQ(both(), "Deny -");
}

TEST_F(Renaming, IsPutBackAfterAnInterruption) {
  EXPECT_FALSE(aside());
  tree_.options.lost_after = 0;
  tree_.options.lost_by = ErrorKind::interrupted;
  EXPECT_FALSE(back());
  EXPECT_EQ(both(), "Deny -");
}

TEST_F(Renaming, IsNotDeceivedByAYes) {
  tree_.options.lies = {"/www/.htaccess"};
  const auto error = aside();
  ASSERT_TRUE(error) << "what is tried would be in its place all the time";
  EXPECT_EQ(error->kind, ErrorKind::refused);
}

TEST_F(Renaming, IsPutBackWhereTheListingHidesIt) {
  tree_.add_file("/www/.htaccess-old");
  tree_.options.cap = 1;
  tree_.options.cap_is_told = true;
  EXPECT_FALSE(aside());
  EXPECT_EQ(both(), "- Deny");
  EXPECT_FALSE(back());
  EXPECT_EQ(both(), "Deny -");
}

TEST_F(Renaming, IsGoneOnlyWhereTheListingIsWholeAndUnderstood) {
  tree_.remove("/www/.htaccess");
  tree_.add_file("/www/x");
  EXPECT_EQ(*where_is(tree_, htaccess), Place::gone);
  tree_.add_doubt("/www", {"", EntryType::other, {}, "a line that says nothing"});
  EXPECT_EQ(*where_is(tree_, htaccess), Place::unseen);
}

TEST_F(Renaming, IsNotGoneWhereOnlyAListingThatMayBeCutIsToBeHad) {
  tree_.add_file("/www/.ftpquota");
  tree_.options.careful_fails = true;
  tree_.options.cap = 1;
  EXPECT_EQ(*where_is(tree_, htaccess), Place::unseen);
}

TEST_F(Renaming, SaysWhatIsMissing) {
  tree_.remove("/www/.htaccess");
  EXPECT_EQ(aside()->kind, ErrorKind::missing);
  EXPECT_TRUE(back());
  EXPECT_EQ(by_hand(htaccess), "rename /www/.htaccess.ftperm-1 to /www/.htaccess");
}

} // namespace ftperm::fix
