#include "ftperm/diagnosis/search.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace ftperm::diagnosis {
namespace {

using Set = std::set<std::size_t>;

/// A site that works when all of some factors are treated.
struct Site {
  Set broken;
  std::vector<Set> trials = {};

  Found search(const Factors& factors) {
    const auto found = find_causes(factors, [this](const Set& treated) -> Result<Gain> {
      trials.push_back(treated);
      const bool works =
          std::includes(treated.begin(), treated.end(), broken.begin(), broken.end());
      return works ? Gain::works : Gain::none;
    });
    EXPECT_TRUE(found);
    return *found;
  }
};

using Causes = std::vector<std::size_t>;

} // namespace

TEST(CauseSearch, FindsTheOnePermission) {
  Site site{{1}};
  EXPECT_EQ(site.search({3, 3, 2}).causes, (Causes{1}));
}

TEST(CauseSearch, EndsWithTheFirstHtaccessThatCures) {
  Site site{{2}};
  EXPECT_EQ(site.search({1, 1, 3}).causes, (Causes{2}));
  EXPECT_EQ(site.trials, (std::vector<Set>{{0}, {1}, {2}}));
}

TEST(CauseSearch, NamesBothOfTwoCauses) {
  Site permission_and_htaccess{{0, 3}};
  EXPECT_EQ(permission_and_htaccess.search({2, 2, 2}).causes, (Causes{0, 3}));
  Site two_files{{0, 1}};
  EXPECT_EQ(two_files.search({0, 0, 3}).causes, (Causes{0, 1}));
  Site two_permissions{{0, 2}};
  EXPECT_EQ(two_permissions.search({3, 3, 1}).causes, (Causes{0, 2}));
}

TEST(CauseSearch, FindsNoneWhereNothingHelps) {
  Site site{{9}};
  const Found found = site.search({2, 2, 1});
  EXPECT_EQ(found.gain, Gain::none);
  EXPECT_TRUE(found.causes.empty());
  EXPECT_EQ(site.trials, (std::vector<Set>{{0, 1}, {2}, {0, 1, 2}}));
}

TEST(CauseSearch, TriesNothingWhereThereIsNothing) {
  Site site{{9}};
  EXPECT_EQ(site.search({0, 0, 0}).gain, Gain::none);
  EXPECT_TRUE(site.trials.empty());
}

TEST(CauseSearch, HalvesManyAndNamesAllWhereNeitherHalfDoesIt) {
  Site one{{37}};
  EXPECT_EQ(one.search({40, 40, 1}).causes, (Causes{37}));
  EXPECT_LT(one.trials.size(), 15U);
  Site apart{{3, 15}};
  EXPECT_EQ(apart.search({20, 20, 1}).causes.size(), 20U);
  EXPECT_EQ(apart.trials.size(), 3U);
}

TEST(CauseSearch, TriesTheLikelyPermissionsByThemselvesFirst) {
  Site likely{{1}};
  EXPECT_EQ(likely.search({2, 500, 1}).causes, (Causes{1}));
  EXPECT_EQ(likely.trials.front(), (Set{0, 1}));
  for (const Set& trial : likely.trials)
    EXPECT_LE(trial.size(), 2U) << "what lies elsewhere is let alone";
  Site unlikely{{4}};
  EXPECT_EQ(unlikely.search({2, 5, 1}).causes, (Causes{4}));
}

TEST(CauseSearch, TriesNothingTwice) {
  std::vector<Set> trials;
  const auto found = find_causes({1, 1, 3}, [&](const Set& treated) -> Result<Gain> {
    trials.push_back(treated);
    return treated.contains(1) ? Gain::other : Gain::none;
  });
  EXPECT_EQ(found->causes, (Causes{1}));
  EXPECT_EQ(trials.size(), std::set<Set>(trials.begin(), trials.end()).size());
}

TEST(CauseSearch, PrefersAPageThatComesToOneThatAnswersOtherwise) {
  // Without the .htaccess 403 comes instead of 500; with the permission as well, the page.
  const auto answer = [](const Set& treated) -> Result<Gain> {
    if (treated == Set{0, 1}) return Gain::works;
    return treated.contains(1) ? Gain::other : Gain::none;
  };
  const auto found = find_causes({1, 1, 1}, answer);
  EXPECT_EQ(found->causes, (Causes{0, 1}));
  EXPECT_EQ(found->gain, Gain::works);
}

TEST(CauseSearch, TakesAnotherAnswerWhereThatIsAllThereIs) {
  const auto answer = [](const Set& treated) -> Result<Gain> {
    return treated.contains(1) ? Gain::other : Gain::none;
  };
  const auto found = find_causes({1, 1, 2}, answer);
  EXPECT_EQ(found->causes, (Causes{1}));
  EXPECT_EQ(found->gain, Gain::other);
}

TEST(CauseSearch, ProvesNothingByAnErrorThatPassedByItself) {
  const auto found =
      find_causes({1, 1, 1}, [](const Set&) -> Result<Gain> { return Gain::unproven; });
  EXPECT_EQ(found->gain, Gain::unproven);
  EXPECT_TRUE(found->causes.empty());
}

TEST(CauseSearch, EndsWithATrialThatFails) {
  int trials = 0;
  const auto found = find_causes({1, 1, 3}, [&](const Set&) -> Result<Gain> {
    ++trials;
    return Error{ErrorKind::lost, "gone"};
  });
  EXPECT_FALSE(found);
  EXPECT_EQ(trials, 1);
}

} // namespace ftperm::diagnosis
