#include "ftperm/diagnosis/page_place.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ftperm::diagnosis {
namespace {

/// What hosts call the folder that a site's address "/" stands for.
constexpr std::array document_roots{"www",  "public_html", "htdocs", "httpdocs",
                                    "html", "public",      "web",    "html_public"};
constexpr std::array script_endings{".cgi", ".pl", ".py", ".rb", ".fcgi", ".sh"};
constexpr std::array index_endings{"php", "html",  "htm",   "cgi",  "pl",
                                   "py",  "shtml", "phtml", "php5", "xhtml"};

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    bytes += escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return bytes;
}

bool is_index(const Entry& entry) {
  constexpr std::string_view begin = "index.";
  if (entry.type == EntryType::directory || !entry.name.starts_with(begin)) return false;
  return std::find(index_endings.begin(), index_endings.end(), entry.name.substr(begin.size())) !=
         index_endings.end();
}

bool is_script(const RemotePath& file) {
  if (file.parent().name() == "cgi-bin") return true;
  return std::any_of(script_endings.begin(), script_endings.end(),
                     [&](const char* ending) { return file.name().ends_with(ending); });
}

/// The components of a path, folded; "." and ".." as they stand.
std::vector<std::string> components_of(const std::string& path) {
  std::vector<std::string> components;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) components.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return components;
}

/// Goes down, and notes what it sees.
class Finder {
 public:
  Finder(remote::TreeReader& tree, PagePlace& place) : tree_(tree), place_(place) {}

  /// Enters a directory. False: it cannot be listed; the place says so.
  Result<bool> enter(const RemotePath& directory, std::optional<Mode> mode) {
    Result<remote::Listing> listing(Error{ErrorKind::lost, "not answered"});
    tree_.list(directory, mode, remote::Care::usual,
               [&](Result<remote::Listing> told) { listing = std::move(told); });
    if (auto error = tree_.run()) return *std::move(error);
    place_.way.push_back({directory, mode, std::nullopt});
    here_.clear();
    if (!listing) {
      give_up("what is in " + visible(directory.bytes()) +
              " cannot be seen: " + listing.error().message);
      return false;
    }
    if (!mode) place_.way.back().mode = listing->own_mode;
    if (listing->completeness != remote::Completeness::complete)
      give_up("the server does not show all of " + visible(directory.bytes()));
    here_ = std::move(listing->entries);
    if (const Entry* htaccess = find(".htaccess"); htaccess != nullptr)
      if (htaccess->type == EntryType::file) place_.way.back().htaccess = *htaccess;
    return true;
  }

  const Entry* find(std::string_view name) const {
    const auto found = std::find_if(here_.begin(), here_.end(),
                                    [&](const Entry& entry) { return entry.name == name; });
    return found == here_.end() ? nullptr : &*found;
  }

  bool has_index() const { return std::any_of(here_.begin(), here_.end(), is_index); }

  const RemotePath& here() const { return place_.way.back().path; }

  void note_file(const Entry& entry) {
    const auto path = here().child(entry.name);
    if (path && entry.type == EntryType::file)
      place_.files.push_back({*path, entry.mode, is_script(*path)});
  }

  void note_indexes() {
    for (const Entry& entry : here_)
      if (is_index(entry)) note_file(entry);
  }

  void give_up(std::string why) {
    place_.trouble = std::move(why);
    place_.unseen = true;
  }

 private:
  remote::TreeReader& tree_;
  PagePlace& place_;
  std::vector<Entry> here_; ///< of the directory that was entered last
};

/// Goes from `from` to `to`, which is below it. False: it does not come so far.
Result<bool> go_down(Finder& finder, PagePlace& place, const RemotePath& to) {
  const std::string below =
      finder.here().is_root() ? to.bytes() : to.bytes().substr(finder.here().bytes().size());
  for (const std::string& name : components_of(below)) {
    const Entry* entry = finder.find(name);
    const auto path = finder.here().child(name);
    if (!path || (entry != nullptr && entry->type != EntryType::directory)) {
      place.trouble = visible(join_path(finder.here(), name)) +
                      " is no folder, or a link, which is never followed";
      return false;
    }
    // Not shown does not mean not there: some servers hide what is above the login's folder.
    const auto mode = entry != nullptr ? entry->mode : std::nullopt;
    const auto entered = finder.enter(*path, mode);
    if (!entered || !*entered) return entered;
  }
  return true;
}

/// The folder that stands for "/": the start, or a folder in it with a usual name.
Result<bool> enter_document_root(Finder& finder) {
  if (finder.has_index()) return true;
  for (const char* name : document_roots) {
    const Entry* entry = finder.find(name);
    if (entry == nullptr || entry->type != EntryType::directory) continue;
    return finder.enter(*finder.here().child(name), entry->mode);
  }
  return true;
}

/// From the document root to what the address names.
Result<bool> go_to_page(Finder& finder, PagePlace& place, const std::string& path) {
  bool indexes_above = false;
  for (const std::string& name : components_of(path)) {
    const Entry* entry = finder.find(name);
    const auto child = finder.here().child(name);
    if (entry != nullptr && child && entry->type == EntryType::directory) {
      const auto entered = finder.enter(*child, entry->mode);
      if (!entered || !*entered) return entered;
      continue;
    }
    if (entry != nullptr && child && entry->type == EntryType::file) {
      finder.note_file(*entry);
      return true;
    }
    // An address that a script makes up: the site's own index answers it.
    indexes_above = true;
    break;
  }
  finder.note_indexes();
  if (!place.files.empty()) return true;
  const std::string where = visible(finder.here().bytes());
  place.trouble = indexes_above
                      ? "there is no " + visible(path) + " below " + visible(finder.here().bytes())
                      : "there is no index file in " + where;
  return true;
}

} // namespace

std::string path_of_address(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("?#"));
  const auto slash = address.find('/');
  if (slash == std::string_view::npos) return "/";
  return percent_decoded(address.substr(slash));
}

Result<PagePlace> find_page(remote::TreeReader& tree, const RemotePath& root,
                            const RemotePath& start, std::string_view address) {
  PagePlace place;
  Finder finder(tree, place);
  auto entered = finder.enter(root, std::nullopt);
  if (entered && *entered) entered = go_down(finder, place, start);
  // Where the user named a folder, that is it.
  if (entered && *entered && start == root) entered = enter_document_root(finder);
  if (entered && *entered) entered = go_to_page(finder, place, path_of_address(address));
  if (!entered) return entered.error();
  return place;
}

} // namespace ftperm::diagnosis
