#include "listing/numeric_mode.hpp"

#include "listing/chars.hpp"

#include <cstddef>

namespace ftperm::listing {

std::optional<std::uint32_t> read_st_mode(std::string_view text) {
  constexpr std::size_t longest = 16;
  constexpr std::uint64_t most = 0177777U;
  if (starts_with_word(text, "0o")) text.remove_prefix(2);
  if (text.empty() || text.size() > longest) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '7') return std::nullopt;
    value = value * 8 + static_cast<std::uint64_t>(c - '0');
  }
  if (value > most) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

std::optional<EntryType> type_of_st_mode(std::uint32_t st_mode) {
  switch (st_mode >> 12U) {
  case 010U:
    return EntryType::file;
  case 004U:
    return EntryType::directory;
  case 012U:
    return EntryType::link;
  case 001U: // FIFO
  case 002U: // character device
  case 006U: // block device
  case 014U: // socket
    return EntryType::other;
  default:
    return std::nullopt;
  }
}

} // namespace ftperm::listing
