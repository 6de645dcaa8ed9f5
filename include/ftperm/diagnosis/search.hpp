#pragma once

#include "ftperm/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

namespace ftperm::diagnosis {

/// What a trial changed about the pages that fail.
enum class Gain : std::uint8_t {
  none,
  other,    ///< the server error is gone, though the page does not come yet (404, 403)
  works,    ///< all of them came
  unproven, ///< they came, and still did when all was as before again: it passed by itself
};

/// Which of the things that can be tried there are: factors 0 to permissions - 1 are changes of
/// modes, the likely ones first; those from there on are `.htaccess` files, that nearest to the
/// page first.
struct Factors {
  std::size_t likely = 0; ///< of the permissions
  std::size_t permissions = 0;
  std::size_t htaccess = 0;
};

/// A trial with these factors treated, all others as they are.
using TryOut = std::function<Result<Gain>(const std::set<std::size_t>& treated)>;

struct Found {
  Gain gain = Gain::none;
  std::vector<std::size_t> causes; ///< without which there is no such gain; empty: none found
};

/// Finds the causes by trials: the likely permissions together, all of them, each `.htaccess` by
/// itself, then all at once. Where several things together bring the page back, those are searched:
/// many by halves, few by leaving each out once to see whether it matters; those that do are tried
/// by themselves. No trial is made twice. Ends with the first trial that fails with an error.
Result<Found> find_causes(const Factors& factors, const TryOut& try_out);

} // namespace ftperm::diagnosis
