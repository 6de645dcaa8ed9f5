#include "fix/verifier.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace ftperm::fix {

Verifier::Verifier(remote::TreeReader& tree, const std::vector<Change>& changes,
                   std::vector<Outcome>& outcomes, std::function<void(std::size_t)> on_verified)
    : tree_(tree), changes_(changes), outcomes_(outcomes), on_verified_(std::move(on_verified)) {
  directory_of_.reserve(changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].type == FindingType::root) {
      directory_of_.push_back(nullptr);
      continue;
    }
    auto& item = *directories_.try_emplace(changes[i].path.parent()).first;
    item.second.changes.push_back(i);
    ++item.second.unanswered;
    directory_of_.push_back(&item);
  }
}

void Verifier::answered(std::size_t index) {
  auto* item = directory_of_[index];
  if (item != nullptr && --item->second.unanswered == 0) verify(*item);
}

void Verifier::verify_rest(bool only_sent) {
  const auto wanted = [&](std::size_t i) { return !only_sent || outcomes_[i].sent; };
  for (std::size_t i = 0; i < changes_.size(); ++i)
    if (directory_of_[i] == nullptr && wanted(i)) verify_itself(i);
  for (auto& item : directories_) {
    auto& changes = item.second.changes;
    if (item.second.asked) continue;
    std::erase_if(changes, [&](std::size_t i) { return !wanted(i); });
    if (!changes.empty()) verify(item);
  }
}

void Verifier::verify(Directories::value_type& item) {
  item.second.asked = true;
  tree_.list(item.first, std::nullopt, remote::Care::usual,
             [this, &directory = item.second](const Result<remote::Listing>& listing) {
               // After an interruption there is time for another look.
               if (!listing && ends_run(listing.error())) directory.asked = false;
               compare(directory.changes, listing);
             });
}

void Verifier::verify_itself(std::size_t index) {
  tree_.own_mode(changes_[index].path, [this, index](const Result<Mode>& mode) {
    if (mode)
      outcomes_[index].now = *mode;
    else
      outcomes_[index].note = mode.error().message;
    on_verified_(1);
  });
}

void Verifier::compare(const std::vector<std::size_t>& indexes,
                       const Result<remote::Listing>& listing) {
  std::map<std::string_view, const Entry*> by_name;
  if (listing)
    for (const Entry& entry : listing->entries)
      by_name.emplace(entry.name, &entry);
  std::size_t verified = 0;
  for (const std::size_t i : indexes) {
    Outcome& outcome = outcomes_[i];
    const auto found = by_name.find(changes_[i].path.name());
    const bool is_directory = changes_[i].type == FindingType::directory;
    if (!listing && is_directory) {
      verify_itself(i);
      continue;
    }
    ++verified;
    outcome.note.clear();
    const EntryType expected = is_directory ? EntryType::directory : EntryType::file;
    if (!listing)
      outcome.note = "its directory could not be listed again: " + listing.error().message;
    else if (found == by_name.end())
      outcome.note = "it is no longer listed";
    else if (found->second->type != expected)
      outcome.note = "it is something else now";
    else if (!found->second->mode)
      outcome.note = "the server no longer tells its mode";
    else
      outcome.now = found->second->mode;
  }
  on_verified_(verified);
}

} // namespace ftperm::fix
