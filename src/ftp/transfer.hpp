#pragma once

#include "ftp/data_connection.hpp"
#include "ftp/knowledge.hpp"
#include "ftp/pipeline.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::ftp {

/// What is to come over a data connection.
struct TransferWish {
  JobId job = 0;
  std::vector<std::string> before; ///< commands that go first, in one burst with EPSV
  /// What the replies to them say against it: the command is not sent then.
  std::function<std::optional<Error>(const std::vector<Reply>&)> obstacle;
  std::string command;
  std::size_t largest = 0; ///< bytes; with more of them it is broken off
  Error when_larger;
};

/// What came, and the replies around it.
struct Transferred {
  std::vector<Reply> before;
  std::string bytes;
  Reply closing; ///< may be a refusal
};

/// One command that is answered over a data connection. Needs an idle pipeline and keeps it to
/// itself until finished.
class Transfer {
 public:
  Transfer(const ControlConnection& control, Pipeline& pipeline, Knowledge& knowledge,
           const FtpOptions& options, TransferWish wish);

  /// Goes on as far as possible without waiting.
  void step();
  /// What came out, once it is known; the transfer is then at its end.
  std::optional<Result<Transferred>> take_result();
  /// The data connection's event to wait for, if there is one.
  std::optional<pollfd> wait_for() const;

 private:
  void ask_for_port();
  void on_passive(const Reply& reply);
  void send_command();
  void conclude();
  void finish(Result<Transferred> result);
  bool overdue() const;

  const ControlConnection& control_;
  Pipeline& pipeline_;
  Knowledge& knowledge_;
  const FtpOptions& options_;
  TransferWish wish_;
  Transferred transferred_;
  std::unique_ptr<DataConnection> data_;
  std::optional<Error> data_error_;
  bool sent_ = false;
  bool closed_ = false;                                        ///< the closing reply is here
  Pipeline::Clock::time_point since_ = Pipeline::Clock::now(); ///< of the step waited for
  std::optional<Result<Transferred>> result_;
};

} // namespace ftperm::ftp
