#include "ftperm/account/account.hpp"
#include "ftperm/account/secret.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <ostream>
#include <type_traits>

namespace ftperm::account {
namespace {

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

template <typename T>
concept Comparable = requires(const T& a, const T& b) {
  a == b;
};

/// Whether the text stands in the object itself, where short strings are kept.
template <typename T>
bool memory_holds(const T& object, std::string_view text) {
  const std::string_view bytes(reinterpret_cast<const char*>(&object), sizeof object);
  return bytes.find(text) != std::string_view::npos;
}

TEST(Secret, CannotBePrintedComparedOrCopiedByAccident) {
  static_assert(!Printable<Secret>);
  static_assert(!Comparable<Secret>);
  static_assert(!std::is_copy_constructible_v<Secret>);
  static_assert(!std::is_copy_assignable_v<Secret>);
  static_assert(!std::is_convertible_v<Secret, std::string>);
  static_assert(!std::is_convertible_v<std::string, Secret>);
  static_assert(std::is_nothrow_move_constructible_v<Secret>);
  static_assert(std::is_nothrow_move_assignable_v<Account>);
}

TEST(Secret, WipesWhatItIsMadeFrom) {
  std::string text = "hunter2";
  const Secret secret(std::move(text));
  EXPECT_EQ(secret.reveal(), "hunter2");
  EXPECT_FALSE(memory_holds(text, "hunter")); // NOLINT(bugprone-use-after-move): what is tested
}

TEST(Secret, LeavesNothingBehindWhenItIsMoved) {
  for (const std::string text : {"hunter2", "a password that is too long for a short string"}) {
    Secret first{std::string(text)};
    Secret second(std::move(first));
    EXPECT_EQ(second.reveal(), text);
    EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): that is what is tested
    EXPECT_FALSE(memory_holds(first, text.substr(0, 7)));

    Secret third(std::string("other"));
    third = std::move(second);
    EXPECT_EQ(third.reveal(), text);
    EXPECT_TRUE(second.empty()); // NOLINT(bugprone-use-after-move)
    EXPECT_FALSE(memory_holds(second, text.substr(0, 7)));
  }
}

TEST(Secret, SurvivesBeingMovedOntoItself) {
  Secret secret(std::string("hunter2"));
  Secret& same = secret;
  secret = std::move(same);
  EXPECT_EQ(secret.reveal(), "hunter2"); // NOLINT(bugprone-use-after-move)
}

TEST(Secret, IsCopiedOnlyByName) {
  const Secret secret(std::string("hunter2"));
  const Secret copy = secret.clone();
  EXPECT_EQ(copy.reveal(), "hunter2");
  EXPECT_EQ(secret.reveal(), "hunter2");
}

TEST(Wipe, ClearsWhatWasCutOffToo) {
  std::string text(100, 'x');
  text.resize(3);
  wipe(text);
  EXPECT_TRUE(text.empty());
  const char* const bytes = text.data(); // wiping keeps the buffer, and so its spare bytes
  EXPECT_TRUE(std::all_of(bytes, bytes + 100, [](char c) { return c == '\0'; }));
}

} // namespace
} // namespace ftperm::account
