#pragma once

#include "ftp/byte_stream.hpp"
#include "ftp/pace.hpp"
#include "ftp/reply.hpp"
#include "ftp/trace.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::ftp {

/// Whom a command is sent for; what the pipeline names when it fails.
using JobId = std::uint64_t;

struct Command {
  std::string line; ///< without its CRLF
  JobId job = 0;
  std::function<void(Reply)> done;
  bool alone = false;      ///< nothing else is sent meanwhile: its failure is its own
  bool ends_batch = false; ///< a fence follows at once: what comes next may take its time
  bool lenient = false;    ///< the server may answer it more than once; ends its batch
  bool transfer = false; ///< answered by a preliminary reply, then by its own; nothing may be sent
                         ///< meanwhile; goes only into an idle pipeline
  std::function<void(const Reply&)> preliminary; ///< transfers only
  /// Sent when the first line is answered by 3yz (RFC 959 4.2.1), at once and with nothing in
  /// between: the command's reply is the one to this line then. Such a command goes alone.
  std::string follow_up = {};
  std::function<void()> following = nullptr; ///< the follow-up is about to be handed over
};

/// What a pipeline may do, from the server's profile and from what was seen.
struct PipelineLimits {
  std::size_t window = 4096;       ///< bytes of unanswered commands
  std::size_t largest_send = 4096; ///< bytes handed over at once, always whole lines
  bool synchronous = false;        ///< one command at a time
  bool fences = true;              ///< false: the server has no PWD; implies synchronous
  std::size_t largest_reply = ReplyReader::max_reply; ///< bytes; fixed at the start
  std::shared_ptr<Pace> pace;                         ///< shared by all connections; null: no limit
};

/// Commands in flight on one control connection, and their replies counted off.
///
/// No reply is believed until the *fence* behind it, a PWD, was answered in its place: 257 comes
/// to no other command that we send, so a reply that was lost, merged, doubled or forged is
/// noticed before its neighbours are mistaken for each other. Everything behind the last
/// confirmed fence is then asked again on a fresh connection; all our commands may be repeated, but
/// for those with a follow-up that was handed over: who sends one wants to be told (`following`).
class Pipeline {
 public:
  using Clock = std::chrono::steady_clock;

  Pipeline(ByteStream& stream, PipelineLimits limits, Trace trace);

  void push(Command command);

  /// For what was learned of the server meanwhile.
  void set_limits(const PipelineLimits& limits) { limits_ = limits; }

  /// Sends what is possible without waiting, receives once, and completes commands; there may be
  /// more to receive as long as last_progress() moves. An error: the connection is of no more use.
  std::optional<Error> pump();

  /// Whether another command would be sent soon rather than wait here.
  bool has_room();

  bool idle() const {
    return waiting_.empty() && slots_.empty() && outgoing_.empty() && sending_.empty();
  }

  bool wants_to_send() const { return send_blocked_; }

  /// How long until the pace allows what waits to be sent; nothing when it is not the pace that
  /// holds anything back.
  std::optional<std::chrono::milliseconds> held_back() const;

  std::size_t in_flight() const { return slots_.size(); }

  /// When a byte went either way last.
  Clock::time_point last_progress() const { return last_progress_; }

  /// When a whole reply came last, or the first command was sent that none has come to.
  Clock::time_point last_reply() const { return last_reply_; }

  /// Since the last confirmed fence: the jobs of the oldest batch not yet believed.
  std::vector<JobId> suspects() const;

  /// Commands believed so far.
  std::size_t confirmed() const { return confirmed_; }

 private:
  struct Slot {
    Command command;
    bool is_fence = false;
    /// A fence behind a command that goes alone: another is sent when this one is answered, which
    /// no name in a listing can have foreseen.
    bool first_of_two = false;
    bool in_two = false;  ///< has, or had, a follow-up
    bool lenient = false; ///< fences: surplus replies before it are passed over
    std::size_t bytes = 0;
    std::optional<Reply> reply;
  };

  bool may_send(std::size_t bytes) const;
  bool awaits_follow_up() const;
  void fill();
  void send_one(Command command);
  void send_fence();
  std::optional<Error> flush();
  std::optional<Error> drain();
  std::optional<Error> take_replies();
  std::optional<Error> accept(Reply reply);
  std::optional<Error> accept_fence(const Reply& reply);
  std::optional<Error> accept_half(const Reply& reply, bool& goes_on);
  void send_follow_up();
  void tell_of_follow_up();
  std::optional<Error> pass_over(const Reply& reply);
  void believe();
  void distrust_listings();
  void release();

  static constexpr std::size_t commands_per_fence = 16;

  ByteStream& stream_;
  PipelineLimits limits_;
  Trace trace_;
  ReplyReader reader_;
  std::deque<Command> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool running_down_ = false; ///< the window was full and has not emptied far enough yet
  std::deque<Slot> slots_;    ///< sent (or about to be), oldest first
  std::size_t answered_ = 0;  ///< slots at the front that hold their reply
  std::size_t believed_ = 0;  ///< of these, the ones before a fence in its place, it included
  std::size_t bytes_in_flight_ = 0;
  bool confirms_alone_ = false; ///< the first of two fences was answered, the second is due
  std::size_t since_fence_ = 0; ///< commands behind the last fence
  bool lenient_ = false;        ///< one of them is lenient
  bool follows_ = false;        ///< a follow-up is in `outgoing_`
  std::string outgoing_;        ///< whole lines, not handed over yet
  /// The piece that is being handed over. While the stream is blocked it must stay as it is, and
  /// where it is: TLS insists on being offered the same bytes again.
  std::string sending_;
  bool send_blocked_ = false;
  std::size_t surplus_ = 0; ///< replies passed over since the last that were believed
  std::size_t confirmed_ = 0;
  Clock::time_point last_progress_ = Clock::now();
  Clock::time_point last_reply_ = Clock::now();
};

} // namespace ftperm::ftp
