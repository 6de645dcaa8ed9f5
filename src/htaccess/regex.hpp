#pragma once

#include <string_view>

namespace ftperm::htaccess {

/// Why PCRE cannot compile the pattern, where that is certain: "a ( is not closed"; "" otherwise.
std::string_view regex_fault(std::string_view pattern);

} // namespace ftperm::htaccess
