#pragma once

#include <string>
#include <string_view>

namespace ftperm {

/// Bytes from a stranger, made safe to show on a terminal or in a sentence: printable UTF-8 stays;
/// control characters (C0, DEL, C1), bidirectional and other invisible format controls, and bytes
/// that are not UTF-8 become \xHH escapes, one for each byte. A backslash stays as it is.
std::string visible(std::string_view bytes);

/// Whether the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// The bytes in lowercase hexadecimal, two digits each.
std::string hex(std::string_view bytes);

} // namespace ftperm
