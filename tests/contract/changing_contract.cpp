// What every tree owes to whoever changes it, and to whoever asks a lot at once.
#include "contract/tree_contract.hpp"

#include <functional>
#include <map>

namespace ftperm::contract {

TEST_P(TreeContract, ChangesExactlyTheOneModeThatWasAskedFor) {
  const std::vector<std::string>& names = names_like_each_other();
  std::map<std::string, Mode> expected;
  for (const std::string& name : names) {
    world().file(name, 0644);
    expected.insert_or_assign(name, Mode(0644));
  }
  for (const std::string& name : names) {
    const auto error = change(world().at(name), Mode(0604));
    EXPECT_EQ(error.has_value(), is_refused(name, differences()))
        << name << ": " << (error ? error->message : "changed");
    if (!error) expected.insert_or_assign(name, Mode(0604));
    for (const auto& [other, mode] : expected)
      EXPECT_EQ(world().mode_of(other), mode) << other << " after a change of " << name;
  }
}

TEST_P(TreeContract, ChangesFoldersWithoutTouchingWhatIsInThem) {
  world().directory("folder", 0777);
  world().file("folder/inside", 0644);
  world().directory("folder/deeper", 0755);

  EXPECT_EQ(change(world().at("folder"), Mode(0705)), std::nullopt);
  EXPECT_EQ(world().mode_of("folder"), Mode(0705));
  EXPECT_EQ(world().mode_of("folder/inside"), Mode(0644));
  EXPECT_EQ(world().mode_of("folder/deeper"), Mode(0755));

  EXPECT_EQ(change(RemotePath(), Mode(0705)), std::nullopt);
  EXPECT_EQ(own_mode(RemotePath()).operator*(), Mode(0705));
}

TEST_P(TreeContract, RefusesToChangeWhatIsNotThere) {
  world().file("there", 0644);
  for (const char* missing : {"missing", "missing/below", "there/below", "mis sing", "th*re"})
    EXPECT_NE(change(world().at(missing), Mode(0604)), std::nullopt) << missing;
  EXPECT_EQ(world().mode_of("there"), Mode(0644));
}

TEST_P(TreeContract, CompletesEachOfThousandsOfRequestsExactlyOnce) {
  constexpr int files = 400;
  constexpr int rounds = 5;
  for (int i = 0; i < files; ++i)
    world().file("f" + std::to_string(i), 0644);
  world().directory("empty", 0755);
  remote::TreeChanger& tree = world().tree();

  std::vector<int> completed(files * rounds, 0);
  int listed = 0;
  for (int i = 0; i < files * rounds; ++i) {
    const Mode mode(i / files % 2 == 0 ? 0604 : 0640);
    tree.change_mode(world().at("f" + std::to_string(i % files)), mode,
                     [&completed, i](const std::optional<Error>& error) {
                       ++completed[i];
                       EXPECT_EQ(error, std::nullopt) << error->message;
                     });
    if (i % 100 != 0) continue;
    tree.list(world().at("empty"), std::nullopt, remote::Care::usual,
              [&listed](const Result<remote::Listing>& listing) {
                ++listed;
                EXPECT_TRUE(listing && listing->entries.empty());
              });
  }
  EXPECT_EQ(completed, std::vector<int>(files * rounds, 0)) << "nothing happens outside run()";

  ASSERT_EQ(tree.run(), std::nullopt);
  EXPECT_EQ(completed, std::vector<int>(files * rounds, 1));
  EXPECT_EQ(listed, files * rounds / 100);
  EXPECT_EQ(tree.run(), std::nullopt) << "nothing is left to do";
  EXPECT_EQ(completed, std::vector<int>(files * rounds, 1));
}

TEST_P(TreeContract, RunsTheRequestsThatCompletionsQueue) {
  std::string path = "d";
  for (int depth = 0; depth < 12; ++depth) {
    world().directory(path, 0755);
    world().file(path + "/f", 0644);
    path += "/d";
  }
  remote::TreeChanger& tree = world().tree();
  int folders = 0;
  int changed = 0;
  std::function<void(const RemotePath&)> walk = [&](const RemotePath& folder) {
    tree.list(folder, Mode(0755), remote::Care::usual,
              [&, folder](const Result<remote::Listing>& listing) {
                ++folders;
                ASSERT_TRUE(listing) << listing.error().message;
                for (const Entry& entry : listing->entries) {
                  const RemotePath child = folder.child(entry.name).value();
                  if (entry.type == EntryType::directory) {
                    walk(child);
                    continue;
                  }
                  tree.change_mode(child, Mode(0604),
                                   [&](const std::optional<Error>& error) { changed += !error; });
                }
              });
  };
  walk(world().at("d"));
  ASSERT_EQ(tree.run(), std::nullopt);
  EXPECT_EQ(folders, 12);
  EXPECT_EQ(changed, 12);
  EXPECT_EQ(world().mode_of("d/d/d/f"), Mode(0604));
}

} // namespace ftperm::contract
