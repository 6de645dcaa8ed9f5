#pragma once

#include <functional>
#include <string_view>

namespace ftperm::ftp {

/// Is told each line of a control connection: '>' sent, '<' received, '*' said by libcurl. Lines
/// are raw bytes; PASS is already masked. Empty when nobody listens.
using Trace = std::function<void(char direction, std::string_view line)>;

} // namespace ftperm::ftp
