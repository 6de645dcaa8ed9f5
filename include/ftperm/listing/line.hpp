#pragma once

#include "ftperm/core/entry.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ftperm::listing {

/// What one line of a listing stands for.
enum class Verdict : std::uint8_t {
  entry,  ///< one name
  self,   ///< the directory's own line: "." or type=cdir
  parent, ///< ".." or type=pdir
  skip,   ///< no name: "total 12", a heading, an empty line
  bad,    ///< not understood
};

struct ParsedLine {
  Verdict verdict = Verdict::bad;
  /// `entry`: all of it; the name exactly as it stands in the line, which can be a path where the
  /// server was asked for one file. `self`: type, mode, owner and the name ".". `bad`: the name,
  /// when the line has one all the same.
  Entry entry;
  std::string reason; ///< `skip` and `bad`: a short English phrase
};

/// One line of `ls -l` style, or of one of the styles of other systems that can be known for
/// certain, without its line end. A mode field behind a blank is not understood: parse_listing
/// knows when to take one off.
ParsedLine parse_unix_line(std::string_view line);

/// One line of an MLSD reply, or the fact line of an MLST reply without its leading blank
/// (RFC 3659 7.2), without its line end.
ParsedLine parse_mlsx_line(std::string_view line);

} // namespace ftperm::listing
