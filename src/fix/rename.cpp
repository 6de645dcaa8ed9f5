#include "ftperm/fix/rename.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace ftperm::fix {
namespace {

using std::chrono::milliseconds;

constexpr int most_attempts = 6;
/// For one attempt, when the user wants to stop: longer than a server is silent as a rule.
constexpr std::chrono::seconds time_to_put_back{90};

Result<Place> place_in(const remote::Listing& listing, const Rename& rename) {
  const auto has = [&](const RemotePath& path) {
    return std::any_of(listing.entries.begin(), listing.entries.end(),
                       [&](const Entry& entry) { return entry.name == path.name(); });
  };
  for (const Doubt& doubt : listing.doubts)
    if (doubt.name == rename.path.name() || doubt.name == rename.away.name())
      return Error{ErrorKind::unreadable, doubt.reason};
  const bool home = has(rename.path);
  const bool away = has(rename.away);
  if (home && away) return Place::both;
  if (home) return Place::home;
  if (away) return Place::away;
  // A line that was not understood may stand for one of the two.
  const bool whole = listing.completeness == remote::Completeness::complete &&
                     !listing.may_be_cut && listing.doubts.empty();
  return whole ? Place::gone : Place::unseen;
}

Result<Place> ask(remote::TreeReader& tree, const Rename& rename, remote::Care care) {
  Result<Place> place(Error{ErrorKind::lost, "not answered"});
  tree.list(rename.path.parent(), std::nullopt, care, [&](const Result<remote::Listing>& listing) {
    if (listing)
      place = place_in(*listing, rename);
    else
      place = listing.error();
  });
  if (auto error = tree.run()) return *std::move(error);
  return place;
}

std::optional<Error> rename_now(remote::TreeChanger& tree, const RemotePath& from,
                                const RemotePath& to) {
  std::optional<Error> refusal;
  tree.rename(from, to, [&](std::optional<Error> error) { refusal = std::move(error); });
  if (auto error = tree.run()) return error;
  return refusal;
}

Error said_yes() {
  return {ErrorKind::refused, "the server said yes and did not do it"};
}

Error not_shown(const Rename& rename) {
  return {ErrorKind::unreadable,
          "the server does not show all of " + visible(rename.path.parent().bytes())};
}

/// One attempt. True: it is in its place. An error of kind `usage`: another attempt is of no use.
Result<bool> try_to_move_back(remote::TreeChanger& tree, const Rename& rename) {
  auto place = where_is(tree, rename);
  std::optional<Error> refusal;
  // Where neither is shown, too: what is not away cannot be renamed, and is refused.
  if (place && (*place == Place::away || *place == Place::unseen)) {
    refusal = rename_now(tree, rename.away, rename.path);
    place = where_is(tree, rename);
  }
  if (!place) return place.error();
  switch (*place) {
  case Place::home:
    return true;
  case Place::away:
    return refusal.value_or(said_yes());
  case Place::both:
    return Error{ErrorKind::usage,
                 "there is a new " + visible(rename.path.bytes()) + " now, which is not replaced"};
  case Place::unseen:
    return refusal.value_or(not_shown(rename));
  case Place::gone:
    break;
  }
  return Error{ErrorKind::usage, "there is neither " + visible(rename.path.bytes()) + " nor " +
                                     visible(rename.away.bytes()) + " any more"};
}

/// While it lives, the user's wish to stop does not keep the tree from working.
class Extension {
 public:
  explicit Extension(remote::TreeReader& tree) : tree_(tree) {}

  Extension(const Extension&) = delete;
  Extension& operator=(const Extension&) = delete;

  ~Extension() { tree_.extend(milliseconds(0)); }

  void renew() { tree_.extend(time_to_put_back); }

 private:
  remote::TreeReader& tree_;
};

} // namespace

Result<Place> where_is(remote::TreeReader& tree, const Rename& rename) {
  auto place = ask(tree, rename, remote::Care::certain);
  if (place || ends_run(place.error())) return place;
  // Where there is no data connection to be had.
  return ask(tree, rename, remote::Care::usual);
}

std::optional<Error> move_aside(remote::TreeChanger& tree, const Rename& rename, RenameLog& log,
                                milliseconds pause) {
  const auto place = where_is(tree, rename);
  if (!place) return place.error();
  if (*place == Place::gone)
    return Error{ErrorKind::missing, "there is no " + visible(rename.path.bytes())};
  if (*place == Place::unseen) return not_shown(rename);
  if (*place != Place::home)
    return Error{ErrorKind::usage, "the name " + visible(rename.away.bytes()) + " is taken"};
  if (auto error = log.about_to_rename(rename)) return error;
  if (auto error = rename_now(tree, rename.path, rename.away)) {
    if (error->kind == ErrorKind::unanswered) std::this_thread::sleep_for(pause);
    return error;
  }
  // Else a trial would clear what was in its place all the time.
  const auto now = ask(tree, rename, remote::Care::usual);
  if (!now && ends_run(now.error())) return now.error();
  return now && *now == Place::home ? std::optional(said_yes()) : std::nullopt;
}

std::optional<Error> move_back(remote::TreeChanger& tree, const Rename& rename, RenameLog& log,
                               milliseconds first_pause) {
  Extension extension(tree);
  for (int attempt = 1;; ++attempt) {
    extension.renew();
    const auto done = try_to_move_back(tree, rename);
    if (done) {
      log.is_back(rename.path);
      return {};
    }
    if (done.error().kind == ErrorKind::usage || attempt == most_attempts) return done.error();
    std::this_thread::sleep_for(first_pause * (1 << (attempt - 1)));
  }
}

std::string by_hand(const Rename& rename) {
  return "rename " + visible(rename.away.bytes()) + " to " + visible(rename.path.bytes());
}

} // namespace ftperm::fix
