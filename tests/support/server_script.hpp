#pragma once

#include "support/child_process.hpp"
#include "support/unique_fd.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::testing {

/// One of the scripts in tests/servers that run a server in the foreground, as long as this lives.
class ServerScript {
 public:
  /// Returns when the script has greeted; throws std::runtime_error with what it said otherwise.
  ServerScript(const std::string& name, const std::vector<std::string>& words);
  ServerScript(const ServerScript&) = delete;
  ServerScript& operator=(const ServerScript&) = delete;
  ~ServerScript();

  /// Its first line: where the server is and how to get in, as JSON.
  const std::string& greeting() const { return greeting_; }

  void stop();  ///< kills the server with its sessions
  void start(); ///< starts it again, on the same port

 private:
  void ask(std::string_view command, std::string_view answer);
  std::string read_line();
  std::string complaint();

  std::string name_;
  UniqueFd talk_; ///< the script's standard input and output
  UniqueFd err_;
  std::string pending_;
  std::unique_ptr<ChildProcess> process_;
  std::string greeting_;
};

} // namespace ftperm::testing
