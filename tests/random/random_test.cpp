// Any tree on any server with any faults: what must hold of every run, for many seeds.
#include "random/random_case.hpp"
#include "random/shards.hpp"

#include <algorithm>
#include <sys/resource.h>
#include <thread>

#include <gtest/gtest.h>

namespace ftperm::testing {
namespace {

constexpr Seeds usual{1, 1500};
/// Most of the time of a seed is waiting for a server that does not answer.
constexpr std::size_t threads_a_core = 6;
constexpr std::chrono::seconds longest_seed{60};
constexpr long largest_memory = 1536L * 1024; // KiB

long memory_used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

} // namespace

TEST(AnyServer, WhateverItDoesKeepsNoRunFromItsPromises) {
  const Seeds seeds = Seeds::from_environment(usual);
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const auto failures = try_seeds(seeds, cores * threads_a_core, longest_seed, try_seed);
  for (const SeedFailure& failure : failures) {
    std::string text = "seed " + std::to_string(failure.seed) + "\n";
    for (const std::string& what : failure.what)
      text += "  " + what + "\n";
    ADD_FAILURE() << text << "  " << how_to_repeat(failure.seed);
  }
  EXPECT_LT(memory_used(), largest_memory) << "KiB";
}

} // namespace ftperm::testing
