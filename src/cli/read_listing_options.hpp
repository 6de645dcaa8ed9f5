#pragma once

#include "cli/typed_options.hpp"
#include "ftperm/core/error.hpp"

#include <cstdint>
#include <string>

namespace ftperm::cli {

enum class CapturedFormat : std::uint8_t { list, mlsd, stat };

/// `ftperm read-listing`.
struct ReadListingOptions {
  CapturedFormat format = CapturedFormat::list;
  std::string file = "-"; ///< "-" is standard input
};

KnownOptions known_to_read_listing();

Result<ReadListingOptions> read_listing_options(const TypedOptions& typed);

} // namespace ftperm::cli
