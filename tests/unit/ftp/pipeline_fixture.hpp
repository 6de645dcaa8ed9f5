#pragma once

#include "ftp/pipeline.hpp"
#include "scripted_stream.hpp"

#include <gtest/gtest.h>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace ftperm::ftp::test {

/// A pipeline to a scripted server, and what came back.
class Conversation {
 public:
  explicit Conversation(PipelineLimits limits = {}, ScriptedStream::Answer answer = {})
      : stream(std::move(answer)), pipeline(stream, limits, {}) {}

  /// A command whose reply goes into `replies`.
  Command command(std::string line, JobId job = 0) {
    Command made;
    made.line = line;
    made.job = job;
    made.done = [this, line = std::move(line)](const Reply& reply) {
      replies.push_back(line + ": " + std::to_string(reply.code) + ' ' + reply.last);
    };
    return made;
  }

  void push(std::string line, JobId job = 0) { pipeline.push(command(std::move(line), job)); }

  /// "A1" to "A<count>", for the jobs 1 to <count>.
  void push_many(int count) {
    for (int i = 1; i <= count; ++i)
      push("A" + std::to_string(i), static_cast<JobId>(i));
  }

  /// Pumps as often as a session would: until nothing moves any more.
  std::optional<Error> pump() {
    for (std::size_t before = stream.moved + 1; before != stream.moved;) {
      before = stream.moved;
      if (auto error = pipeline.pump()) return error;
    }
    return {};
  }

  /// The server says this, and the pipeline hears it.
  std::optional<Error> hear(std::string_view bytes) {
    stream.give(bytes);
    return pump();
  }

  /// The bytes of all commands that the server was sent.
  std::size_t bytes_sent() const {
    return std::accumulate(
        stream.lines.begin(), stream.lines.end(), std::size_t{0},
        [](std::size_t sum, const std::string& line) { return sum + line.size() + 2; });
  }

  ScriptedStream stream;
  Pipeline pipeline;
  std::vector<std::string> replies;
};

inline const std::string pwd_reply = "257 \"/\"\r\n";

inline PipelineLimits synchronous() {
  PipelineLimits limits;
  limits.synchronous = true;
  return limits;
}

inline PipelineLimits without_fences() {
  PipelineLimits limits = synchronous();
  limits.fences = false;
  return limits;
}

inline std::vector<std::string> texts(std::initializer_list<const char*> list) {
  return {list.begin(), list.end()};
}

} // namespace ftperm::ftp::test
