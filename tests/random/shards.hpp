#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ftperm::testing {

/// Seeds first, first + 1 and so on.
struct Seeds {
  std::uint64_t first = 1;
  std::uint64_t count = 1;

  /// From the environment, FTPERM_SEEDS=FIRST:COUNT; throws std::runtime_error when that is none.
  static Seeds from_environment(Seeds otherwise);
};

struct SeedFailure {
  std::uint64_t seed = 0;
  std::vector<std::string> what;
};

/// Tries the seeds in several threads, since most of the time of each is waiting. A seed that takes
/// longer than the limit ends the process: whoever hangs cannot be asked to stop.
std::vector<SeedFailure>
try_seeds(const Seeds& seeds, std::size_t threads, std::chrono::seconds limit,
          const std::function<std::vector<std::string>(std::uint64_t)>& try_one);

/// What to type to try one seed again.
std::string how_to_repeat(std::uint64_t seed);

} // namespace ftperm::testing
