#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ftperm {

/// Bytes from a stranger, made safe to show on a terminal or in a sentence: printable UTF-8 stays;
/// control characters (C0, DEL, C1), bidirectional and other invisible format controls, and bytes
/// that are not UTF-8 become \xHH escapes, one for each byte. A backslash stays as it is.
std::string visible(std::string_view bytes);

/// Appends visible(bytes) without a string of its own.
void append_visible(std::string& out, std::string_view bytes);

/// Whether all bytes are printable ASCII, a column each, as most names are: visible() leaves them
/// as they are. Costs next to nothing.
bool is_plain_ascii(std::string_view bytes);

/// Whether the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// Each byte as two lowercase hexadecimal digits.
std::string to_hex(std::string_view bytes);

/// The bytes that to_hex() wrote, upper case taken too; nothing when the text is no such digits.
std::optional<std::string> from_hex(std::string_view text);

} // namespace ftperm
