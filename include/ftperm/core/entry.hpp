#pragma once

#include "ftperm/core/mode.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace ftperm {

enum class EntryType : std::uint8_t {
  file,
  directory,
  link,
  other, ///< device, socket, FIFO, or a kind that only the server knows
};

/// One name in one directory, as a server told it.
struct Entry {
  std::string name; ///< raw bytes as the server sent them; never "." or ".."
  EntryType type = EntryType::other;
  std::optional<Mode> mode; ///< nothing when the server did not say it
  std::string owner;        ///< as the server wrote it (name or number); empty when not told
  std::string link_target;  ///< links only, raw bytes; empty when not told

  friend bool operator==(const Entry&, const Entry&) = default;
};

/// Something that a listing told and that cannot be believed or understood.
struct Doubt {
  std::string name; ///< raw bytes, as far as it is known; empty when even that is not
  EntryType type = EntryType::other;
  std::optional<Mode> mode;
  std::string reason; ///< one sentence for a human

  friend bool operator==(const Doubt&, const Doubt&) = default;
};

} // namespace ftperm
