#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace ftperm::cli {

/// Hashes a name in a directory. Names come from strangers, who could choose such that all meet in
/// one place of a table; here the multipliers are random, and any two different names meet with a
/// chance of 2^-32, whatever they are (multiply-shift, Dietzfelbinger 1996).
class NameHash {
 public:
  NameHash();

  std::uint32_t operator()(std::uint32_t directory, std::string_view name);

 private:
  std::mt19937_64 random_;
  std::vector<std::uint64_t> multipliers_; ///< one for each four bytes of the longest name so far
};

} // namespace ftperm::cli
