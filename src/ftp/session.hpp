#pragma once

#include "ftp/control_connection.hpp"
#include "ftp/job.hpp"
#include "ftp/knowledge.hpp"
#include "ftp/pipeline.hpp"
#include "ftp/transfer.hpp"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace ftperm::ftp {

/// One control connection from its login to its end, and the jobs that it has taken on. When it
/// ends, by whatever fault, its jobs are still here: nothing is lost with a connection.
class Session {
 public:
  /// All must outlive the session.
  Session(const account::Account& account, const FtpOptions& options, Knowledge& knowledge,
          Trace trace);

  /// Logs in, takes jobs from the bench, works on them as far as possible without waiting. An
  /// error: this session is at its end.
  std::optional<Error> step(Workbench& bench);

  /// Adds what to wait for, and shortens the wait to what is due before.
  void wait_for(std::vector<pollfd>& events, std::chrono::milliseconds& wait) const;

  bool ready() const { return stage_ == Stage::working; }

  bool logging_in() const { return stage_ == Stage::logging_in; }

  /// Whether anything was answered on this connection after it was prepared.
  bool was_fruitful() const { return finished_ > 0; }

  /// Whether it holds nothing and waits for nothing.
  bool idle() const { return ready() && held_.empty(); }

  /// When the oldest of the jobs it holds was asked for; a transfer does not count.
  std::optional<Job::Clock::time_point> oldest() const;

  /// How many jobs it has taken and not finished.
  std::size_t load() const { return held_.size(); }

  /// A carrier takes what goes over data connections before all else, and others only when they are
  /// too many for one connection; the first session does it the other way round.
  void set_carrier(bool carrier) { carrier_ = carrier; }

  bool holds_changes() const;
  /// Jobs not finished, oldest first.
  std::vector<JobPtr> held() const;
  /// Of these, the ones that may have brought the session to its end.
  std::vector<JobPtr> suspects() const;

  void say_goodbye();

 private:
  enum class Stage : std::uint8_t { logging_in, preparing, working };

  PipelineLimits limits() const;
  void begin_pipeline();
  void introduce();
  void prepare();
  std::optional<Error> check_patience() const;

  void take_jobs(Workbench& bench);
  bool leaves_to_others(const Workbench& bench) const;
  bool prefers_transfers(const Workbench& bench) const;
  void start(const JobPtr& job, Workbench& bench);
  void start_listing(const JobPtr& job, ListJob& list, Workbench& bench);
  void list_by_stat(const JobPtr& job, Workbench& bench);
  void list_entered(const JobPtr& job, Workbench& bench);
  void on_stat_listing(const JobPtr& job, const Reply& reply, Workbench& bench);
  void confirm_empty(const JobPtr& job, remote::Listing listing, Workbench& bench);
  void begin_listing(const JobPtr& job, ListingWay way);
  void begin_reading(const JobPtr& job, std::size_t largest, Workbench& bench);
  void begin_transfer(const JobPtr& job, TransferWish wish);
  void step_transfer(Workbench& bench);
  bool tries_again(const JobPtr& job, const std::optional<Error>& error, Workbench& bench);
  void finish_transfer(const JobPtr& job, Result<Transferred> result, Workbench& bench);
  void start_own_mode(const JobPtr& job, Workbench& bench);
  void start_change(const JobPtr& job, Mode mode, Workbench& bench);
  void start_rename(const JobPtr& job, const RemotePath& to, Workbench& bench);
  void send(const JobPtr& job, std::string line, std::function<void(Reply)> done);
  bool too_long(const JobPtr& job, const std::string& line, Workbench& bench);

  void finish_listing(const JobPtr& job, Result<remote::Listing> result, Workbench& bench);
  void finish(const JobPtr& job, Workbench& bench, std::function<void()> completion);

  const FtpOptions& options_;
  Knowledge& knowledge_;
  Trace trace_;
  ControlConnection control_;
  std::optional<Pipeline> pipeline_;
  Stage stage_ = Stage::logging_in;
  std::map<JobId, JobPtr> held_;
  std::unique_ptr<Transfer> transfer_;
  JobPtr transfer_job_;
  bool binary_ = false; ///< TYPE I was sent last
  bool carrier_ = false;
  std::size_t finished_ = 0;
  std::string introduction_; ///< what the server says of itself
  std::string features_;
};

} // namespace ftperm::ftp
