#pragma once

#include "listing/raw_line.hpp"

#include <optional>
#include <string_view>

namespace ftperm::listing {

// Styles of other systems that turn up where `ls -l` was asked for. Each is nothing when the line
// is not of that style. None of them tells a mode, EPLF excepted, where it may.

/// "01-18-24  09:35AM       <DIR>          name".
std::optional<RawLine> read_msdos_line(std::string_view line);

/// "d [RWCEAFMS] owner  512 Jan 16 18:53    name".
std::optional<RawLine> read_netware_line(std::string_view line);

/// "+i8388621.48594,m825718503,r,s280,up644,<TAB>name".
std::optional<RawLine> read_eplf_line(std::string_view line);

} // namespace ftperm::listing
