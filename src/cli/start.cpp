#include "cli/start.hpp"

#include "ftperm/core/text.hpp"

#include <vector>

namespace ftperm::cli {
namespace {

/// What the directory's listing tells of one name in it. Nothing: the listing cannot tell. An
/// error of kind `missing`: it is not there.
Result<std::optional<Entry>> find_entry(remote::TreeReader& tree, const RemotePath& path,
                                        remote::Care care) {
  Result<std::optional<Entry>> found{std::optional<Entry>()};
  bool may_be_cut = false;
  tree.list(path.parent(), std::nullopt, care, [&](const Result<remote::Listing>& listing) {
    if (!listing) return;
    for (const Entry& entry : listing->entries)
      if (entry.name == path.name()) found = std::optional(entry);
    may_be_cut = listing->may_be_cut;
    const bool whole =
        listing->completeness == remote::Completeness::complete && listing->doubts.empty();
    if (!*found && whole && !may_be_cut)
      found = Error{ErrorKind::missing, "there is no " + visible(path.bytes()) + " on the server"};
  });
  if (auto error = tree.run()) return *std::move(error);
  if (found && !*found && may_be_cut && care == remote::Care::usual)
    return find_entry(tree, path, remote::Care::certain);
  return found;
}

} // namespace

Result<std::optional<Entry>> find_start(remote::TreeReader& tree, const RemotePath& start) {
  std::vector<RemotePath> way{start};
  while (!way.back().parent().is_root())
    way.push_back(way.back().parent());
  Result<std::optional<Entry>> found{std::optional<Entry>()};
  for (auto path = way.rbegin(); path != way.rend(); ++path) {
    found = find_entry(tree, *path, remote::Care::usual);
    if (!found) return found;
    if (!*found || (*found)->type == EntryType::directory) continue;
    const char* what = (*found)->type == EntryType::link
                           ? "a symbolic link, which is never followed"
                           : "no directory";
    return Error{ErrorKind::usage,
                 visible(path->bytes()) + " is " + what + ": give the directory to begin with"};
  }
  return found;
}

} // namespace ftperm::cli
