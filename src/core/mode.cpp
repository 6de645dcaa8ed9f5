#include "ftperm/core/mode.hpp"

namespace ftperm {

std::optional<Mode> Mode::parse_octal(std::string_view text) {
  if (text.size() != 3 && text.size() != 4) return std::nullopt;
  unsigned bits = 0;
  for (const char c : text) {
    if (c < '0' || c > '7') return std::nullopt;
    bits = bits * 8 + static_cast<unsigned>(c - '0');
  }
  return Mode(bits);
}

std::string Mode::to_octal() const {
  std::string digits;
  for (int shift = bits_ > 0777 ? 9 : 6; shift >= 0; shift -= 3)
    digits += static_cast<char>('0' + ((bits_ >> shift) & 7));
  return digits;
}

} // namespace ftperm
