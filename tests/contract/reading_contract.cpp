// What every tree owes to whoever reads a file.
#include "contract/tree_contract.hpp"

#include "ftperm/core/text.hpp"

#include <map>

namespace ftperm::contract {
namespace {

/// Every byte there is, in an order of its own.
std::string all_bytes(std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i)
    bytes += static_cast<char>((i * 7 + i / 256) % 256);
  return bytes;
}

std::string said(const Result<std::string>& read) {
  return read ? "it was read" : read.error().message;
}

} // namespace

TEST_P(TreeContract, ReadsTheBytesOfAFileAsTheyAre) {
  const std::map<std::string, std::string> files{
      {"empty", ""},
      {"crlf", "one\r\ntwo\r\n"},
      {"lf", "one\ntwo\n"},
      {"cr", "one\rtwo\r"},
      {"mixed", "\n\r\r\n\n"},
      {"no-end", "one\ntwo"},
      {"nul", std::string("a\0b\0", 4)},
      {"iac", "\xff\xff\xf2\xff"},
      {"reply", "226 Done.\r\n257 \"/\"\r\n"},
      {"all", all_bytes(100 * 1024)},
  };
  for (const auto& [name, content] : files)
    world().file(name, 0604, content);
  for (const auto& [name, content] : files) {
    const auto bytes = read(world().at(name));
    ASSERT_TRUE(bytes) << name << ": " << said(bytes);
    EXPECT_TRUE(*bytes == content) << name << ": " << bytes->size() << " bytes";
  }
}

TEST_P(TreeContract, ReadsExactlyTheFileThatWasAskedFor) {
  for (const std::string& name : names_like_each_other())
    world().file(name, 0604, "this is " + name);
  for (const std::string& name : names_like_each_other()) {
    const auto bytes = read(world().at(name));
    EXPECT_EQ(!bytes, is_refused(name, differences())) << visible(name) << ": " << said(bytes);
    if (bytes) {
      EXPECT_EQ(*bytes, "this is " + name);
    }
  }
}

TEST_P(TreeContract, ReadsWhatLiesInNestedFoldersAndBehindLinks) {
  world().directory("a", 0705);
  world().directory("a/b c", 0705);
  world().file("a/b c/.htaccess", 0604, "Deny from all\n");
  world().link("link", "a/b c/.htaccess");
  EXPECT_EQ(read(world().at("a/b c/.htaccess")).operator*(), "Deny from all\n");
  EXPECT_EQ(read(world().at("link")).operator*(), "Deny from all\n");
}

TEST_P(TreeContract, SaysWhatCannotBeRead) {
  world().file("there", 0604, "content");
  world().directory("folder", 0705);
  world().file("closed", 0200, "content");
  const auto unreadable = read(world().at("folder"));
  ASSERT_FALSE(unreadable);
  EXPECT_EQ(unreadable.error().kind, ErrorKind::unreadable) << said(unreadable);
  for (const char* name : {"missing", "missing/below", "th*re"}) {
    const auto missing = read(world().at(name));
    ASSERT_FALSE(missing) << name;
    EXPECT_EQ(missing.error().kind == ErrorKind::missing, differences().tells_missing_files)
        << name << ": " << said(missing);
  }
  EXPECT_FALSE(read(world().at("there/below")));
  const auto closed = read(world().at("closed"));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().kind, ErrorKind::unreadable) << said(closed);
  EXPECT_EQ(read(world().at("there")).operator*(), "content") << "it goes on";
}

TEST_P(TreeContract, ReadsNothingThatIsTooLargeAndGoesOn) {
  world().file("small", 0604, "0123456789");
  world().file("large", 0604, all_bytes(8 * 1024 * 1024));
  for (const std::size_t largest : {std::size_t{0}, std::size_t{9}, std::size_t{100'000}}) {
    const auto bytes = read(world().at(largest < 10 ? "small" : "large"), largest);
    ASSERT_FALSE(bytes) << largest;
    EXPECT_EQ(bytes.error().kind, ErrorKind::unreadable) << said(bytes);
    EXPECT_NE(said(bytes).find("larger than"), std::string::npos) << said(bytes);
    EXPECT_EQ(read(world().at("small"), 10).operator*(), "0123456789") << "just small enough";
  }
  EXPECT_EQ(entries_of("").size(), 2U);
}

TEST_P(TreeContract, ReadsManyFilesAmongListingsAndChanges) {
  constexpr int files = 40;
  world().directory("d", 0755);
  for (int i = 0; i < files; ++i)
    world().file("d/" + std::to_string(i), 0644, "number " + std::to_string(i) + "\n");
  remote::TreeChanger& tree = world().tree();
  std::vector<int> completed(files, 0);
  std::size_t listed = 0;
  for (int i = 0; i < files; ++i) {
    const RemotePath file = world().at("d/" + std::to_string(i));
    tree.read_file(file, 100, [&completed, i](const Result<std::string>& bytes) {
      ++completed[static_cast<std::size_t>(i)];
      ASSERT_TRUE(bytes) << said(bytes);
      EXPECT_EQ(*bytes, "number " + std::to_string(i) + "\n");
    });
    tree.change_mode(file, Mode(0604), [](const auto& error) { EXPECT_FALSE(error); });
    if (i % 4 != 0) continue;
    const remote::Care care = i % 8 == 0 ? remote::Care::certain : remote::Care::usual;
    tree.list(world().at("d"), Mode(0755), care, [&](const Result<remote::Listing>& listing) {
      ++listed;
      EXPECT_TRUE(listing && listing->entries.size() == files);
    });
  }
  ASSERT_EQ(tree.run(), std::nullopt);
  EXPECT_EQ(completed, std::vector<int>(files, 1));
  EXPECT_EQ(listed, 10U);
}

} // namespace ftperm::contract
