#include "ftperm/diagnosis/laboratory.hpp"
#include "support/memory_tree.hpp"
#include "support/recording_log.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace ftperm::diagnosis {
namespace {

using testing::MemoryTree;

RemotePath path(std::string_view bytes) {
  return RemotePath::parse(bytes).value();
}

class NoRenameLog final : public fix::RenameLog {
 public:
  std::optional<Error> about_to_rename(const fix::Rename& /*rename*/) override { return {}; }

  void is_back(const RemotePath& /*path*/) override { ++back; }

  int back = 0;
};

/// A page that answers by what the tree is like.
class TreePage final : public site::Page {
 public:
  explicit TreePage(std::function<int()> status) : status_(std::move(status)) {}

  const std::string& address() const override { return address_; }

  site::Answer load() override {
    site::Answer answer;
    answer.status = status_();
    answer.size = 1;
    if (answer.status == 0) answer.failure = site::Failure::interrupted;
    return answer;
  }

 private:
  std::string address_ = "http://example.net/";
  std::function<int()> status_;
};

/// A site that fails while /www/.htaccess is there or /www/x.cgi has no x.
class InTheLaboratory : public ::testing::Test {
 protected:
  InTheLaboratory() {
    tree_.add_directory("/www", 0777);
    tree_.add_file("/www/.htaccess", 0604, "Nonsense");
    tree_.add_file("/www/x.cgi", 0604);
  }

  int status() const {
    const bool works =
        !tree_.mode_of("/www/.htaccess") && tree_.mode_of("/www/x.cgi") == Mode(0705);
    return works ? 200 : 500;
  }

  bool is_as_before() const {
    return tree_.content_of("/www/.htaccess") == "Nonsense" &&
           tree_.mode_of("/www") == Mode(0777) && tree_.mode_of("/www/x.cgi") == Mode(0604);
  }

  Result<Trial> try_out(const Treatment& treatment) { return laboratory_.try_out(treatment); }

  Result<Trial> keep(const Treatment& treatment) {
    return laboratory_.keep(treatment, [](const std::vector<site::Condition>& pages) {
      return pages.at(0).state == site::State::works;
    });
  }

  const Treatment cure_{{{path("/www"), FindingType::directory, Mode(0777), Mode(0705)},
                         {path("/www/x.cgi"), FindingType::file, Mode(0604), Mode(0705)}},
                        {{path("/www/.htaccess"), path("/www/.htaccess.ftperm-1")}}};
  MemoryTree tree_;
  testing::RecordingLog log_;
  NoRenameLog rename_log_;
  std::function<int()> answer_ = [this] { return status(); };
  TreePage page_{[this] { return answer_(); }};
  std::vector<site::Page*> pages_{&page_};
  Laboratory laboratory_{tree_, {log_, rename_log_}, pages_, 2};
};

} // namespace

TEST_F(InTheLaboratory, ATrialShowsTheCureAndPutsAllBack) {
  const auto trial = try_out(cure_);
  ASSERT_TRUE(trial) << trial.error().message;
  EXPECT_EQ(trial->during.at(0).state, site::State::works);
  EXPECT_EQ(trial->during.at(0).loads, 2U);
  EXPECT_EQ(trial->after.at(0).state, site::State::server_error);
  EXPECT_TRUE(is_as_before());
  EXPECT_EQ(rename_log_.back, 1);
  EXPECT_TRUE(laboratory_.out_of_place().renames.empty());
}

TEST_F(InTheLaboratory, AnInterruptionBetweenTheLoadsPutsAllBack) {
  int loads = 0;
  answer_ = [&loads] { return ++loads == 2 ? 0 : 500; };
  const auto trial = try_out(cure_);
  ASSERT_FALSE(trial);
  EXPECT_EQ(trial.error().kind, ErrorKind::interrupted);
  EXPECT_TRUE(is_as_before());
}

TEST_F(InTheLaboratory, AnInterruptionAtAnyRequestPutsAllBack) {
  for (std::size_t after = 0; after < 40; ++after) {
    tree_.options.lost_after = after;
    tree_.options.lost_by = ErrorKind::interrupted;
    (void)try_out(cure_);
    EXPECT_TRUE(is_as_before()) << after;
  }
}

