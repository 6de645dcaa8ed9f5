// What a diagnosis can try.
#include "cli/diagnosing.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::cli {
namespace {

/// Permissions, in the name of a trial.
constexpr std::size_t most_named = 2;

/// ".htaccess.ftperm-20261123T003012Z": a name of this run's own, which Apache does not serve
/// either.
std::string away_name() {
  std::string time = fix::utc_now();
  std::erase_if(time, [](char c) { return c == ':' || c == '-'; });
  return ".htaccess.ftperm-" + time;
}

} // namespace

/// The permissions that are tried, and the `.htaccess` files: that nearest to the page first.
void Diagnosing::choose_factors() {
  for (const diagnosis::Suspect& suspect : suspects_) {
    if (!suspect.untried.empty()) continue;
    changes_.push_back(suspect.change);
    if (suspect.likely) ++likely_;
  }
  const std::string away = away_name();
  for (const diagnosis::PagePlace& place : places_)
    for (auto directory = place.way.rbegin(); directory != place.way.rend(); ++directory) {
      if (!directory->htaccess) continue;
      const fix::Rename rename{*directory->path.child(".htaccess"), *directory->path.child(away)};
      if (std::find(renames_.begin(), renames_.end(), rename) == renames_.end())
        renames_.push_back(rename);
    }
}

/// Those that can be the reason for one page: all permissions, and each `.htaccess` on its way.
std::vector<std::size_t> Diagnosing::factors_of(std::size_t failing) const {
  std::vector<std::size_t> factors;
  for (std::size_t factor = 0; factor < changes_.size() + renames_.size(); ++factor) {
    const auto is_on_way = [&](const diagnosis::WayDirectory& directory) {
      return directory.path == renames_[factor - changes_.size()].path.parent();
    };
    const auto& way = places_[failing].way;
    if (factor < changes_.size() || std::any_of(way.begin(), way.end(), is_on_way))
      factors.push_back(factor);
  }
  return factors;
}

diagnosis::Treatment Diagnosing::treatment_of(const Factors& factors) const {
  diagnosis::Treatment treatment;
  for (const std::size_t factor : factors) {
    if (factor < changes_.size())
      treatment.changes.push_back(changes_[factor]);
    else
      treatment.renames.push_back(renames_[factor - changes_.size()]);
  }
  return treatment;
}

std::string Diagnosing::name_of(const Factors& factors) const {
  const diagnosis::Treatment treatment = treatment_of(factors);
  std::string text;
  if (treatment.changes.size() > most_named)
    text = std::to_string(treatment.changes.size()) + " permissions put right";
  else
    for (const fix::Change& change : treatment.changes)
      text += (text.empty() ? "" : ", ") + visible(change.path.bytes()) + " at " +
              change.after.to_octal();
  for (const fix::Rename& rename : treatment.renames)
    text += (text.empty() ? "" : ", ") + visible(rename.path.bytes()) + " away";
  return text;
}

Cause Diagnosing::cause_of(std::size_t factor) const {
  Cause cause;
  cause.proven = true;
  if (factor >= changes_.size()) {
    cause.kind = CauseKind::htaccess;
    cause.path = renames_[factor - changes_.size()].path.bytes();
    cause.reason = "The page answered otherwise while it was out of the way.";
    return cause;
  }
  const fix::Change& change = changes_[factor];
  cause.path = change.path.bytes();
  cause.mode = change.before;
  cause.expected = change.after;
  for (const diagnosis::Suspect& suspect : suspects_)
    if (suspect.change.path == change.path) cause.reason = suspect.reason;
  return cause;
}

} // namespace ftperm::cli
