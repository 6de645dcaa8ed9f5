#pragma once

#include "listing/raw_line.hpp"

#include <optional>
#include <string_view>

namespace ftperm::listing {

// Styles of other systems that turn up where `ls -l` was asked for. Each is nothing when the line
// is not of that style. None of them tells a mode, EPLF excepted, where it may.

/// "01-18-24  09:35AM       <DIR>          name".
std::optional<RawLine> read_msdos_line(std::string_view line);

/// "d [RWCEAFMS] owner  512 Jan 16 18:53    name".
std::optional<RawLine> read_netware_line(std::string_view line);

/// "+i8388621.48594,m825718503,r,s280,up644,<TAB>name".
std::optional<RawLine> read_eplf_line(std::string_view line);

// The size comes first, in size_first_lines.cpp.

/// OS/2: "  612   A   07-28-95   16:45  index.htm".
std::optional<RawLine> read_os2_line(std::string_view line);

/// VxWorks: "  512  Jan-01-2000  00:00:00   pages   <DIR>".
std::optional<RawLine> read_vxworks_line(std::string_view line);

/// VShell: "206876  Apr 04, 2000 21:06 index.htm", folders with a slash behind them.
std::optional<RawLine> read_vshell_line(std::string_view line);

// Larger and older systems, in mainframe_lines.cpp. Names stand as they are printed.

/// OpenVMS: "LOGIN.COM;3  5/6  8-NOV-1999 07:02:33 [WEB] (RWED,RWED,RE,)".
std::optional<RawLine> read_vms_line(std::string_view line);

/// z/OS: "VOL001 3390   2003/05/21  1  200  FB      80  8053  PS  WEB.INDEX".
std::optional<RawLine> read_zos_data_set(std::string_view line);

/// Where z/OS shows the first parts of names as folders: "Pseudo Directory       WEB".
std::optional<RawLine> read_zos_pseudo_directory(std::string_view line);

/// A member of a partitioned data set: " INDEX  01.03 2002/09/12 2002/10/11 09:37  11  11  0 WEB".
std::optional<RawLine> read_zos_member(std::string_view line);

/// OS/400: "WEB  77824 02/23/00 15:09:55 *DIR  pages/".
std::optional<RawLine> read_os400_line(std::string_view line);

/// HP NonStop: "INDEX  101  16354 18-Mar-03 15:09:12 244, 10 "nnnn"".
std::optional<RawLine> read_nonstop_line(std::string_view line);

} // namespace ftperm::listing
