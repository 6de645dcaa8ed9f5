#pragma once

#include "ftperm/core/entry.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace ftperm::listing {

/// The first column of `ls -l`: "drwxr-xr-x", with the mark of an ACL or the like behind it.
struct ModeField {
  EntryType type = EntryType::other;
  std::optional<Mode> mode; ///< nothing when the nine characters are not those of a mode
  std::size_t length = 0;   ///< bytes of the line, the mark included
};

/// Nothing when the line does not start like a mode field. `?` and letters where they do not
/// belong are let through, as a field without a mode, while most of the nine are as they should be.
std::optional<ModeField> read_mode_field(std::string_view line);

} // namespace ftperm::listing
