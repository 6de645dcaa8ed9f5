#pragma once

#include <string>

namespace ftperm::site {

/// "500 Internal Server Error": the words that servers usually send with it; the number alone where
/// there are none.
std::string status_words(int status);

} // namespace ftperm::site
