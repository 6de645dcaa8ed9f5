#include "ftperm/core/text.hpp"
#include "ftperm/fix/undo.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace ftperm::fix {
namespace {

EntryType type_of(const Change& change) {
  return change.type == FindingType::file ? EntryType::file : EntryType::directory;
}

/// Goes down to the directories that hold changes, and to no others.
class Looker {
 public:
  Looker(remote::TreeReader& tree, const std::vector<Change>& changes, const UndoScope& scope,
         std::vector<Finding>& findings, std::size_t& listed)
      : tree_(tree), changes_(changes), scope_(scope), findings_(findings), listed_(listed) {}

  std::optional<Error> run() {
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      const Change& change = changes_[i];
      findings_.push_back({change.path.bytes(), change.type, std::nullopt, change.after,
                           FindingStatus::unknown, "The run ended before it was looked at."});
      if (change.path == scope_.start && scope_.start_entry)
        judge(i, &*scope_.start_entry, "");
      else if (change.type == FindingType::root || change.path == scope_.start)
        look_at_itself(i);
      else
        place(i);
    }
    if (!here_.empty() || !below_.empty())
      list(scope_.start, scope_.start_entry ? scope_.start_entry->mode : std::nullopt,
           remote::Care::usual);
    return tree_.run();
  }

 private:
  /// Notes the change under its directory, and that directory under those above it.
  void place(std::size_t index) {
    RemotePath directory = changes_[index].path.parent();
    here_[directory].push_back(index);
    while (directory != scope_.start && !directory.is_root()) {
      const RemotePath above = directory.parent();
      if (!below_[above].insert(directory).second) return;
      directory = above;
    }
  }

  void look_at_itself(std::size_t index) {
    tree_.own_mode(changes_[index].path, [this, index](const Result<Mode>& mode) {
      if (!mode) return give_up(findings_[index], mode.error().message);
      Entry entry;
      entry.type = EntryType::directory;
      entry.mode = *mode;
      judge(index, &entry, "");
    });
  }

  void list(const RemotePath& directory, std::optional<Mode> mode, remote::Care care) {
    tree_.list(directory, mode, care,
               [this, directory, mode, care](const Result<remote::Listing>& listing) {
                 if (!listing)
                   return give_up_below(directory, "a folder on the way to it cannot be listed: " +
                                                       listing.error().message);
                 const ByName names = by_name(*listing);
                 if (care == remote::Care::usual && listing->may_be_cut && lacks(directory, names))
                   return list(directory, mode, remote::Care::certain);
                 ++listed_;
                 const bool whole = listing->completeness == remote::Completeness::complete &&
                                    listing->doubts.empty();
                 compare(directory, names,
                         whole ? "" : "the server does not show all of its folder");
               });
  }

  using ByName = std::map<std::string_view, const Entry*>;

  static ByName by_name(const remote::Listing& listing) {
    ByName names;
    for (const Entry& entry : listing.entries)
      names.emplace(entry.name, &entry);
    return names;
  }

  /// Null where there is none.
  static const Entry* find(const ByName& names, const RemotePath& path) {
    const auto found = names.find(path.name());
    return found == names.end() ? nullptr : found->second;
  }

  bool lacks(const RemotePath& directory, const ByName& names) {
    for (const std::size_t i : here_[directory])
      if (!names.contains(changes_[i].path.name())) return true;
    for (const RemotePath& path : below_[directory])
      if (!names.contains(path.name())) return true;
    return false;
  }

  /// `unseen`: why what is not in the listing can be there all the same; empty where it cannot.
  void compare(const RemotePath& directory, const ByName& names, const std::string& unseen) {
    for (const std::size_t i : here_[directory])
      judge(i, find(names, changes_[i].path), unseen);
    for (const RemotePath& path : below_[directory]) {
      const Entry* entry = find(names, path);
      if (entry != nullptr && entry->type == EntryType::directory)
        list(path, entry->mode, remote::Care::usual);
      else if (entry != nullptr)
        leave_below(path, " is no folder any more");
      else if (unseen.empty())
        leave_below(path, " is no longer there");
      else
        give_up_below(path, unseen);
    }
  }

  template <typename Do>
  void for_all_below(const RemotePath& directory, const Do& what) {
    for (const std::size_t i : here_[directory])
      what(findings_[i]);
    for (const RemotePath& path : below_[directory])
      for_all_below(path, what);
  }

  void give_up_below(const RemotePath& directory, const std::string& why) {
    for_all_below(directory, [&](Finding& finding) { give_up(finding, why); });
  }

  void leave_below(const RemotePath& directory, const std::string& what) {
    for_all_below(directory, [&](Finding& finding) {
      leave_alone(finding, visible(directory.bytes()) + what);
    });
  }

  static void give_up(Finding& finding, const std::string& why) {
    finding.status = FindingStatus::unknown;
    finding.detail = "Its mode is not known: " + why + ".";
  }

  static void leave_alone(Finding& finding, const std::string& why) {
    finding.status = FindingStatus::skipped;
    finding.detail = "Left alone: " + why + ".";
  }

  /// `entry` is null where it was not told; `unseen` is as for compare().
  void judge(std::size_t index, const Entry* entry, const std::string& unseen) {
    const Change& change = changes_[index];
    Finding& finding = findings_[index];
    if (entry == nullptr && unseen.empty()) return leave_alone(finding, "it is no longer there");
    if (entry == nullptr) return give_up(finding, unseen);
    if (entry->type != type_of(change)) return leave_alone(finding, "it is something else now");
    if (!entry->mode) return give_up(finding, "the server does not tell it");
    finding.mode = entry->mode;
    if (*entry->mode == change.after) {
      finding.status = FindingStatus::ok;
      finding.detail.clear();
      return;
    }
    if (*entry->mode != change.before)
      return leave_alone(finding, "somebody changed it since, from the " +
                                      change.before.to_octal() + " that the run made it");
    finding.status = FindingStatus::wrong;
    finding.planned = true;
    finding.detail = "The run of the journal made it " + change.before.to_octal() + ".";
  }

  remote::TreeReader& tree_;
  const std::vector<Change>& changes_;
  const UndoScope& scope_;
  std::vector<Finding>& findings_;
  std::size_t& listed_;
  std::map<RemotePath, std::vector<std::size_t>> here_; ///< by directory: what is changed in it
  std::map<RemotePath, std::set<RemotePath>> below_;    ///< by directory: those in it to go into
};

} // namespace

std::optional<Error> look_before_undo(remote::TreeReader& tree, const std::vector<Change>& changes,
                                      const UndoScope& scope, std::vector<Finding>& findings,
                                      std::size_t& listed) {
  return Looker(tree, changes, scope, findings, listed).run();
}

} // namespace ftperm::fix
