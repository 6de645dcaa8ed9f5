#pragma once

#include <cstddef>
#include <string_view>

namespace ftperm::listing {

/// The columns of a `ls -l` line behind its mode field, as far as they matter.
struct Columns {
  bool found = false;
  std::string_view owner;
  std::string_view size; ///< as written; decimal digits in the rule
  std::string_view name; ///< with " -> target" for links
};

/// The common shape: links owner group size, and "Jan  1 12:34" or "Jan  1  2020".
Columns read_usual_columns(std::string_view line, std::size_t start);

/// Columns that are missing, fused, or hold blanks, and any date that read_date knows.
Columns read_odd_columns(std::string_view line, std::size_t start);

} // namespace ftperm::listing
