#include "ftperm/core/text.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace ftperm {
namespace {

struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t length = 0; ///< 0: the bytes here are not UTF-8
};

Decoded decode_one(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 && lead <= 0xF4   ? 4
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xC2 && lead <= 0xDF ? 2
                                                            : 0;
  if (length == 0 || bytes.size() < length) return {};
  std::uint32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong =
      (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, length};
}

/// Characters that have no shape of their own, or change the shape or order of others.
bool is_invisible(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

void append_escape(std::string& out, char c) {
  constexpr char digits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\x";
  out += digits[byte >> 4U];
  out += digits[byte & 0xFU];
}

} // namespace

bool is_plain_ascii(std::string_view bytes) {
  // Looks at all bytes, whatever the first ones are: compilers make that sixteen at a time.
  unsigned char odd = 0;
  for (const char c : bytes) {
    const auto code = static_cast<signed char>(c);
    odd |= static_cast<unsigned char>((code < ' ') |
                                      (code == '\x7F')); // all that is not ASCII is below 0
  }
  return odd == 0;
}

std::string visible(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  append_visible(out, bytes);
  return out;
}

void append_visible(std::string& out, std::string_view bytes) {
  if (is_plain_ascii(bytes)) {
    out += bytes;
    return;
  }
  while (!bytes.empty()) {
    const Decoded next = decode_one(bytes);
    const std::size_t taken = next.length == 0 ? 1 : next.length;
    if (next.length == 0 || is_invisible(next.code_point))
      for (const char c : bytes.substr(0, taken))
        append_escape(out, c);
    else
      out += bytes.substr(0, taken);
    bytes.remove_prefix(taken);
  }
}

bool is_utf8(std::string_view bytes) {
  if (is_plain_ascii(bytes)) return true;
  while (!bytes.empty()) {
    const Decoded next = decode_one(bytes);
    if (next.length == 0) return false;
    bytes.remove_prefix(next.length);
  }
  return true;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4U];
    text += digits[static_cast<unsigned char>(c) & 0xFU];
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    unsigned char byte = 0;
    const auto [end, error] = std::from_chars(&text[i], &text[i] + 2, byte, 16);
    if (error != std::errc() || end != &text[i] + 2) return std::nullopt;
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

} // namespace ftperm
