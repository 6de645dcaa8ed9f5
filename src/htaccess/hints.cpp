#include "htaccess/hints.hpp"

#include <algorithm>
#include <utility>

namespace ftperm::htaccess {
namespace {

constexpr std::size_t longest_text = 200;

} // namespace

Place place_of(const Line& line) {
  return {line.number, std::string(line.raw.substr(0, longest_text))};
}

void Hints::add(const Place& place, Weight weight, std::string reason, std::string source) {
  hints_.push_back({place.line, weight, place.text, std::move(reason), std::move(source)});
}

std::vector<Hint> Hints::take() {
  std::stable_sort(hints_.begin(), hints_.end(),
                   [](const Hint& a, const Hint& b) { return a.line < b.line; });
  if (hints_.size() > most) hints_.resize(most);
  return std::move(hints_);
}

const char* to_word(Weight weight) {
  switch (weight) {
  case Weight::certain:
    return "certain";
  case Weight::likely:
    return "likely";
  case Weight::possible:
    break;
  }
  return "possible";
}

} // namespace ftperm::htaccess
