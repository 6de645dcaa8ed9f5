// What every tree owes to whoever lists it.
#include "contract/tree_contract.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::contract {
namespace {

Entry entry(std::string name, EntryType type, unsigned mode) {
  return {std::move(name), type, Mode(mode), "", ""};
}

Entry link_entry(std::string name) {
  return {std::move(name), EntryType::link, std::nullopt, "", ""};
}

} // namespace

TEST_P(TreeContract, ListsHiddenAndPlainNamesWithTypesAndAllTwelveModeBits) {
  std::vector<Entry> expected;
  for (const unsigned mode : {0000U, 0200U, 0604U, 0644U, 0777U, 04755U, 01777U, 02705U, 07000U}) {
    const std::string name = "file-" + Mode(mode).to_octal();
    world().file(name, mode);
    expected.push_back(entry(name, EntryType::file, mode));
  }
  for (const unsigned mode : {0000U, 0400U, 0705U, 0755U, 04755U, 01777U, 02705U}) {
    const std::string name = "dir-" + Mode(mode).to_octal();
    world().directory(name, mode);
    expected.push_back(entry(name, EntryType::directory, mode));
  }
  for (const std::string name : {".htaccess", ".a", "...", "..b"}) {
    world().file(name, 0604);
    expected.push_back(entry(name, EntryType::file, 0604));
  }
  world().directory(".git", 0700);
  expected.push_back(entry(".git", EntryType::directory, 0700));
  world().fifo("fifo");
  if (differences().fifo == Shown::as_it_is)
    expected.push_back({"fifo", EntryType::other, std::nullopt, "", ""});
  if (differences().fifo == Shown::as_a_file)
    expected.push_back(entry("fifo", EntryType::file, 0644));

  EXPECT_EQ(entries_of(""), sorted(expected));
}

TEST_P(TreeContract, ShowsALinkAsALinkWhateverItPointsTo) {
  world().directory("target", 0755);
  world().file("target/inside", 0604);
  world().file("file", 0604);
  std::vector<Entry> expected{entry("target", EntryType::directory, 0755),
                              entry("file", EntryType::file, 0604)};
  for (const auto& [name, target] : std::vector<std::pair<std::string, std::string>>{
           {"to-file", "file"}, {"to-dir", "target"}, {"l -> k", "target"}, {".hidden", "file"}}) {
    world().link(name, target);
    expected.push_back(link_entry(name));
  }
  for (const auto& [name, target] : std::vector<std::pair<std::string, std::string>>{
           {"to-nowhere", "nothing here"}, {"to-itself", "to-itself"}}) {
    world().link(name, target);
    if (!differences().leaves_out_dangling_links) expected.push_back(link_entry(name));
  }
  world().link("to-parent", "..");
  if (!differences().leaves_out_links_to_parent) expected.push_back(link_entry("to-parent"));

  EXPECT_EQ(entries_of(""), sorted(expected));
}

TEST_P(TreeContract, TellsADirectorysOwnModeAndThatOfTheRoot) {
  world().directory("special", 02705);
  world().directory("locked", 0755);
  world().set_root_mode(Mode(0705));

  const auto special = own_mode(world().at("special"));
  ASSERT_TRUE(special) << special.error().message;
  EXPECT_EQ(*special, Mode(differences().own_mode_without_special_bits ? 0705 : 02705));
  const auto root = own_mode(RemotePath());
  ASSERT_TRUE(root) << root.error().message;
  EXPECT_EQ(*root, Mode(0705));

  const auto listing = list(world().at("special"), Mode(02705));
  ASSERT_TRUE(listing) << listing.error().message;
  EXPECT_EQ(listing->own_mode.has_value(), differences().lists_own_mode);
  EXPECT_EQ(listing->own_mode.value_or(Mode(02705)), Mode(02705));
}

TEST_P(TreeContract, TellsAnEmptyDirectoryFromOneThatIsMissing) {
  world().directory("empty", 0705);
  for (const remote::Care care : {remote::Care::usual, remote::Care::certain}) {
    const auto empty = list(world().at("empty"), Mode(0705), care);
    ASSERT_TRUE(empty) << empty.error().message;
    EXPECT_EQ(empty->completeness, remote::Completeness::complete);
    EXPECT_TRUE(empty->entries.empty());
    EXPECT_TRUE(empty->doubts.empty());

    world().file("file-" + std::to_string(static_cast<int>(care)), 0604);
    for (const char* missing : {"missing", "mis sing/below"}) {
      EXPECT_FALSE(list(world().at(missing), std::nullopt, care)) << missing;
      EXPECT_FALSE(list(world().at(missing), Mode(0755), care)) << missing;
    }
  }
  EXPECT_FALSE(own_mode(world().at("missing")));
}

