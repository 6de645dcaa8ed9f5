#pragma once

#include "ftperm/core/finding_rows.hpp"

#include <iosfwd>

namespace ftperm::report {

/// The findings as CSV, in the order given (RFC 4180: CRLF, quotes doubled; UTF-8 without BOM):
///
///     path,type,mode,expected,status,detail
///
/// One row for each finding; `mode` and `expected` are octal, empty when there is none. In text,
/// what visible() would escape is escaped, only a TAB stays raw. A cell that a spreadsheet would
/// run as a formula (first character = + - @ TAB CR) gets a leading apostrophe.
void write_csv(std::ostream& out, const FindingRows& findings);

} // namespace ftperm::report
