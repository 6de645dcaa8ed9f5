#pragma once

#include <chrono>
#include <functional>

namespace ftperm::ftp {

/// How many commands a second may be sent, on all connections together: a bucket of tokens that
/// holds what a tenth of a second brings. One thread.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  /// 0: as many as the server takes.
  explicit Pace(unsigned commands_a_second, Now now = Clock::now);

  /// Whether a command may be sent now.
  bool allows();

  /// One was sent. What could not wait, the fence behind a batch, is owed.
  void spend();

  /// How long until allows() says yes.
  std::chrono::milliseconds wait();

 private:
  void fill();

  double rate_; ///< tokens a second; 0: no limit
  double most_; ///< tokens
  double tokens_;
  Now now_;
  Clock::time_point filled_;
};

} // namespace ftperm::ftp
