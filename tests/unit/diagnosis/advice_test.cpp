#include "diagnosis/advice.hpp"

#include <gtest/gtest.h>

namespace ftperm::diagnosis {
namespace {

const std::vector<Cause> causes{{CauseKind::htaccess, "/.htaccess", {}, {}, "", true, false}};

LineHint hint(std::size_t line, const std::string& weight) {
  return {"/.htaccess", line, weight, "", "Wrong.", ""};
}

} // namespace

TEST(Advice, NamesOnlyTheLinesThatAreWrongWhereSomeAre) {
  EXPECT_EQ(advice_for(causes, {hint(1, "possible"), hint(2, "certain"), hint(3, "likely")}),
            (std::vector<std::string>{"Look at line 2 of /.htaccess: Wrong.",
                                      "Look at line 3 of /.htaccess: Wrong."}));
  EXPECT_EQ(advice_for(causes, {hint(1, "possible")}).front(),
            "Look at line 1 of /.htaccess: Wrong.");
}

TEST(Advice, NamesSomeOfManyLines) {
  const auto advice = advice_for(causes, std::vector<LineHint>(100, hint(1, "certain")));
  ASSERT_EQ(advice.size(), 5U);
  EXPECT_EQ(advice.back(), "Look at line 1 of /.htaccess: Wrong. And 95 more such lines.");
}

TEST(Advice, IsToSearchWhereNoLineIsKnown) {
  EXPECT_NE(advice_for(causes, {}).front().find("one after the other"), std::string::npos);
}

} // namespace ftperm::diagnosis
