#pragma once

#include "ftperm/core/error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ftperm::ftp {

/// One reply to one command (RFC 959 4.2).
struct Reply {
  int code = 0;
  std::string first; ///< the opening line's text, behind the code
  std::string body;  ///< the lines between opening and closing line, raw, line ends included
  std::string last;  ///< the closing line's text; the opening's where there is only one line
  bool multi_line = false;

  bool positive() const { return code >= 200 && code < 300; }

  bool preliminary() const { return code >= 100 && code < 200; }

  /// The server does not know or allow the command itself.
  bool not_implemented() const {
    return code == 500 || code == 501 || code == 502 || code == 503 || code == 504;
  }
};

/// Cuts a control connection's bytes into replies. Only the opening code with a blank closes a
/// multi-line reply; a name with a line break can forge even that, so the caller counts replies
/// against commands (see pipeline.hpp).
class ReplyReader {
 public:
  static constexpr std::size_t max_line = std::size_t{64} * 1024;
  static constexpr std::size_t max_reply = std::size_t{256} * 1024 * 1024;

  /// A reply of more bytes than `largest` is an error.
  explicit ReplyReader(std::size_t largest = max_reply) : largest_(largest) {}

  void feed(std::string_view bytes);

  /// The next whole reply, nothing when more bytes are needed, or an error when what came is no
  /// reply or larger than any honest one; after an error the connection is of no more use.
  Result<std::optional<Reply>> next();

  /// Whether a reply has begun and not ended.
  bool in_reply() const { return open_ || position_ < buffer_.size(); }

 private:
  std::optional<Error> take_line(std::string_view line, std::string_view raw, bool& complete);

  std::size_t largest_;
  std::string buffer_;
  std::size_t position_ = 0; ///< bytes of buffer_ already read
  std::size_t scanned_ = 0;  ///< bytes of buffer_ known to hold no line end behind position_
  bool open_ = false;        ///< inside a multi-line reply
  Reply reply_;
};

} // namespace ftperm::ftp
