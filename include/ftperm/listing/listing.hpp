#pragma once

#include "ftperm/listing/line.hpp"

#include "ftperm/core/entry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::listing {

/// One directory as a listing tells it. Every line is accounted for: it is an entry, a doubt, the
/// directory itself, its parent, or a line that never stands for a name.
struct ParsedListing {
  std::vector<Entry> entries; ///< in the order listed; each name once
  std::vector<Doubt> doubts;  ///< not known to exist under the name given, or not understood
  std::optional<Entry> self;  ///< the "." line or type=cdir
  std::size_t lines = 0; ///< lines that stood for a name, "." and ".." included: what caps count
};

enum class Format : std::uint8_t { unix_list, mlsx };

/// Lines end with CRLF or LF; a CR anywhere else belongs to the name. Hand the text over with the
/// line ends that the server sent: where most end with CRLF, a bare LF is known to be part of a
/// name. One blank before a mode field or before facts is taken off. Never fails: what is not
/// understood is a doubt.
ParsedListing parse_listing(Format format, std::string_view text);

/// One line of a listing, without its line end, as parse_listing reads it on its own.
ParsedLine parse_line(Format format, std::string_view line);

} // namespace ftperm::listing
