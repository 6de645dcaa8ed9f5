#pragma once

#include <cstddef>
#include <string>

namespace ftperm::bench {

/// What STAT answers of a directory with so many entries, two of a hundred of them directories and
/// one a link, as vsftpd writes it: names, lengths and dates are those of a web application.
/// `body` holds the rows; `reply` has the opening and the closing line around them.
struct StatText {
  std::string body;
  std::string reply;
};

StatText stat_text(std::size_t entries);

} // namespace ftperm::bench
