#pragma once

#include "htaccess/hints.hpp"

#include <string_view>

namespace ftperm::htaccess {

/// What a program did to the file as a whole: UTF-16, a byte-order mark, lost line ends. Takes the
/// mark off the content. False when there is nothing left to look at.
bool check_whole_file(std::string_view& content, Hints& hints);

/// Characters that word processors and web pages put in the place of quotes and blanks.
void check_pasted(const Line& line, Hints& hints);

} // namespace ftperm::htaccess
