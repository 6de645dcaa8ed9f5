#pragma once

#include "ftp/pipeline.hpp"
#include "ftperm/ftp/ftp_tree.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace ftperm::ftp {

struct ListJob {
  std::optional<Mode> known_mode;
  std::optional<ListingWay> way; ///< nothing: the way that the run has chosen
  remote::TreeReader::ListDone done;
  remote::TreeReader::Choose choose = nullptr; ///< names the directory when the job is taken
};

struct OwnModeJob { ///< by MLST (RFC 3659 7)
  remote::TreeReader::ModeDone done;
};

struct ChangeJob { ///< by SITE CHMOD
  Mode mode;
  remote::TreeChanger::ChangeDone done;
};

struct RenameJob { ///< by RNFR and RNTO
  RemotePath to;
  remote::TreeChanger::ChangeDone done;
  bool sent = false; ///< RNTO was handed over; RNFR by itself changes nothing
};

struct ReadJob { ///< by RETR
  std::size_t largest;
  remote::TreeReader::ReadDone done;
};

/// One request on its way. All can be asked again without harm, but for a rename that was sent.
class Job {
 public:
  using Clock = std::chrono::steady_clock;

  JobId id = 0;
  RemotePath path;
  std::variant<ListJob, OwnModeJob, ChangeJob, RenameJob, ReadJob> what;
  bool alone = false; ///< was in a batch that failed: is asked by itself to find out whose fault
  int failures = 0;   ///< how often it failed by itself
  int connect_failures = 0;               ///< how often its data connection could not be made
  Clock::time_point since = Clock::now(); ///< of the request

  /// A rename that was sent: nobody knows what became of it.
  bool may_be_done() const {
    const auto* rename = std::get_if<RenameJob>(&what);
    return rename != nullptr && rename->sent;
  }

  bool changes_something() const {
    return std::holds_alternative<ChangeJob>(what) || std::holds_alternative<RenameJob>(what);
  }

  void fail(const Error& error) {
    const Error own = may_be_done() ? unanswered() : error;
    std::visit([&](auto& job) { job.done(own); }, what);
  }

 private:
  static Error unanswered() {
    return {ErrorKind::unanswered, "the connection ended before the server's answer: it may have "
                                   "the new name or the old one"};
  }
};

using JobPtr = std::shared_ptr<Job>;

/// Where connections find their work and leave what is done.
struct Workbench {
  std::deque<JobPtr> waiting;   ///< for a place in a pipeline
  std::deque<JobPtr> transfers; ///< what needs a connection, and its data connection, alone
  /// How many jobs a connection may hold, so that all that are open have some.
  std::size_t share = static_cast<std::size_t>(-1);
  bool behind = false;                           ///< answers are late because much is asked
  std::deque<std::function<void()>> completions; ///< run by the engine, outside any connection
};

} // namespace ftperm::ftp
