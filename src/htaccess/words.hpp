#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ftperm::htaccess {

/// Takes the next word off the text as Apache does: quoted with " or ', or up to a blank; a quote
/// that is not closed goes on to the end.
std::string take_word(std::string_view& text);

/// All of them. An empty word ("") stays.
std::vector<std::string> words_of(std::string_view text);

} // namespace ftperm::htaccess