TEST_F(InTheLaboratory, AFullDiskChangesNothing) {
  log_.failing_after = 0;
  EXPECT_FALSE(try_out(cure_));
  EXPECT_TRUE(is_as_before());
  EXPECT_TRUE(tree_.changes().empty());
  EXPECT_TRUE(tree_.renames().empty());
}

TEST_F(InTheLaboratory, ARefusedRenameIsSaidAndNothingStaysChanged) {
  tree_.options.refused = {"/www/.htaccess"};
  const auto trial = try_out(cure_);
  ASSERT_TRUE(trial);
  EXPECT_NE(trial->trouble.find("/www/.htaccess could not be renamed"), std::string::npos);
  EXPECT_TRUE(trial->during.empty());
  EXPECT_TRUE(is_as_before());
}

TEST_F(InTheLaboratory, RefusedChangesAreSaid) {
  tree_.options.takes_changes = false;
  const auto trial = try_out({cure_.changes, {}});
  ASSERT_TRUE(trial);
  EXPECT_FALSE(trial->trouble.empty());
}

TEST_F(InTheLaboratory, WhatCannotBePutBackIsNamed) {
  const auto block = [this] {
    tree_.options.refused = {"/www/x.cgi"};
    return status();
  };
  answer_ = block;
  const auto trial = try_out({{cure_.changes.at(1)}, {}});
  ASSERT_FALSE(trial);
  ASSERT_EQ(laboratory_.out_of_place().changes.size(), 1U);
  EXPECT_EQ(laboratory_.out_of_place().changes.at(0).after, Mode(0604));
}

TEST_F(InTheLaboratory, WhatWasNeverRenamedIsNotCalledOutOfPlace) {
  tree_.add_file("/www/.htaccess.ftperm-1", 0604, "other");
  EXPECT_FALSE(try_out({{}, cure_.renames})); // the name is taken
  EXPECT_TRUE(laboratory_.out_of_place().renames.empty());
  tree_.remove("/www/.htaccess.ftperm-1");
  tree_.remove("/www/.htaccess"); // by its owner, meanwhile
  const auto trial = try_out({{}, cure_.renames});
  ASSERT_TRUE(trial) << trial.error().message;
  EXPECT_FALSE(trial->trouble.empty());
  EXPECT_TRUE(laboratory_.out_of_place().renames.empty());
}

TEST_F(InTheLaboratory, WhateverIsThrownWhileAPageLoadsAllIsPutBack) {
  answer_ = []() -> int { throw std::runtime_error("no memory"); };
  EXPECT_THROW((void)try_out(cure_), std::runtime_error);
  EXPECT_TRUE(is_as_before());
  EXPECT_THROW((void)keep(cure_), std::runtime_error);
  EXPECT_TRUE(is_as_before());
}

TEST_F(InTheLaboratory, HalfACureIsNotKept) {
  tree_.options.refused = {"/www/.htaccess"};
  const auto kept = keep(cure_);
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_FALSE(kept->trouble.empty());
  EXPECT_TRUE(kept->applied.changes.empty());
  EXPECT_TRUE(kept->applied.renames.empty());
  EXPECT_TRUE(is_as_before());
}

TEST_F(InTheLaboratory, WhatDoesNotCureIsNotKept) {
  answer_ = [] { return 500; };
  const auto kept = keep(cure_);
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_FALSE(kept->trouble.empty());
  EXPECT_TRUE(is_as_before());
}

TEST_F(InTheLaboratory, AnInterruptionAtAnyRequestOfKeepingPutsAllBack) {
  for (std::size_t after = 0; after < 12; ++after) {
    tree_.options.lost_after = after;
    tree_.options.lost_by = ErrorKind::interrupted;
    if (keep(cure_)) break;
    EXPECT_TRUE(is_as_before()) << after;
  }
}

TEST_F(InTheLaboratory, WhatIsKeptStays) {
  const auto kept = keep(cure_);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->during.at(0).state, site::State::works);
  EXPECT_EQ(kept->applied.changes.size(), 2U);
  EXPECT_EQ(kept->applied.renames.size(), 1U);
  EXPECT_EQ(status(), 200);
}

} // namespace ftperm::diagnosis
