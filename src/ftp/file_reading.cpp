#include "ftp/file_reading.hpp"

#include "ftp/reply_words.hpp"
#include "ftp/wire.hpp"

#include <charconv>

namespace ftperm::ftp {
namespace {

/// 213 and the number (RFC 3659 4.2); nothing where the server has no SIZE, or keeps it to itself.
std::optional<std::size_t> size_in(const Reply& reply) {
  std::size_t size = 0;
  const char* begin = reply.last.data();
  const char* end = begin + reply.last.size();
  const auto [stop, error] = std::from_chars(begin, end, size);
  if (reply.code != 213 || error != std::errc() || stop != end) return std::nullopt;
  return size;
}

/// 550 is both "not found" and "no access" (RFC 959 5.4); only its words may tell.
bool says_missing(const std::string& text) {
  return holds_any(text, {"no such file", "not found", "not exist", "doesn't exist"});
}

Error refused_reading(const Reply& reply) {
  const bool missing = reply.code == 550 && says_missing(reply.last);
  return refused_transfer(reply, missing ? ErrorKind::missing : ErrorKind::unreadable,
                          "does not send it");
}

} // namespace

TransferWish reading_wish(const RemotePath& file, std::size_t largest, const Knowledge& knowledge) {
  TransferWish wish;
  // Bytes as they are (RFC 959 3.1.1.3), and for many servers the only type that has a SIZE.
  wish.before = {"TYPE I", command_line("SIZE", file, *knowledge.profile)};
  wish.command = command_line("RETR", file, *knowledge.profile);
  wish.largest = largest;
  wish.when_larger = {ErrorKind::unreadable, "it is larger than " + std::to_string(largest) +
                                                 " bytes, so it was not read"};
  wish.obstacle = [largest, larger = wish.when_larger](
                      const std::vector<Reply>& replies) -> std::optional<Error> {
    if (!replies.front().positive()) return refused_reading(replies.front());
    const auto size = size_in(replies.back());
    return size && *size > largest ? std::optional(larger) : std::nullopt;
  };
  return wish;
}

Result<std::string> judge_reading(Transferred transferred) {
  if (!transferred.closing.positive()) return refused_reading(transferred.closing);
  const auto size = size_in(transferred.before.back());
  if (size && *size != transferred.bytes.size())
    return Error{ErrorKind::connect, "the server sent " + std::to_string(transferred.bytes.size()) +
                                         " bytes of a file of " + std::to_string(*size)};
  return std::move(transferred.bytes);
}

} // namespace ftperm::ftp
