#pragma once

#include "ftp/reply.hpp"
#include "ftperm/core/error.hpp"

#include <initializer_list>
#include <string_view>

/// What the words of a reply say, where its code leaves it open.
namespace ftperm::ftp {

/// Whether one of the words, all in small letters, stands in the text, in capitals or not.
bool holds_any(std::string_view text, std::initializer_list<std::string_view> words);

/// The refusal of what goes over a data connection. Where neither the command nor the connection is
/// at fault, the error is of this kind and says that "the server" does this.
Error refused_transfer(const Reply& reply, ErrorKind kind, std::string_view what);

} // namespace ftperm::ftp
