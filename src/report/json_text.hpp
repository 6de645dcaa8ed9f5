#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ftperm::report {

using Json = nlohmann::ordered_json;

/// The text itself where it is UTF-8, made visible where it is not.
std::string as_utf8(const std::string& text);

/// The bytes as_utf8(), and exactly beside it (KEY_hex) where that is not what they are.
void put_bytes(Json& object, const std::string& key, const std::string& bytes);

/// The value on one line. Letters stay letters, to be searched for; but text with characters that
/// would act on a terminal is written in ASCII, so that looking at it is harmless. Both read back
/// the same.
std::string dump(const Json& value);

} // namespace ftperm::report
