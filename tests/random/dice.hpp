#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace ftperm::testing {

/// Chance that is the same on every machine for one seed: the standard's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// From 0 to below the end.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

  /// From first to last.
  std::size_t between(std::size_t first, std::size_t last) {
    return first + below(last - first + 1);
  }

  bool percent(std::size_t chance) { return below(100) < chance; }

  template <typename T>
  const T& one_of(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

} // namespace ftperm::testing
