#pragma once

#include "ftperm/core/entry.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ftperm::listing {

/// st_mode in octal, leading zeros or "0o" in front: "644", "0o755", "0100644". Nothing when it is
/// no octal number, or larger than any st_mode.
std::optional<std::uint32_t> read_st_mode(std::string_view text);

/// The type in the bits above the twelve of the mode (S_IFMT); nothing when they name none.
std::optional<EntryType> type_of_st_mode(std::uint32_t st_mode);

} // namespace ftperm::listing
