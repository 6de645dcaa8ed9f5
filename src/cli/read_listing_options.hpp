#pragma once

#include "ftperm/core/error.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ftperm::cli {

enum class CapturedFormat : std::uint8_t { list, mlsd, stat };

struct ReadListingOptions {
  CapturedFormat format = CapturedFormat::list;
  std::string file = "-"; ///< "-" is standard input
  bool help = false;
};

Result<ReadListingOptions> read_listing_options(const std::vector<std::string>& arguments);

std::string read_listing_help();

} // namespace ftperm::cli
