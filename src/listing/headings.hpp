#pragma once

#include <string_view>

namespace ftperm::listing {

// Lines of a listing that stand for no name.

/// "total 12", "insgesamt 4,0K", "i alt 12", "合計 12".
bool is_total(std::string_view line);

/// "/home/web:", ".:", "sub:", "./sub dir:": what `ls` puts above one of several directories.
bool is_directory_heading(std::string_view line);

/// What stands above and below the columns of z/OS, VMS, NonStop and VxWorks listings, and a rule
/// of hyphens.
bool is_table_heading(std::string_view line);

} // namespace ftperm::listing
