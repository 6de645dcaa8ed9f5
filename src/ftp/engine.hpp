#pragma once

#include "ftp/session.hpp"
#include "ftperm/ftp/ftp_tree.hpp"

#include <chrono>
#include <functional>
#include <list>
#include <optional>
#include <string>

namespace ftperm::ftp {

/// Hands jobs to sessions, waits for their sockets, and connects again when one ends.
class FtpTree::Engine {
 public:
  Engine(account::Account account, FtpOptions options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void add(RemotePath path, decltype(Job::what) what);
  /// What is known already is told by run(), like all else.
  void answer(std::function<void()> completion);
  /// Until no job is open; see TreeReader::run().
  std::optional<Error> run();

  /// See TreeReader::extend().
  void extend(std::chrono::milliseconds time) { extended_until_ = Clock::now() + time; }

  /// Logs in the first session, patiently where the server limits logins.
  std::optional<Error> connect();

  Knowledge& knowledge() { return knowledge_; }

  const Knowledge& knowledge() const { return knowledge_; }

  const FtpOptions& options() const { return options_; }

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<Error> run_until(const std::function<bool()>& done);
  std::optional<Error> step_sessions();
  std::optional<Error> on_end(std::list<Session>::iterator session, const Error& error);
  std::deque<JobPtr>& queue_of(const Job& job);
  void take_back(Session& session);
  void blame(const std::vector<JobPtr>& suspects);
  void learn_from(const Session& session, const Error& error);
  void open_sessions();
  bool another_session_helps() const;
  bool is_behind() const;
  void share_out();
  void wait();
  bool run_completions();
  void give_up(const Error& error);
  bool interrupted();
  void withdraw_changes();
  bool has_changes_in_flight() const;
  Trace trace() const;

  account::Account account_;
  FtpOptions options_;
  Knowledge knowledge_;
  Workbench bench_;
  std::list<Session> sessions_;
  std::size_t open_jobs_ = 0;
  JobId last_id_ = 0;
  std::size_t session_limit_;
  bool was_connected_ = false;
  int fruitless_ = 0; ///< connections in a row that brought no answer
  Clock::time_point not_before_ = Clock::now();
  std::optional<Clock::time_point> stopped_; ///< when the user's wish to stop was seen
  Clock::time_point extended_until_ = Clock::now();
};

} // namespace ftperm::ftp
