#pragma once

#include "ftp/knowledge.hpp"
#include "ftp/transfer.hpp"
#include "ftperm/remote/tree.hpp"

#include <optional>
#include <string>

/// From a server's listing of one directory to what may be believed of it.
namespace ftperm::ftp {

/// What a directory's mode, where it is known, says before anything is asked: one that its owner
/// cannot read or enter is unreadable, whatever a server would show (Pure-FTPd and ProFTPD leave
/// out, without a word, what they cannot look at).
std::optional<Error> unreadable_by_mode(std::optional<Mode> mode);

/// The reply to STAT <directory>. An error of kind `unsupported`: this server does not list by
/// STAT.
Result<remote::Listing> judge_stat(const Reply& reply, const Knowledge& knowledge);

/// A directory listed over a data connection: it is entered, and lists where we are, which no
/// server reads as a pattern or an option.
TransferWish listing_wish(const RemotePath& directory, ListingWay way, const Knowledge& knowledge,
                          std::size_t largest);

/// What came over a data connection, and the reply that closed it.
Result<remote::Listing> judge_transfer(ListingWay way, const std::string& text,
                                       const Reply& closing, const Knowledge& knowledge);

/// The mode in the reply to MLST (RFC 3659 7.2).
Result<Mode> judge_mlst(const Reply& reply);

/// What a refusal to enter or list a directory means.
Error refused_listing(const Reply& reply);

} // namespace ftperm::ftp
