#pragma once

#include "ftperm/core/entry.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace ftperm::report {

enum class LineVerdict : std::uint8_t { entry, skip, bad };

/// How one line of a captured listing was read.
struct ListingLine {
  std::size_t number = 1;
  LineVerdict verdict = LineVerdict::bad;
  Entry entry;        ///< `entry`: all of it; `bad`: the name, when one is known
  std::string reason; ///< `skip` and `bad`
};

/// One JSON object and a line end, so that many of them are JSON lines:
///
///     {"line":2,"verdict":"entry","name":"a","name_hex":"61","type":"link","mode":"0777",
///      "link_target_hex":"62","reason":null}
///
/// `verdict` is entry, skip or bad; `type` is file, dir, link or other; `mode` is four octal
/// digits. `name` is exact where it is UTF-8 and for reading only where it is not; `name_hex` is
/// always exact. What is not known or does not apply is null.
void write_listing_line(std::ostream& out, const ListingLine& line);

} // namespace ftperm::report
