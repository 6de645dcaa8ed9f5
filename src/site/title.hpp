#pragma once

#include <string>
#include <string_view>

namespace ftperm::site {

/// The text of the first <title> of an HTML page, white space folded, at most 200 bytes; a
/// stranger's, raw. Empty when there is none.
std::string title_of(std::string_view html);

} // namespace ftperm::site
