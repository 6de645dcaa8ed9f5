#pragma once

#include "ftperm/core/error.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace ftperm::ftp {

/// A connected stream that never blocks. An error means that it is of no more use.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// How many of the bytes were taken; 0: none for now, and the same bytes, in the same place, are
  /// to be offered next (SSL_write(3) demands it).
  virtual Result<std::size_t> send(std::string_view bytes) = 0;
  /// How many bytes were put into the buffer; 0: none for now. Its end is an error (`lost`).
  virtual Result<std::size_t> receive(std::span<char> buffer) = 0;
};

} // namespace ftperm::ftp
