#pragma once

#include "ftp/data_connection.hpp"
#include "ftp/knowledge.hpp"
#include "ftp/pipeline.hpp"
#include "ftperm/remote/tree.hpp"

#include <chrono>
#include <memory>
#include <optional>

namespace ftperm::ftp {

/// One directory listed over a data connection: CWD and EPSV in one burst, then LIST or MLSD of
/// where we are, which no server reads as a pattern or an option. Needs an idle pipeline and keeps
/// it to itself until finished.
class ListingTransfer {
 public:
  ListingTransfer(const ControlConnection& control, Pipeline& pipeline, Knowledge& knowledge,
                  const RemotePath& directory, ListingWay way, JobId job,
                  const FtpOptions& options);

  /// Goes on as far as possible without waiting.
  void step();
  /// What came out, once it is known; the transfer is then at its end.
  std::optional<Result<remote::Listing>> take_result();
  /// The data connection's event to wait for, if there is one.
  std::optional<pollfd> wait_for() const;

 private:
  void ask_for_port();
  void on_passive(const Reply& reply);
  void send_listing_command();
  void judge();
  void finish(Result<remote::Listing> result);
  bool overdue() const;

  const ControlConnection& control_;
  Pipeline& pipeline_;
  Knowledge& knowledge_;
  ListingWay way_;
  JobId job_;
  const FtpOptions& options_;
  std::optional<Reply> entered_; ///< the reply to CWD
  std::unique_ptr<DataConnection> data_;
  std::optional<Error> data_error_;
  bool sent_ = false;
  std::optional<Reply> closing_;
  Pipeline::Clock::time_point since_ = Pipeline::Clock::now(); ///< of the step waited for
  std::string text_;
  std::optional<Result<remote::Listing>> result_;
};

} // namespace ftperm::ftp
