// What a conversation does with the names and the content of files.
#include "support/scripted/conversation.hpp"

#include <algorithm>

namespace ftperm::testing {
namespace {

constexpr const char* no_such_file = "550 No such file or directory.\r\n";

/// As TYPE A sends it (RFC 959 3.1.1.1).
std::string as_text(const std::string& content) {
  std::string text;
  for (const char c : content)
    text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return text;
}

bool has(const std::vector<Fault>& faults, Does does) {
  return std::any_of(faults.begin(), faults.end(),
                     [&](const Fault& fault) { return fault.does == does; });
}

} // namespace

bool Conversation::on_type(const Request& request) {
  binary_ = request.argument == "I";
  return say("200 Type set.\r\n");
}

Result<std::string> Conversation::read_file(const std::string& path) {
  const std::lock_guard lock(state_.mutex);
  return state_.tree.read(path);
}

/// A server that nobody knows has no SIZE, which was no command of RFC 959.
bool Conversation::on_size(const Request&) {
  if (state_.options.dress == Dress::unknown) return say("500 Unknown command.\r\n");
  const auto content = read_file(now_.directory);
  if (!content || !binary_) return say("550 Could not get file size.\r\n");
  return say("213 " + std::to_string(content->size()) + "\r\n");
}

bool Conversation::on_retr(const Request&) {
  const auto content = read_file(now_.directory);
  if (!content)
    return say(content.error().kind == ErrorKind::missing ? no_such_file
                                                          : "550 Failed to open file.\r\n");
  return transfer({binary_ ? *content : as_text(*content)});
}

bool Conversation::on_rnfr(const Request&) {
  {
    const std::lock_guard lock(state_.mutex);
    if (state_.tree.find(now_.directory, false)) old_name_ = now_.directory;
  }
  return say(old_name_.empty() ? no_such_file : "350 Ready for RNTO.\r\n");
}

bool Conversation::on_rnto(const Request&) {
  const std::string old_name = std::exchange(old_name_, {});
  if (old_name.empty()) return say("503 RNFR required first.\r\n");
  bool done = has(command_faults_, Does::only_say_yes);
  if (!done) {
    const std::lock_guard lock(state_.mutex);
    done = !state_.tree.rename(old_name, now_.directory);
  }
  if (!done || has(command_faults_, Does::only_say_no)) return say("550 Rename failed.\r\n");
  return say("250 Rename successful.\r\n");
}

} // namespace ftperm::testing
