#include "ftperm/walk/walk.hpp"

#include "walk/largest.hpp"

#include <set>
#include <string>
#include <utility>

namespace ftperm::walk {
namespace {

/// Limits are round numbers; a server may count "." and ".." in them.
bool looks_like_a_limit(std::size_t size) {
  return size >= 98 && ((size % 100) == 0 || (size + 1) % 100 == 0 || (size + 2) % 100 == 0);
}

/// More than any pipeline holds.
constexpr std::size_t most_asked = 4096;

class Walker {
 public:
  Walker(remote::TreeReader& tree, Visitor& visitor, const Options& options)
      : tree_(tree), visitor_(visitor), options_(options) {}

  std::optional<Error> run(const std::vector<Start>& starts) {
    for (const Start& start : starts)
      begin(start.path, start.mode);
    if (auto error = tree_.run()) return error;
    return recheck_largest();
  }

 private:
  /// Asks at once, or later: a request takes much more memory than a path. The last that was put
  /// off comes first, so that few of them wait, however many directories there are.
  void list(const RemotePath& directory, std::optional<Mode> mode) {
    ++progress_.waiting;
    if (asked_ < most_asked)
      ask(directory, mode);
    else
      put_off_.push_back({directory, mode});
  }

  void ask_more() {
    while (asked_ < most_asked && !put_off_.empty()) {
      const Start next = std::move(put_off_.back());
      put_off_.pop_back();
      ask(next.path, next.mode);
    }
  }

  void ask(const RemotePath& directory, std::optional<Mode> mode) {
    ++asked_;
    tree_.list(directory, mode, remote::Care::usual,
               [this, directory, mode](const Result<remote::Listing>& listing) {
                 --asked_;
                 --progress_.waiting;
                 if (listing)
                   take(directory, *listing);
                 else
                   visitor_.on_unlisted(directory, mode, listing.error());
                 ask_more();
                 if (options_.on_progress) options_.on_progress(progress_);
               });
  }

  void take(const RemotePath& directory, const remote::Listing& listing) {
    ++progress_.listed;
    progress_.entries += listing.entries.size();
    visitor_.on_listing(directory, listing);
    if (listing.may_be_cut) largest_.add(directory, listing.entries.size());
    descend(directory, listing);
    check_largest_so_far();
  }

  /// Beside the walk where the tree can do both, and then of the largest that is known by then: if
  /// it stays the largest and is whole, nothing is left to be asked at the end.
  void check_largest_so_far() {
    constexpr std::size_t worth_it = 100;
    const auto* largest = largest_.top();
    if (checking_ || largest == nullptr) return;
    if (largest->first < worth_it || largest->first <= checked_) return;
    checking_ = true;
    tree_.list_when_free([this] { return choose_largest(); },
                         [this](const Result<remote::Listing>& again) {
                           checking_ = false;
                           if (!again || again->entries.size() > checked_ ||
                               again->completeness == remote::Completeness::truncated)
                             return; // for recheck_largest()
                           whole_ = checked_;
                           check_largest_so_far();
                         });
  }

  RemotePath choose_largest() {
    const auto* largest = largest_.top();
    checked_ = largest->first;
    return largest->second;
  }

  void descend(const RemotePath& directory, const remote::Listing& listing) {
    for (const Entry& entry : listing.entries) {
      if (entry.type != EntryType::directory) continue;
      // A name that cannot be asked for was told by on_listing().
      if (const auto path = directory.child(entry.name)) begin(*path, entry.mode);
    }
  }

  /// Lists the directory, if it lies within the limits of an honest tree.
  void begin(const RemotePath& directory, std::optional<Mode> mode) {
    const bool too_deep = directory.depth() > options_.deepest;
    const bool too_many = progress_.listed + progress_.waiting >= options_.most_directories;
    if (!too_deep && !too_many) return list(directory, mode);
    const std::size_t limit = too_deep ? options_.deepest : options_.most_directories;
    visitor_.on_unlisted(directory, mode,
                         {ErrorKind::unreadable, "it lies behind more than " +
                                                     std::to_string(limit) +
                                                     (too_deep ? " levels" : " directories") +
                                                     ": is it a tree that contains itself?"});
  }

  /// The largest listing is asked for again in the way that tells when it is cut. If it is whole,
  /// so are all shorter ones; if not, those of about its length are asked for again as well. What
  /// comes to light may hold large directories itself.
  std::optional<Error> recheck_largest() {
    for (auto largest = largest_.take(); !largest.empty(); largest = largest_.take()) {
      bool whole = largest.front().first <= whole_;
      for (std::size_t i = 0; i < largest.size() && !whole; ++i) {
        bool this_is_whole = false;
        recheck(largest[i].second, largest[i].first, this_is_whole);
        if (auto error = tree_.run()) return error;
        whole = i == 0 && this_is_whole;
      }
    }
    return {};
  }

  void recheck(const RemotePath& directory, std::size_t size, bool& whole) {
    tree_.list(
        directory, std::nullopt, remote::Care::certain,
        [this, directory, size, &whole](Result<remote::Listing> again) {
          if (!again) {
            whole = !looks_like_a_limit(size);
            if (!whole)
              visitor_.on_unlisted(directory, std::nullopt, cannot_confirm(size, again.error()));
            return;
          }
          const bool cut = again->completeness == remote::Completeness::truncated;
          if (cut)
            visitor_.on_unlisted(directory, std::nullopt, {ErrorKind::unreadable, again->why});
          whole = !cut && again->entries.size() <= size;
          if (again->entries.size() > size) take_rest(directory, *std::move(again));
        });
  }

  /// What the careful listing holds beyond the usual one, which is asked for again to compare.
  void take_rest(const RemotePath& directory, remote::Listing all) {
    tree_.list(
        directory, std::nullopt, remote::Care::usual,
        [this, directory, rest = std::move(all)](const Result<remote::Listing>& told) mutable {
          std::set<std::string> names;
          if (told)
            for (const Entry& entry : told->entries)
              names.insert(entry.name);
          std::erase_if(rest.entries,
                        [&](const Entry& entry) { return names.contains(entry.name); });
          progress_.entries += rest.entries.size();
          visitor_.on_rest(directory, rest);
          descend(directory, rest);
        });
  }

  static Error cannot_confirm(std::size_t size, const Error& error) {
    return {ErrorKind::unreadable, "the server told " + std::to_string(size) +
                                       " entries and may have left out more; asking in another "
                                       "way failed: " +
                                       error.message};
  }

  remote::TreeReader& tree_;
  Visitor& visitor_;
  const Options& options_;
  Progress progress_;
  std::size_t asked_ = 0; ///< requests that are open
  std::vector<Start> put_off_;
  Largest largest_;
  bool checking_ = false;
  std::size_t checked_ = 0; ///< the length of the largest listing asked for again so far
  std::size_t whole_ = 0;   ///< a listing of so many entries was seen to be whole
};

} // namespace

std::optional<Error> walk(remote::TreeReader& tree, const std::vector<Start>& starts,
                          Visitor& visitor, const Options& options) {
  return Walker(tree, visitor, options).run(starts);
}

} // namespace ftperm::walk
