#include "report/json_text.hpp"

#include "ftperm/core/text.hpp"

namespace ftperm::report {

std::string as_utf8(const std::string& text) {
  return is_utf8(text) ? text : visible(text);
}

void put_bytes(Json& object, const std::string& key, const std::string& bytes) {
  object[key] = as_utf8(bytes);
  if (!is_utf8(bytes)) object[key + "_hex"] = to_hex(bytes);
}

std::string dump(const Json& value) {
  constexpr auto on_bad_text = Json::error_handler_t::replace;
  std::string text = value.dump(-1, ' ', false, on_bad_text);
  return visible(text) == text ? text : value.dump(-1, ' ', true, on_bad_text);
}

} // namespace ftperm::report
