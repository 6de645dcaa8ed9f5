#include "ftp/pipeline.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ftperm::ftp {
namespace {

constexpr std::string_view fence_command = "PWD";
constexpr int fence_code = 257;
constexpr int service_closing = 421;
/// So many replies may come twice between two that were believed; more is a server that never
/// stops.
constexpr std::size_t most_surplus = 100;
/// So much is read before what it says is acted upon; a server that never stops must not keep us.
constexpr int most_pieces = 16;

Error out_of_step(const Reply& reply) {
  return {ErrorKind::out_of_step,
          "the server's replies and our commands are out of step (an unexpected " +
              std::to_string(reply.code) + ")",
          reply.code};
}

} // namespace

Pipeline::Pipeline(ByteStream& stream, PipelineLimits limits, Trace trace)
    : stream_(stream), limits_(std::move(limits)), trace_(std::move(trace)),
      reader_(limits_.largest_reply) {}

void Pipeline::push(Command command) {
  waiting_bytes_ += command.line.size() + 2;
  command.alone = command.alone || !command.follow_up.empty();
  waiting_.push_back(std::move(command));
}

bool Pipeline::has_room() {
  if (limits_.synchronous) return waiting_.empty() && slots_.empty();
  // A full window is let run down a little first: commands go out many at a time, not one for
  // each reply, in a packet and a TLS record of its own.
  const std::size_t bytes = bytes_in_flight_ + waiting_bytes_;
  if (bytes >= limits_.window) running_down_ = true;
  if (bytes <= limits_.window / 4 * 3) running_down_ = false;
  return !running_down_;
}

bool Pipeline::may_send(std::size_t bytes) const {
  if (answered_ == slots_.size()) return true;
  if (limits_.synchronous || slots_.back().command.transfer) return false;
  return bytes_in_flight_ + bytes <= limits_.window;
}

bool Pipeline::awaits_follow_up() const {
  return !slots_.empty() && !slots_.front().command.follow_up.empty();
}

std::optional<Error> Pipeline::pump() {
  fill();
  auto unsent = flush();
  // A server that hangs up may have said why.
  if (auto error = drain()) return error;
  if (unsent) return unsent;
  // What was answered made room: keep the server busy.
  fill();
  return flush();
}

std::optional<std::chrono::milliseconds> Pipeline::held_back() const {
  if (waiting_.empty() || !limits_.pace || limits_.pace->allows()) return std::nullopt;
  return limits_.pace->wait();
}

void Pipeline::fill() {
  if (confirms_alone_ && answered_ == slots_.size()) send_fence();
  for (;;) {
    if (awaits_follow_up()) return;
    const bool behind_alone = !slots_.empty() && slots_.front().command.alone;
    if (behind_alone && since_fence_ == 0) return;
    const bool alone = !waiting_.empty() && (waiting_.front().alone || waiting_.front().transfer);
    const bool batch_is_full = since_fence_ >= commands_per_fence || waiting_.empty() || alone ||
                               behind_alone || limits_.synchronous;
    const bool needs_fence = limits_.fences && since_fence_ > 0;
    if (needs_fence && batch_is_full) {
      // A fence may exceed the window by its own few bytes.
      if (limits_.synchronous && answered_ < slots_.size()) return;
      send_fence();
      continue;
    }
    if (waiting_.empty() || !may_send(waiting_.front().line.size() + 2)) return;
    if (alone && !slots_.empty()) return;
    if (limits_.pace && !limits_.pace->allows()) return;
    Command next = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= next.line.size() + 2;
    const bool ends_batch = next.alone || next.lenient || next.ends_batch;
    const bool goes_on = next.transfer || !next.follow_up.empty();
    send_one(std::move(next));
    if (goes_on) return;
    if (ends_batch && limits_.fences && !limits_.synchronous) send_fence();
  }
}

