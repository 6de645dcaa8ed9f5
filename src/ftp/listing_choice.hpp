#pragma once

#include "ftp/knowledge.hpp"

#include <functional>
#include <optional>

namespace ftperm::ftp {

/// How the account's root was listed, which the choice of a way of listing brought along.
struct FirstLook {
  std::optional<remote::Listing> root; ///< by the way that was chosen
  /// STAT was taken on the word of a known server: LIST has yet to confirm it.
  bool unproven = false;
};

using ListRoot = std::function<Result<remote::Listing>(ListingWay)>;

/// Finds out how this server is best listed, and sets it (decision 5: a way earns its trust).
Result<FirstLook> choose_listing_way(Knowledge& knowledge, const FtpOptions& options,
                                     const ListRoot& list_root);

/// Whether two listings of one directory tell the same files and directories with the same modes,
/// as far as they can be expected to: one that may be cut tells fewer. Links to nowhere, FIFOs and
/// devices do not count: servers leave them out in one way and not in another.
bool agree(const remote::Listing& by_stat, const remote::Listing& by_list);

} // namespace ftperm::ftp
