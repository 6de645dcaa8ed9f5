#include "ftp/reply.hpp"

#include "ftperm/core/text.hpp"

#include <utility>

namespace ftperm::ftp {
namespace {

/// The three digits that open a reply line, 0 when there are none (RFC 959 4.2: 1yz to 5yz; 6yz is
/// RFC 2228's protected reply, which nobody asked for).
int code_of(std::string_view line) {
  if (line.size() < 3 || line[0] < '1' || line[0] > '5') return 0;
  int code = 0;
  for (const char c : line.substr(0, 3)) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + (c - '0');
  }
  return code;
}

Error no_reply(std::string_view line) {
  return {ErrorKind::protocol,
          "the server sent a line that is no reply: \"" + visible(line.substr(0, 80)) + "\""};
}

} // namespace

void ReplyReader::feed(std::string_view bytes) {
  if (position_ == buffer_.size()) {
    buffer_.clear();
    position_ = scanned_ = 0;
  } else if (position_ > buffer_.size() / 2) {
    buffer_.erase(0, position_);
    scanned_ -= position_;
    position_ = 0;
  }
  buffer_ += bytes;
}

Result<std::optional<Reply>> ReplyReader::next() {
  for (;;) {
    const auto end = buffer_.find('\n', scanned_);
    if (end == std::string::npos) {
      scanned_ = buffer_.size();
      if (scanned_ - position_ > max_line)
        return Error{ErrorKind::protocol, "the server sent a line without end"};
      return std::optional<Reply>();
    }
    const auto raw = std::string_view(buffer_).substr(position_, end + 1 - position_);
    position_ = scanned_ = end + 1;
    auto line = raw.substr(0, raw.size() - 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    bool complete = false;
    if (auto error = take_line(line, raw, complete)) return *std::move(error);
    if (complete) return std::optional(std::exchange(reply_, Reply()));
  }
}

std::optional<Error> ReplyReader::take_line(std::string_view line, std::string_view raw,
                                            bool& complete) {
  const int code = code_of(line);
  const bool closes = code != 0 && (line.size() == 3 || line[3] == ' ');
  const auto text = line.substr(line.size() < 4 ? line.size() : 4);
  if (!open_) {
    if (code == 0 || (!closes && line[3] != '-')) return no_reply(line);
    reply_.code = code;
    reply_.first = text;
    reply_.multi_line = open_ = !closes;
    if (closes) reply_.last = text;
    complete = closes;
    return {};
  }
  if (closes && code == reply_.code) {
    reply_.last = text;
    open_ = false;
    complete = true;
    return {};
  }
  if (raw.size() > max_line || reply_.body.size() + raw.size() > largest_)
    return Error{ErrorKind::protocol, "the server sent a reply larger than any listing may be"};
  reply_.body += raw;
  return {};
}

} // namespace ftperm::ftp
