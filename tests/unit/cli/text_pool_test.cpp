#include "cli/text_pool.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ftperm::cli {
namespace {

TEST(TextPool, KeepsEachTextOnce) {
  TextPool pool;
  const auto one = pool.add("one");
  const auto two = pool.add("two");
  EXPECT_NE(one, two);
  EXPECT_EQ(pool.add("one"), one);
  EXPECT_EQ(pool.add("one"), one);
  EXPECT_EQ(pool[one], "one");
  EXPECT_EQ(pool[two], "two");
}

TEST(TextPool, KnowsTheEmptyTextByNumberZero) {
  TextPool pool;
  EXPECT_EQ(pool[0], "");
  pool.add("one");
  EXPECT_EQ(pool.add(""), 0U);
}

TEST(TextPool, TellsEveryTextStillWhenThereAreMany) {
  TextPool pool;
  std::vector<TextPool::Id> ids;
  for (int i = 0; i < 5000; ++i)
    ids.push_back(pool.add("a sentence about number " + std::to_string(i)));
  for (int i = 0; i < 5000; ++i)
    EXPECT_EQ(pool[ids[static_cast<std::size_t>(i)]],
              "a sentence about number " + std::to_string(i));
}

} // namespace
} // namespace ftperm::cli