void Pipeline::send_one(Command command) {
  if (slots_.empty()) last_reply_ = Clock::now();
  Slot slot;
  slot.bytes = command.line.size() + 2;
  if (trace_) trace_('>', command.line);
  outgoing_ += command.line;
  outgoing_ += "\r\n";
  bytes_in_flight_ += slot.bytes;
  if (limits_.pace) limits_.pace->spend();
  if (!command.transfer) {
    ++since_fence_;
    lenient_ = lenient_ || command.lenient;
  }
  slot.in_two = !command.follow_up.empty();
  slot.command = std::move(command);
  slots_.push_back(std::move(slot));
}

void Pipeline::send_follow_up() {
  Slot& slot = slots_.front();
  const std::string line = std::exchange(slot.command.follow_up, {});
  if (trace_) trace_('>', line);
  outgoing_ += line + "\r\n";
  slot.bytes += line.size() + 2;
  bytes_in_flight_ += line.size() + 2;
  follows_ = true;
  if (limits_.pace) limits_.pace->spend();
}

/// A stream that takes nothing now may have begun to send all the same.
void Pipeline::tell_of_follow_up() {
  if (!std::exchange(follows_, false)) return;
  if (const auto& following = slots_.front().command.following) following();
}

void Pipeline::send_fence() {
  Command fence;
  fence.line = fence_command;
  const bool lenient = lenient_ || limits_.synchronous;
  send_one(std::move(fence));
  slots_.back().is_fence = true;
  slots_.back().first_of_two = slots_.front().command.alone && !confirms_alone_;
  confirms_alone_ = false;
  slots_.back().lenient = lenient;
  since_fence_ = 0;
  lenient_ = false;
}

std::optional<Error> Pipeline::flush() {
  send_blocked_ = false;
  for (;;) {
    if (sending_.empty()) {
      if (outgoing_.empty()) return {};
      std::size_t size = outgoing_.size();
      if (size > limits_.largest_send) {
        // Whole lines: a server's read may then end only where a command ends.
        const auto end = outgoing_.rfind('\n', limits_.largest_send - 1);
        size = end == std::string::npos ? outgoing_.find('\n') + 1 : end + 1;
      }
      sending_ = outgoing_.substr(0, size);
      outgoing_.erase(0, size);
    }
    tell_of_follow_up();
    const auto sent = stream_.send(sending_);
    if (!sent) return sent.error();
    send_blocked_ = *sent == 0;
    if (send_blocked_) return {};
    sending_.erase(0, *sent);
    last_progress_ = Clock::now();
  }
}

/// Nothing is believed before all that came with it was read: a name can forge the end of a listing
/// and the fence behind it, but what it broke off follows at once, and fits nothing.
std::optional<Error> Pipeline::drain() {
  std::array<char, std::size_t{64} * 1024> buffer; // NOLINT: filled by receive()
  for (int pieces = 0; pieces < most_pieces; ++pieces) {
    const auto received = stream_.receive(buffer);
    if (!received) {
      release();
      return received.error();
    }
    if (*received == 0) break;
    last_progress_ = Clock::now();
    reader_.feed(std::string_view(buffer.data(), *received));
    if (auto error = take_replies()) {
      distrust_listings();
      release();
      return error;
    }
  }
  release();
  return {};
}

/// Only replies of many lines hold names: from the first batch with one of them on, nothing that
/// came together with an error is believed.
void Pipeline::distrust_listings() {
  std::size_t batch = 0; // where it begins
  for (std::size_t i = 0; i < believed_; ++i) {
    if (slots_[i].reply && slots_[i].reply->multi_line) {
      believed_ = batch;
      return;
    }
    if (slots_[i].is_fence) batch = i + 1;
  }
}

std::optional<Error> Pipeline::take_replies() {
  for (;;) {
    auto reply = reader_.next();
    if (!reply) return Error{ErrorKind::out_of_step, reply.error().message};
    if (!*reply) return {};
    if (trace_) trace_('<', std::to_string((*reply)->code) + ' ' + (*reply)->last);
    if (auto error = accept(std::move(**reply))) return error;
  }
}

