#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ftperm {

/// The permission bits of a file: 12 bits, setuid, setgid and sticky included. Never a file type.
class Mode {
 public:
  constexpr explicit Mode(unsigned bits) : bits_(static_cast<std::uint16_t>(bits & 07777U)) {}

  /// Three or four octal digits ("705", "0705", "4755"); anything else is nothing.
  static std::optional<Mode> parse_octal(std::string_view text);

  constexpr unsigned bits() const { return bits_; }

  /// Whether the owner of a directory with this mode can list it and reach what is in it.
  constexpr bool owner_can_list() const { return (bits_ & 0500U) == 0500U; }

  /// Three digits, four where setuid, setgid or sticky is set: what SITE CHMOD and a human want.
  std::string to_octal() const;

  friend constexpr auto operator<=>(Mode, Mode) = default;

 private:
  std::uint16_t bits_;
};

} // namespace ftperm