TEST_P(TreeContract, NeverTakesAFolderThatItsOwnerCannotReadAndEnterForAnEmptyOne) {
  for (const unsigned mode : {0000U, 0344U, 0400U, 0666U}) {
    const std::string name = "closed-" + Mode(mode).to_octal();
    world().directory(name, 0755);
    world().file(name + "/inside", 0604);
    world().directory(name + "/deeper", 0755);
    world().directory(name + "-empty", mode);
    // Closed only now, for the world may be one that must enter it to fill it.
    EXPECT_EQ(change(world().at(name), Mode(mode)), std::nullopt) << name;
    for (const std::string& folder : {name, name + "-empty"}) {
      for (const std::optional<Mode> known : {std::optional<Mode>(), std::optional(Mode(mode))}) {
        const auto listing = list(world().at(folder), known);
        ASSERT_FALSE(listing) << folder << ", known mode: " << known.has_value();
        EXPECT_EQ(listing.error().kind, ErrorKind::unreadable) << listing.error().message;
      }
    }
  }
}

TEST_P(TreeContract, ListsAFolderByItsNameAloneWhateverAServerReadsIntoThatName) {
  const std::vector<std::string> names{
      " ld", "td ",     "-d",          "-la",   "-la x",   "d[1]", "d1",         "*",      "?",
      "~",   "~til",    ".hid",        "%41",   "A",       "{a}",  "a",          "x -> y", "...",
      "d;e", "quo\"te", "gr\xc3\xbcn", "#hash", "213 End", "250-", "back\\slash"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    world().directory(names[i], 0705);
    world().file(names[i] + "/inside-" + std::to_string(i), 0604);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (differences().refuses_backslashes && names[i].find('\\') != std::string::npos) {
      EXPECT_FALSE(list(world().at(names[i])));
      continue;
    }
    EXPECT_EQ(entries_of(names[i]),
              (std::vector<Entry>{entry("inside-" + std::to_string(i), EntryType::file, 0604)}))
        << names[i];
  }
}

TEST_P(TreeContract, GivesNamesByteForByte) {
  std::vector<Entry> expected;
  for (const std::string name :
       {".htaccess", "with space", " lead",   "trail ",     "-dash",       "st*r",
        "br[a]ck",   "br{a}ce",    "quo\"te", "~til",       "back\\slash", "gr\xc3\xbcn",
        "a -> b",    "%20pct",     "#hash",   "semi;colon", "=cmd",        "213 End of status",
        "213-x",     "250 End",    "..."}) {
    world().file(name, 0604);
    expected.push_back(entry(name, EntryType::file, 0604));
  }
  world().file(std::string(255, 'n'), 0604);
  expected.push_back(entry(std::string(255, 'n'), EntryType::file, 0604));
  for (const std::string name : {"tab\there", "carriage\rreturn", "escape\x1b[2J"}) {
    world().file(name, 0604);
    if (!differences().leaves_out_control_characters)
      expected.push_back(entry(name, EntryType::file, 0604));
  }
  for (const std::string name : {"caf\xe9", "one\xff", "two\xff\xff"}) {
    world().file(name, 0604);
    expected.push_back(entry(name, EntryType::file, 0604));
    if (!differences().writes_question_marks) continue;
    for (char& byte : expected.back().name)
      if (static_cast<unsigned char>(byte) >= 0x80) byte = '?';
  }
  EXPECT_EQ(entries_of(""), sorted(expected));
}

TEST_P(TreeContract, SaysSoWhenANameWithALineBreakMakesAListingUncertain) {
  world().file("good", 0604);
  world().file("line\nfeed", 0644);
  world().file("both\r\nends", 0644);
  world().file("m\n213 End of status", 0644);
  world().file("z-last", 0604);
  world().directory("sound", 0755);
  world().file("sound/inside", 0604);

  const auto listing = list(world().at(""));
  if (differences().replies_can_be_forged) {
    EXPECT_FALSE(listing);
    EXPECT_EQ(entries_of("sound").size(), 1U) << "what comes after it is not mixed up";
    return;
  }
  ASSERT_TRUE(listing) << listing.error().message;
  EXPECT_EQ(listing->doubts.empty(),
            differences().leaves_out_control_characters || differences().lists_names_whole);
  const std::vector<std::string> whole{
      "good", "line\nfeed", "both\r\nends", "m\n213 End of status", "z-last", "sound"};
  for (const Entry& told : listing->entries)
    EXPECT_NE(std::find(whole.begin(), whole.end(), told.name), whole.end()) << visible(told.name);
  for (const std::string_view name : {"good", "z-last"})
    EXPECT_TRUE(std::any_of(listing->entries.begin(), listing->entries.end(),
                            [&](const Entry& told) { return told.name == name; }))
        << name;
}

} // namespace ftperm::contract
