#include "ftperm/diagnosis/search.hpp"

#include <algorithm>

namespace ftperm::diagnosis {
namespace {

using Set = std::set<std::size_t>;

/// Leaving out each of more than so many takes longer than a live site should be tried with: then
/// all of them are named.
constexpr std::size_t most_left_out = 8;

class Finder {
 public:
  Finder(const Factors& factors, const TryOut& try_out) : factors_(factors), try_out_(try_out) {}

  Result<Found> run() {
    const std::size_t all = factors_.permissions + factors_.htaccess;
    const Set permissions = range(0, factors_.permissions);
    auto found = attempt(permissions);
    if (!found || is_end(found->gain)) return found;
    Found best = *found;
    for (std::size_t factor = factors_.permissions; factor < all; ++factor) {
      found = attempt({factor});
      if (!found || is_end(found->gain)) return found;
      if (best.gain == Gain::none) best = *found;
    }
    const bool is_new =
        (factors_.permissions > 0 && factors_.htaccess > 0) || factors_.htaccess > 1;
    if (!is_new) return best;
    found = attempt(range(0, all));
    if (!found || is_end(found->gain) || best.gain == Gain::none) return found;
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

  /// One trial; where it brings a gain, the causes among what was treated.
  Result<Found> attempt(const Set& treated) {
    if (treated.empty()) return Found{};
    const auto gain = try_out_(treated);
    if (!gain) return gain.error();
    if (*gain == Gain::none) return Found{};
    if (*gain == Gain::unproven) return Found{*gain, {}};
    return narrow(treated, *gain);
  }

  Result<Found> narrow(const Set& treated, Gain gain) {
    Found found{gain, {treated.begin(), treated.end()}};
    if (treated.size() == 1 || treated.size() > most_left_out) return found;
    std::vector<std::size_t> needed;
    for (const std::size_t factor : treated) {
      Set rest = treated;
      rest.erase(factor);
      const auto without = try_out_(rest);
      if (!without) return without.error();
      if (*without == Gain::unproven) return Found{*without, {}};
      if (*without < gain) needed.push_back(factor);
    }
    // Where each can be left out, there is more than one way to the same end.
    if (needed.empty() || needed.size() == treated.size()) return found;
    // That these alone do it is seen, not concluded: the proof is a trial of just them.
    const auto alone = try_out_({needed.begin(), needed.end()});
    if (!alone) return alone.error();
    if (*alone == Gain::unproven) return Found{*alone, {}};
    if (*alone >= gain) found.causes = std::move(needed);
    return found;
  }

  const Factors& factors_;
  const TryOut& try_out_;
};

} // namespace

Result<Found> find_causes(const Factors& factors, const TryOut& try_out) {
  return Finder(factors, try_out).run();
}

} // namespace ftperm::diagnosis
