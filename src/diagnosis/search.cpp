#include "ftperm/diagnosis/search.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace ftperm::diagnosis {
namespace {

using Set = std::set<std::size_t>;

/// Leaving out each of more than so many takes longer than a live site should be tried with: they
/// are halved, and where neither half does it, all of them are named.
constexpr std::size_t most_left_out = 8;

class Finder {
 public:
  Finder(const Factors& factors, const TryOut& try_out) : factors_(factors), try_out_(try_out) {}

  Result<Found> run() {
    const std::size_t all = factors_.permissions + factors_.htaccess;
    std::vector<Set> in_order{range(0, factors_.likely), range(0, factors_.permissions)};
    for (std::size_t factor = factors_.permissions; factor < all; ++factor)
      in_order.push_back({factor});
    in_order.push_back(range(0, all));
    Found best;
    for (const Set& treated : in_order) {
      auto found = attempt(treated, best.gain);
      if (!found || is_end(found->gain)) return found;
      if (found->gain > best.gain) best = *std::move(found);
    }
    return best;
  }

 private:
  static bool is_end(Gain gain) { return gain == Gain::works || gain == Gain::unproven; }

  static Set range(std::size_t begin, std::size_t end) {
    Set set;
    for (std::size_t i = begin; i < end; ++i)
      set.insert(i);
    return set;
  }

  /// One trial; where it brings more than is had already, the causes among what was treated.
  Result<Found> attempt(const Set& treated, Gain had) {
    if (treated.empty()) return Found{};
    const auto gain = try_once(treated);
    if (!gain) return gain.error();
    if (*gain <= had) return Found{};
    if (*gain == Gain::unproven) return Found{*gain, {}};
    return narrow(treated, *gain);
  }

  Result<Gain> try_once(const Set& treated) {
    if (const auto known = tried_.find(treated); known != tried_.end()) return known->second;
    auto gain = try_out_(treated);
    if (gain) tried_.emplace(treated, *gain);
    return gain;
  }

  Result<Found> narrow(const Set& treated, Gain gain) {
    return treated.size() > most_left_out ? halve(treated, gain) : leave_out(treated, gain);
  }

  Result<Found> halve(const Set& treated, Gain gain) {
    const auto middle = std::next(treated.begin(), static_cast<std::ptrdiff_t>(treated.size() / 2));
    for (const Set& half : {Set(treated.begin(), middle), Set(middle, treated.end())}) {
      const auto of_half = try_once(half);
      if (!of_half) return of_half.error();
      if (*of_half == Gain::unproven) return Found{*of_half, {}};
      if (*of_half >= gain) return narrow(half, gain);
    }
    return Found{gain, {treated.begin(), treated.end()}};
  }

  Result<Found> leave_out(const Set& treated, Gain gain) {
    Found found{gain, {treated.begin(), treated.end()}};
    if (treated.size() == 1) return found;
    std::vector<std::size_t> needed;
    for (const std::size_t factor : treated) {
      Set rest = treated;
      rest.erase(factor);
      const auto without = try_once(rest);
      if (!without) return without.error();
      if (*without == Gain::unproven) return Found{*without, {}};
      if (*without < gain) needed.push_back(factor);
    }
    // Where each can be left out, there is more than one way to the same end.
    if (needed.empty() || needed.size() == treated.size()) return found;
    // That these alone do it is seen, not concluded: the proof is a trial of just them.
    const auto alone = try_once({needed.begin(), needed.end()});
    if (!alone) return alone.error();
    if (*alone == Gain::unproven) return Found{*alone, {}};
    if (*alone >= gain) found.causes = std::move(needed);
    return found;
  }

  const Factors& factors_;
  const TryOut& try_out_;
  std::map<Set, Gain> tried_;
};

} // namespace

Result<Found> find_causes(const Factors& factors, const TryOut& try_out) {
  return Finder(factors, try_out).run();
}

} // namespace ftperm::diagnosis
