// What every tree owes to whoever gives something another name.
#include "contract/tree_contract.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::contract {
namespace {

std::string said(const std::optional<Error>& error) {
  return error ? error->message : "it was renamed";
}

} // namespace

TEST_P(TreeContract, RenamesExactlyTheOneThatWasAskedFor) {
  for (const std::string& name : names_like_each_other())
    world().file(name, 0604, "this is " + name);
  for (const std::string& name : names_like_each_other()) {
    std::vector<std::string> names = world().names_in("");
    const std::string new_name = name + ".ftperm-x";
    const auto error = rename(world().at(name), world().at(new_name));
    EXPECT_EQ(error.has_value(), is_refused(name, differences()))
        << visible(name) << ": " << said(error);
    if (!error) {
      std::replace(names.begin(), names.end(), name, new_name);
      std::sort(names.begin(), names.end());
    }
    ASSERT_EQ(world().names_in(""), names) << visible(name);
    if (error) continue;
    EXPECT_EQ(world().content_of(new_name), "this is " + name);
    EXPECT_EQ(world().mode_of(new_name), Mode(0604));
    const auto back = rename(world().at(new_name), world().at(name));
    const bool stays = name.ends_with(' ') && differences().drops_last_blank;
    EXPECT_EQ(back.has_value(), stays) << visible(name) << ": " << said(back);
    EXPECT_EQ(world().content_of(stays ? new_name : name), "this is " + name);
  }
}

TEST_P(TreeContract, RenamesAFileAwayAndBackInFoldersOfAnyName) {
  for (const std::string& folder : names_like_each_other()) {
    if (is_refused(folder, differences())) continue;
    world().directory(folder, 0705);
    world().file(folder + "/.htaccess", 0604, "Deny from all\r\n");
    const RemotePath own = world().at(folder + "/.htaccess");
    const RemotePath other = world().at(folder + "/.htaccess.ftperm-x");
    const auto away = rename(own, other);
    EXPECT_EQ(away, std::nullopt) << visible(folder) << ": " << said(away);
    EXPECT_EQ(world().names_in(folder), std::vector<std::string>{".htaccess.ftperm-x"});
    const auto back = rename(other, own);
    EXPECT_EQ(back, std::nullopt) << visible(folder) << ": " << said(back);
    EXPECT_EQ(world().names_in(folder), std::vector<std::string>{".htaccess"});
    EXPECT_EQ(world().content_of(folder + "/.htaccess"), "Deny from all\r\n");
    EXPECT_EQ(world().mode_of(folder + "/.htaccess"), Mode(0604));
  }
}

TEST_P(TreeContract, RenamesFoldersWithWhatIsInThem) {
  world().directory("old", 0711);
  world().file("old/file", 0640, "content");
  EXPECT_EQ(rename(world().at("old"), world().at("new")), std::nullopt);
  EXPECT_EQ(world().names_in(""), std::vector<std::string>{"new"});
  EXPECT_EQ(world().names_in("new"), std::vector<std::string>{"file"});
  EXPECT_EQ(world().mode_of("new"), Mode(0711));
  EXPECT_EQ(world().mode_of("new/file"), Mode(0640));
  EXPECT_EQ(world().content_of("new/file"), "content");
}

TEST_P(TreeContract, RefusesToRenameWhatIsNotThereAndGoesOn) {
  world().file("there", 0604, "content");
  for (const char* name : {"missing", "missing/below", "there/below", "th*re"}) {
    const auto error = rename(world().at(name), world().at("new"));
    ASSERT_TRUE(error) << name;
    EXPECT_EQ(error->kind, ErrorKind::refused) << said(error);
  }
  const auto nowhere = rename(world().at("there"), world().at("no-folder/new"));
  ASSERT_TRUE(nowhere);
  EXPECT_EQ(nowhere->kind, ErrorKind::refused) << said(nowhere);
  EXPECT_EQ(world().names_in(""), std::vector<std::string>{"there"});
  EXPECT_EQ(rename(world().at("there"), world().at("here")), std::nullopt);
  EXPECT_EQ(world().names_in(""), std::vector<std::string>{"here"});
}

TEST_P(TreeContract, RenamesToANameThatIsTakenAsTheTableSays) {
  world().file("one", 0604, "of one");
  world().file("two", 0640, "of two");
  const auto error = rename(world().at("one"), world().at("two"));
  EXPECT_EQ(!error, differences().rename_replaces) << said(error);
  const std::vector<std::string> both{"one", "two"};
  EXPECT_EQ(world().names_in(""), error ? both : std::vector<std::string>{"two"});
  EXPECT_EQ(world().content_of("two"), error ? "of two" : "of one");
}

TEST_P(TreeContract, RenamesManyAmongOtherRequests) {
  constexpr int files = 40;
  world().directory("d", 0755);
  world().directory("empty", 0755);
  for (int i = 0; i < files; ++i)
    world().file("d/" + std::to_string(i), 0644, std::to_string(i));
  remote::TreeChanger& tree = world().tree();
  int renamed = 0;
  int changed = 0;
  for (int i = 0; i < files; ++i) {
    const RemotePath from = world().at("d/" + std::to_string(i));
    const RemotePath to = world().at("d/new-" + std::to_string(i));
    tree.rename(from, to, [&, to](const std::optional<Error>& error) {
      renamed += !error ? 1 : 0;
      tree.change_mode(to, Mode(0604), [&](const auto& no) { changed += !no ? 1 : 0; });
    });
    tree.list(world().at("empty"), Mode(0755), remote::Care::usual,
              [](const Result<remote::Listing>& listing) {
                EXPECT_TRUE(listing && listing->entries.empty());
              });
  }
  ASSERT_EQ(tree.run(), std::nullopt);
  EXPECT_EQ(renamed, files);
  EXPECT_EQ(changed, files);
  for (int i = 0; i < files; ++i)
    EXPECT_EQ(world().content_of("d/new-" + std::to_string(i)), std::to_string(i));
}

} // namespace ftperm::contract
