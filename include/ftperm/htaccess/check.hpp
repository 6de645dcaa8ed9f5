#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What commonly makes a `.htaccess` file answer 500 on shared hosts. Pure text; no I/O.
namespace ftperm::htaccess {

enum class Weight : std::uint8_t {
  certain,  ///< every Apache answers 500: it is no valid syntax
  likely,   ///< most shared hosts answer 500
  possible, ///< depends on the host, or only with what else is there
};

struct Hint {
  std::size_t line = 0; ///< from 1; a directive that goes on over lines: its first
  Weight weight = Weight::possible;
  std::string text;   ///< the line as it stands, raw bytes, at most 200 of them
  std::string reason; ///< a sentence for a webmaster: what is wrong, and what to do
  std::string source; ///< where that is documented: an address
};

/// Any bytes; in the order of the lines. At most 100 hints.
std::vector<Hint> check(std::string_view content);

/// One word for reports: "certain", "likely", "possible".
const char* to_word(Weight weight);

} // namespace ftperm::htaccess
