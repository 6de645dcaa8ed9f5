#include "contract/tree_contract.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::contract {
namespace {

/// Runs a request that writes its outcome here each time that it is completed.
template <typename T>
T the_one(remote::TreeReader& tree, const std::vector<T>& outcomes) {
  if (const auto error = tree.run()) throw std::runtime_error(error->message);
  if (outcomes.size() != 1)
    throw std::runtime_error("completed " + std::to_string(outcomes.size()) + " times");
  return outcomes.front();
}

} // namespace

Result<remote::Listing> TreeContract::list(const RemotePath& directory,
                                           std::optional<Mode> known_mode, remote::Care care) {
  std::vector<Result<remote::Listing>> outcomes;
  world().tree().list(directory, known_mode, care, [&](Result<remote::Listing> listing) {
    outcomes.push_back(std::move(listing));
  });
  return the_one(world().tree(), outcomes);
}

Result<Mode> TreeContract::own_mode(const RemotePath& directory) {
  std::vector<Result<Mode>> outcomes;
  world().tree().own_mode(directory,
                          [&](Result<Mode> mode) { outcomes.push_back(std::move(mode)); });
  return the_one(world().tree(), outcomes);
}

std::optional<Error> TreeContract::change(const RemotePath& path, Mode mode) {
  std::vector<std::optional<Error>> outcomes;
  world().tree().change_mode(
      path, mode, [&](std::optional<Error> error) { outcomes.push_back(std::move(error)); });
  return the_one(world().tree(), outcomes);
}

Result<std::string> TreeContract::read(const RemotePath& file, std::size_t largest) {
  std::vector<Result<std::string>> outcomes;
  world().tree().read_file(
      file, largest, [&](Result<std::string> bytes) { outcomes.push_back(std::move(bytes)); });
  return the_one(world().tree(), outcomes);
}

std::optional<Error> TreeContract::rename(const RemotePath& from, const RemotePath& to) {
  std::vector<std::optional<Error>> outcomes;
  world().tree().rename(from, to,
                        [&](std::optional<Error> error) { outcomes.push_back(std::move(error)); });
  return the_one(world().tree(), outcomes);
}

std::vector<Entry> TreeContract::entries_of(const std::string& path) {
  auto listing = list(world().at(path));
  if (!listing) throw std::runtime_error(listing.error().message);
  EXPECT_EQ(listing->completeness, remote::Completeness::complete) << listing->why;
  EXPECT_TRUE(listing->doubts.empty()) << visible(listing->doubts.front().reason);
  for (Entry& entry : listing->entries) {
    entry.owner.clear();
    if (entry.type == EntryType::link || entry.type == EntryType::other) entry.mode.reset();
    if (entry.link_target.empty()) continue;
    EXPECT_EQ(entry.type, EntryType::link) << visible(entry.name);
    entry.link_target.clear();
  }
  return sorted(std::move(listing->entries));
}

std::string name_of_subject(const ::testing::TestParamInfo<Subject>& info) {
  return info.param.name;
}

bool is_refused(std::string_view name, const Differences& known) {
  const auto any = [&](const auto& predicate) {
    return std::any_of(name.begin(), name.end(),
                       [&](char c) { return predicate(static_cast<unsigned char>(c)); });
  };
  return (known.refuses_backslashes && any([](unsigned char c) { return c == '\\'; })) ||
         (known.leaves_out_control_characters && any([](unsigned char c) { return c < 0x20; })) ||
         (known.writes_question_marks && !is_utf8(name));
}

const std::vector<std::string>& names_like_each_other() {
  static const std::vector<std::string> names{
      ".htaccess", "with space",  "with",        "space",   " lead", "lead",
      "trail ",    "trail",       "-dash",       "-R",      "st*r",  "star",
      "br[a]ck",   "brack",       "br?ck",       "br{a}ce", "brace", "~",
      "~til",      "back\\slash", "gr\xc3\xbcn", "a -> b",  "a",     "b",
      "%20pct",    "#hash",       "semi;colon",  "604",     "604 x", "213 End of status",
      "...",       "tab\there",   "tab",         "here",    "end\t", "caf\xe9",
      "one\xff",   "two\xff\xff"};
  return names;
}

std::vector<Entry> sorted(std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

} // namespace ftperm::contract

namespace ftperm {

void PrintTo(const Entry& entry, std::ostream* out) {
  constexpr const char* words[] = {"file", "directory", "link", "other"};
  *out << words[static_cast<int>(entry.type)] << ' '
       << (entry.mode ? entry.mode->to_octal() : "no mode") << " \"" << visible(entry.name) << '"';
}

void PrintTo(const Mode& mode, std::ostream* out) {
  *out << mode.to_octal();
}

} // namespace ftperm
