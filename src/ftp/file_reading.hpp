#pragma once

#include "ftp/knowledge.hpp"
#include "ftp/transfer.hpp"

#include <cstddef>
#include <string>

/// How the bytes of one file are asked for, and what may be believed of what comes.
namespace ftperm::ftp {

/// TYPE I, SIZE and EPSV in one burst, then RETR. The whole path in each, as in SITE CHMOD: a name
/// by itself may begin with what a server takes for something else ("~", "-", a blank).
TransferWish reading_wish(const RemotePath& file, std::size_t largest, const Knowledge& knowledge);

/// What came, if it is all. An error of kind `connect` may pass by.
Result<std::string> judge_reading(Transferred transferred);

} // namespace ftperm::ftp
