#pragma once

#include "ftperm/listing/listing.hpp"

namespace ftperm::listing {

/// Moves every name that is listed more than once out of the entries, into one doubt each.
void move_repeated_names(ParsedListing& listing);

} // namespace ftperm::listing
