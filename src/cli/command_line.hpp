#pragma once

#include "cli/config.hpp"
#include "cli/read_listing_options.hpp"
#include "ftperm/core/error.hpp"

#include <string>
#include <variant>
#include <vector>

namespace ftperm::cli {

/// A text that was asked for and needs nothing else: --help, --version.
struct Say {
  std::string text;
};

/// `ftperm journals`.
struct ListJournals {};

using Wish = std::variant<Config, ListJournals, ReadListingOptions, Say>;

/// Reads the arguments behind the program's name.
Result<Wish> read_command_line(const std::vector<std::string>& arguments);

} // namespace ftperm::cli
