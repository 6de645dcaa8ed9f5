#include "listing/repeated_names.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ftperm::listing {
namespace {

/// An entry's place, ordered by the hash of its name, so that sorting seldom looks at names.
struct Place {
  std::size_t hash = 0;
  std::size_t index = 0;
};

/// Most servers sort, and then nothing can be there twice.
bool is_sorted_without_repeats(const std::vector<Entry>& entries) {
  return std::adjacent_find(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
           return a.name >= b.name;
         }) == entries.end();
}

/// Same names side by side, each run in the order listed. Sorting keeps its bound whatever the
/// names are; a hash table would not.
std::vector<Place> places_by_name(const std::vector<Entry>& entries) {
  std::vector<Place> places;
  places.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i)
    places.push_back({std::hash<std::string_view>{}(entries[i].name), i});
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const int order = entries[a.index].name.compare(entries[b.index].name);
    return order != 0 ? order < 0 : a.index < b.index;
  });
  return places;
}

std::string mode_text(const Entry& entry) {
  return entry.mode ? entry.mode->to_octal() : "an unknown mode";
}

Doubt to_doubt(const std::vector<Entry>& entries, const Place* first, const Place* last) {
  const auto copies = static_cast<std::size_t>(last - first);
  const Entry& one = entries[first->index];
  Doubt doubt{one.name, one.type, one.mode, {}};
  std::vector<std::string> modes;
  for (const Place* place = first; place != last; ++place) {
    const Entry& copy = entries[place->index];
    if (copy.type != doubt.type) doubt.type = EntryType::other;
    if (copy.mode != doubt.mode) doubt.mode.reset();
    const std::string mode = mode_text(copy);
    if (modes.size() < 4 && std::find(modes.begin(), modes.end(), mode) == modes.end())
      modes.push_back(mode);
  }
  doubt.reason =
      copies == 2 ? "It is listed twice" : "It is listed " + std::to_string(copies) + " times";
  for (std::size_t i = 0; i < modes.size(); ++i)
    doubt.reason += (i == 0 ? ", with " : i + 1 == modes.size() ? " and " : ", ") + modes[i];
  doubt.reason += ".";
  return doubt;
}

} // namespace

void move_repeated_names(ParsedListing& listing) {
  std::vector<Entry>& entries = listing.entries;
  if (is_sorted_without_repeats(entries)) return;
  const std::vector<Place> places = places_by_name(entries);
  std::vector<bool> repeated(entries.size());
  std::vector<std::pair<const Place*, const Place*>> runs;
  const Place* const end = places.data() + places.size();
  for (const Place* first = places.data(); first != end;) {
    const Place* last = first + 1;
    while (last != end && last->hash == first->hash &&
           entries[last->index].name == entries[first->index].name)
      ++last;
    if (last - first > 1) runs.emplace_back(first, last);
    for (const Place* place = first; last - first > 1 && place != last; ++place)
      repeated[place->index] = true;
    first = last;
  }
  if (runs.empty()) return;
  std::sort(runs.begin(), runs.end(),
            [](const auto& a, const auto& b) { return a.first->index < b.first->index; });
  for (const auto& [first, last] : runs)
    listing.doubts.push_back(to_doubt(entries, first, last));
  std::size_t index = 0;
  std::erase_if(entries, [&](const Entry&) { return repeated[index++]; });
}

} // namespace ftperm::listing
