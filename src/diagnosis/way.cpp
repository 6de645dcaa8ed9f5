#include "diagnosis/way.hpp"

#include "ftperm/core/text.hpp"
#include "ftperm/diagnosis/address.hpp"
#include "ftperm/diagnosis/script.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace ftperm::diagnosis {
namespace {

constexpr std::array index_endings{"php", "html",  "htm",   "cgi",  "pl",
                                   "py",  "shtml", "phtml", "php5", "xhtml"};
/// Bytes. Some sites have thousands of redirects in it.
constexpr std::size_t largest_htaccess = std::size_t{1024} * 1024;

bool is_index(const Entry& entry) {
  constexpr std::string_view begin = "index.";
  if (entry.type == EntryType::directory || !entry.name.starts_with(begin)) return false;
  return std::find(index_endings.begin(), index_endings.end(), entry.name.substr(begin.size())) !=
         index_endings.end();
}

} // namespace

Result<bool> Way::enter(const RemotePath& directory, std::optional<Mode> mode) {
  place_.way.push_back({directory, mode, std::nullopt, "", ""});
  shown_.emplace_back();
  auto listed = list(directory, mode);
  if (!listed || !*listed) return listed;
  const Entry* htaccess = find(last(), ".htaccess");
  if (htaccess == nullptr || htaccess->type != EntryType::file) return true;
  place_.way.back().htaccess = *htaccess;
  if (auto error = read_htaccess(place_.way.back())) return *std::move(error);
  return true;
}

Result<bool> Way::list(const RemotePath& directory, std::optional<Mode> mode) {
  Result<remote::Listing> listing(Error{ErrorKind::lost, "not answered"});
  tree_.list(directory, mode, remote::Care::usual,
             [&](Result<remote::Listing> told) { listing = std::move(told); });
  if (auto error = tree_.run()) return *std::move(error);
  if (!listing) {
    give_up("what is in " + visible(directory.bytes()) +
            " cannot be seen: " + listing.error().message);
    return false;
  }
  if (!mode) place_.way.back().mode = listing->own_mode;
  if (listing->completeness != remote::Completeness::complete)
    give_up("the server does not show all of " + visible(directory.bytes()));
  shown_.back() = std::move(listing->entries);
  return true;
}

std::optional<Error> Way::read_htaccess(WayDirectory& directory) {
  tree_.read_file(*directory.path.child(".htaccess"), largest_htaccess,
                  [&](Result<std::string> content) {
                    if (content)
                      directory.htaccess_text = *std::move(content);
                    else
                      directory.htaccess_unread = content.error().message;
                  });
  if (auto error = tree_.run()) return error;
  add(leads_, leads_of(directory.htaccess_text));
  return {};
}

const Entry* Way::find(std::size_t at, std::string_view name) const {
  const auto& entries = shown_[at];
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

bool Way::has_index(std::size_t at) const {
  return std::any_of(shown_[at].begin(), shown_[at].end(), is_index);
}

bool Way::is_script(const RemotePath& file) const {
  const auto& endings = leads_.script_endings;
  return leads_.all_scripts || is_script_by_name(file) ||
         std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return file.name().ends_with(ending); });
}

void Way::note_indexes(std::size_t at, const std::vector<std::string>& named) {
  for (const Entry& entry : shown_[at])
    if (is_index(entry) || std::find(named.begin(), named.end(), entry.name) != named.end())
      note_file(at, entry);
}

void Way::note_file(std::size_t at, const Entry& entry) {
  const auto path = this->path(at).child(entry.name);
  if (!path || entry.type != EntryType::file) return;
  const auto is_same = [&](const PageFile& file) { return file.path == *path; };
  if (std::any_of(place_.files.begin(), place_.files.end(), is_same)) return;
  place_.files.push_back({*path, entry.mode, is_script(*path)});
}

Result<bool> Way::follow(std::size_t at, std::string_view path) {
  for (const std::string& name : names_in(path)) {
    if (name == ".") continue;
    const Entry* entry = find(at, name);
    const auto child = this->path(at).child(name);
    if (entry == nullptr || !child) return true;
    if (entry->type != EntryType::directory) {
      note_file(at, *entry);
      return true;
    }
    const auto known =
        std::find_if(place_.way.begin(), place_.way.end(),
                     [&](const WayDirectory& directory) { return directory.path == *child; });
    at = static_cast<std::size_t>(known - place_.way.begin());
    if (known != place_.way.end()) continue;
    const std::optional<Mode> mode = entry->mode;
    // That a rule can lead there does not say that this page does: nothing is missed by it.
    const auto before = std::pair(place_.trouble, place_.unseen);
    auto entered = enter(*child, mode);
    std::tie(place_.trouble, place_.unseen) = before;
    if (!entered || !*entered) return entered;
  }
  note_indexes(at, leads_.indexes);
  return true;
}

void Way::give_up(std::string why) {
  place_.trouble = std::move(why);
  place_.unseen = true;
}

} // namespace ftperm::diagnosis
