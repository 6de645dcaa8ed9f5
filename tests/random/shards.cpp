#include "random/shards.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace ftperm::testing {
namespace {

using Clock = std::chrono::steady_clock;

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error("FTPERM_SEEDS is FIRST:COUNT");
  return value;
}

/// What one thread is at; 0: nothing.
struct Shard {
  std::atomic<std::uint64_t> seed{0};
  std::atomic<Clock::rep> since{0};
};

[[noreturn]] void end_for(std::uint64_t seed) {
  std::fprintf(stderr, "seed %llu does not come to an end\n  %s\n",
               static_cast<unsigned long long>(seed), how_to_repeat(seed).c_str());
  std::abort();
}

} // namespace

Seeds Seeds::from_environment(Seeds otherwise) {
  const char* wish = std::getenv("FTPERM_SEEDS");
  if (wish == nullptr) return otherwise;
  const std::string_view text(wish);
  const std::size_t colon = std::min(text.find(':'), text.size());
  return {number(text.substr(0, colon)), number(text.substr(std::min(colon + 1, text.size())))};
}

std::string how_to_repeat(std::uint64_t seed) {
  return "to repeat: FTPERM_SEEDS=" + std::to_string(seed) +
         ":1 build/release/tests/ftperm_random_tests";
}

std::vector<SeedFailure>
try_seeds(const Seeds& seeds, std::size_t threads, std::chrono::seconds limit,
          const std::function<std::vector<std::string>(std::uint64_t)>& try_one) {
  std::atomic<std::uint64_t> next{0};
  std::atomic<std::size_t> working{threads};
  std::vector<Shard> shards(threads);
  std::mutex mutex;
  std::vector<SeedFailure> failures;
  std::vector<std::thread> all;
  for (Shard& shard : shards)
    all.emplace_back([&] {
      for (std::uint64_t i = next++; i < seeds.count; i = next++) {
        shard.since = Clock::now().time_since_epoch().count();
        shard.seed = seeds.first + i;
        auto what = try_one(seeds.first + i);
        shard.seed = 0;
        const std::lock_guard lock(mutex);
        if (!what.empty()) failures.push_back({seeds.first + i, std::move(what)});
      }
      --working;
    });
  while (working > 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (const Shard& shard : shards) {
      const Clock::time_point since{Clock::duration(shard.since)};
      if (shard.seed != 0 && Clock::now() - since > limit) end_for(shard.seed);
    }
  }
  for (std::thread& thread : all)
    thread.join();
  std::sort(failures.begin(), failures.end(),
            [](const SeedFailure& a, const SeedFailure& b) { return a.seed < b.seed; });
  return failures;
}

} // namespace ftperm::testing
