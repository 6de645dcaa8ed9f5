#pragma once

#include "ftp/byte_stream.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ftperm::ftp::test {

/// A server at the other end of a stream: it notes what it is sent and answers by script.
class ScriptedStream final : public ByteStream {
 public:
  /// The bytes with which a command line, its CRLF taken off, is answered.
  using Answer = std::function<std::string(const std::string& line)>;

  explicit ScriptedStream(Answer answer = {}) : answer_(std::move(answer)) {}

  Result<std::size_t> send(std::string_view bytes) override {
    if (broken_) return *broken_;
    const std::size_t taken = std::min(bytes.size(), takes);
    if (taken == 0) return taken;
    sends.emplace_back(bytes);
    moved += taken;
    unread_ += bytes.substr(0, taken);
    for (auto end = unread_.find("\r\n"); end != std::string::npos; end = unread_.find("\r\n")) {
      lines.push_back(unread_.substr(0, end));
      unread_.erase(0, end + 2);
      if (answer_) outgoing_ += answer_(lines.back());
    }
    return taken;
  }

  Result<std::size_t> receive(std::span<char> buffer) override {
    const std::size_t size = std::min({buffer.size(), outgoing_.size(), gives});
    if (size == 0 && broken_) return *broken_;
    std::copy_n(outgoing_.begin(), size, buffer.begin());
    outgoing_.erase(0, size);
    moved += size;
    return size;
  }

  void give(std::string_view bytes) { outgoing_ += bytes; }

  /// What was given is still received; then the stream is at its end.
  void break_off() { broken_ = Error{ErrorKind::lost, "the stream is at its end"}; }

  std::vector<std::string> lines;        ///< whole command lines received
  std::vector<std::string> sends;        ///< what was handed over at once
  std::size_t moved = 0;                 ///< bytes that went either way
  std::size_t takes = std::string::npos; ///< bytes of one send
  std::size_t gives = std::string::npos; ///< bytes of one receive

 private:
  Answer answer_;
  std::string unread_;
  std::string outgoing_;
  std::optional<Error> broken_;
};

/// A server in good order: PWD and whatever else is asked.
inline std::string answer_well(const std::string& line) {
  if (line == "PWD") return "257 \"/\" is the current directory\r\n";
  return "200 " + line + "\r\n";
}

} // namespace ftperm::ftp::test
