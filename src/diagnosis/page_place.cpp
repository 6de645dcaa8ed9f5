#include "ftperm/diagnosis/page_place.hpp"

#include "diagnosis/way.hpp"
#include "ftperm/core/text.hpp"
#include "ftperm/diagnosis/address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ftperm::diagnosis {
namespace {

using Names = std::vector<std::string>;

/// What hosts call the folder that a site's address "/" stands for.
constexpr std::array document_roots{"www",  "public_html", "htdocs", "httpdocs",
                                    "html", "public",      "web",    "html_public"};
/// Directories that are entered; more can only come of rules that lead in circles.
constexpr std::size_t most_directories = 40;
/// Paths that are followed in one `.htaccess`.
constexpr std::size_t most_targets = 20;

/// Goes from the root to `to`. False: it does not come so far.
Result<bool> go_down(Way& way, PagePlace& place, const RemotePath& to) {
  for (const std::string& name : names_in(to.bytes())) {
    const RemotePath here = way.path(way.last());
    const Entry* entry = way.find(way.last(), name);
    const auto path = here.child(name);
    if (!path || (entry != nullptr && entry->type != EntryType::directory)) {
      place.trouble =
          visible(join_path(here, name)) + " is no folder, or a link, which is never followed";
      return false;
    }
    // Not shown does not mean not there: some servers hide what is above the login's folder.
    auto entered = way.enter(*path, entry != nullptr ? entry->mode : std::nullopt);
    if (!entered || !*entered) return entered;
  }
  return true;
}

/// From a folder above the site's own into that, where it has a usual name.
Result<bool> enter_document_root(Way& way, bool is_root, const Names& names) {
  const std::size_t here = way.last();
  if (way.has_index(here)) return true;
  // A folder that the user named is the site's own, if anything of a site is in it.
  const bool is_site = names.empty() || way.find(here, names.front()) != nullptr ||
                       way.find(here, ".htaccess") != nullptr;
  if (!is_root && is_site) return true;
  for (const char* name : document_roots) {
    const Entry* entry = way.find(here, name);
    if (entry == nullptr || entry->type != EntryType::directory) continue;
    return way.enter(*way.path(here).child(name), entry->mode);
  }
  return true;
}

/// How many of the address's names are behind already, where the user named a folder of the site
/// below its own: /www/shop for /shop/cart/.
std::size_t names_behind(const Way& way, const RemotePath& start, const Names& names) {
  if (names.empty() || way.find(way.last(), names.front()) != nullptr) return 0;
  const Names above = names_in(start.bytes());
  for (std::size_t count = std::min(above.size(), names.size()); count > 0; --count)
    if (std::equal(above.end() - static_cast<std::ptrdiff_t>(count), above.end(), names.begin()))
      return count;
  return 0;
}

/// What the address names, from the document root on. False: a directory cannot be seen, or a file
/// is named, so that no index is asked for.
Result<bool> go_to_page(Way& way, PagePlace& place, const Names& names) {
  while (place.depth < names.size()) {
    const Entry* entry = way.find(way.last(), names[place.depth]);
    const auto child = way.path(way.last()).child(names[place.depth]);
    // An address that a script makes up: the site's own index answers it.
    if (entry == nullptr || !child) return true;
    if (entry->type == EntryType::file) {
      way.note_file(way.last(), *entry);
      return false;
    }
    if (entry->type != EntryType::directory) return true;
    ++place.depth;
    auto entered = way.enter(*child, entry->mode);
    if (!entered || !*entered) return entered;
  }
  return true;
}

/// Where each `.htaccess` can lead the page to, those included that it leads through.
std::optional<Error> follow_targets(Way& way, const PagePlace& place, std::size_t document_root) {
  for (std::size_t at = 0; at < place.way.size() && place.way.size() < most_directories; ++at) {
    Names targets = leads_of(place.way[at].htaccess_text).targets;
    if (targets.size() > most_targets) targets.resize(most_targets);
    for (const std::string& target : targets) {
      const auto followed = way.follow(target.starts_with('/') ? document_root : at, target);
      if (!followed) return followed.error();
    }
  }
  return {};
}

/// The address names no file.
std::optional<Error> note_what_answers(Way& way, PagePlace& place, const Names& names,
                                       std::size_t document_root) {
  const std::size_t folder = way.last();
  const Names indexes = way.leads().indexes;
  way.note_indexes(folder, indexes);
  for (const std::string& index : indexes) {
    if (index.find('/') == std::string::npos) continue;
    const auto followed = way.follow(index.starts_with('/') ? document_root : folder, index);
    if (!followed) return followed.error();
  }
  if (auto error = follow_targets(way, place, document_root)) return error;
  if (!place.files.empty()) return {};
  const std::string where = visible(way.path(folder).bytes());
  std::string asked;
  for (const std::string& name : names)
    asked += "/" + name;
  place.trouble = place.depth < names.size() ? "there is no " + visible(asked) + " below " +
                                                   visible(way.path(document_root).bytes())
                                             : "there is no index file in " + where;
  return {};
}

} // namespace

Result<PagePlace> find_page(remote::TreeReader& tree, const RemotePath& root,
                            const RemotePath& start, std::string_view address) {
  PagePlace place;
  Way way(tree, place);
  const Names names = names_in(path_of_address(address));
  auto gone_on = way.enter(root, std::nullopt);
  if (gone_on && *gone_on) gone_on = go_down(way, place, start);
  if (gone_on && *gone_on) {
    place.depth = start == root ? 0 : names_behind(way, start, names);
    if (place.depth == 0) gone_on = enter_document_root(way, start == root, names);
  }
  const std::size_t document_root = way.last() - place.depth;
  if (gone_on && *gone_on) gone_on = go_to_page(way, place, names);
  if (!gone_on) return gone_on.error();
  if (!*gone_on) return place;
  if (auto error = note_what_answers(way, place, names, document_root)) return *std::move(error);
  return place;
}

} // namespace ftperm::diagnosis