std::optional<Error> Pipeline::accept(Reply reply) {
  last_reply_ = Clock::now();
  if (reply.code == service_closing)
    return Error{ErrorKind::lost, "the server closes the connection: " + reply.last, reply.code};
  // One command at a time: what comes while none is open is a reply that comes twice.
  if (answered_ == slots_.size() && limits_.synchronous && limits_.fences) return pass_over(reply);
  if (answered_ == slots_.size()) return out_of_step(reply);
  Slot& slot = slots_[answered_];
  if (reply.preliminary()) {
    if (!slot.command.transfer || ++surplus_ > most_surplus) return out_of_step(reply);
    if (slot.command.preliminary) slot.command.preliminary(reply);
    return {};
  }
  if (slot.is_fence) return accept_fence(reply);
  if (reply.code == fence_code) return out_of_step(reply);
  bool goes_on = false;
  if (auto error = accept_half(reply, goes_on)) return error;
  if (goes_on) return {};
  bytes_in_flight_ -= slot.bytes;
  slot.reply = std::move(reply);
  ++answered_;
  // A transfer ran alone between two fences, so its reply is its own.
  if (slot.command.transfer || !limits_.fences) believe();
  return {};
}

/// What is out of the order of RFC 959 5.4 (350 to RNFR, or a refusal; then yes or no to RNTO) is
/// the reply to something else.
std::optional<Error> Pipeline::accept_half(const Reply& reply, bool& goes_on) {
  const Slot& slot = slots_[answered_];
  if (!slot.in_two) return {};
  const bool is_first = awaits_follow_up();
  const bool asks_for_more = reply.code >= 300 && reply.code < 400;
  if (is_first ? reply.positive() : asks_for_more) return out_of_step(reply);
  goes_on = asks_for_more;
  if (is_first && asks_for_more) send_follow_up();
  if (is_first && !asks_for_more) slots_.front().command.follow_up.clear();
  return {};
}

std::optional<Error> Pipeline::accept_fence(const Reply& reply) {
  Slot& slot = slots_[answered_];
  if (reply.code != fence_code) {
    const bool surplus = slot.lenient && !limits_.synchronous;
    if (reply.not_implemented() && confirmed_ == 0 && !surplus)
      return Error{ErrorKind::unsupported, "the server has no PWD", reply.code};
    if (slot.lenient) return pass_over(reply);
    return out_of_step(reply);
  }
  bytes_in_flight_ -= slot.bytes;
  slot.reply = reply;
  ++answered_;
  confirms_alone_ = slot.first_of_two;
  if (!slot.first_of_two) believe();
  return {};
}

std::optional<Error> Pipeline::pass_over(const Reply& reply) {
  // Behind a listing it may be the listing's own end, which a name broke off.
  const auto answered_end = slots_.begin() + static_cast<std::ptrdiff_t>(answered_);
  const bool behind_listing = std::any_of(slots_.begin(), answered_end, [](const Slot& slot) {
    return slot.reply && slot.reply->multi_line;
  });
  if (behind_listing || ++surplus_ > most_surplus) return out_of_step(reply);
  return {};
}

void Pipeline::believe() {
  believed_ = answered_;
  surplus_ = 0;
}

void Pipeline::release() {
  // Completions may push new commands, which go behind: take the believed ones out first.
  std::vector<Slot> believed;
  believed.reserve(believed_);
  for (; believed_ > 0; --believed_, --answered_) {
    believed.push_back(std::move(slots_.front()));
    slots_.pop_front();
  }
  for (Slot& slot : believed) {
    if (slot.is_fence) continue;
    ++confirmed_;
    if (slot.command.done) slot.command.done(*std::move(slot.reply));
  }
}

std::vector<JobId> Pipeline::suspects() const {
  std::vector<JobId> jobs;
  for (const Slot& slot : slots_) {
    if (slot.is_fence) break;
    if (std::find(jobs.begin(), jobs.end(), slot.command.job) == jobs.end())
      jobs.push_back(slot.command.job);
  }
  return jobs;
}

} // namespace ftperm::ftp
