#pragma once

#include "support/account_run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ftperm::testing {

/// Everything that a seed decides.
struct RandomCase {
  FileTree tree;
  ServerOptions server;
  RunWishes wishes;
};

/// The same for the same seed, on every machine.
RandomCase random_case(std::uint64_t seed);

/// Server, wishes and faults in words.
std::string to_text(const RandomCase& one);

/// What went wrong with one seed, in sentences; nothing when all promises were kept.
std::vector<std::string> try_seed(std::uint64_t seed);

} // namespace ftperm::testing
