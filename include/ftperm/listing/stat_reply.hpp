#pragma once

#include "ftperm/listing/line.hpp"

#include <string>
#include <string_view>

namespace ftperm::listing {

/// Reads the reply to STAT as it came over the wire, line by line, without line ends: "213-…",
/// the listing, "213 End". Its lines may each have the code and a hyphen in front. A text that does
/// not open like a reply is a listing from its first line on.
class StatReplyReader {
 public:
  ParsedLine read(std::string_view line);

 private:
  enum class Place : unsigned char { start, no_reply, inside, behind };

  ParsedLine open(std::string_view line);

  Place place_ = Place::start;
  std::string code_; ///< of the reply that is open
};

} // namespace ftperm::listing
