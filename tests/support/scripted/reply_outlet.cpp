#include "support/scripted/reply_outlet.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace ftperm::testing {

void ReplyOutlet::on_command(const Asked& command) {
  watch_.on_command(command);
  note_lies();
}

bool ReplyOutlet::put(Answer answer) {
  bool gone = false;
  for (const Fault& fault : state_.book.due(Moment::reply, answer.to.verb, answer.to.directory)) {
    if (!spoil(fault, answer, gone)) return false;
    if (gone) return true;
  }
  if (!held_) return emit(answer);
  Answer held = *std::exchange(held_, std::nullopt);
  if (std::exchange(hold_, Hold::none) == Hold::swap) return emit(answer) && emit(held);
  held.bytes.erase(held.bytes.size() - 2); // its line end
  held.bytes += answer.bytes;
  return emit(held);
}

/// What this fault makes of the reply. False: the connection has come to its end; `gone`: there is
/// nothing to send for now.
bool ReplyOutlet::spoil(const Fault& fault, Answer& answer, bool& gone) {
  switch (fault.does) {
  case Does::drop_reply:
    gone = true;
    return true;
  case Does::double_reply:
    return emit(answer);
  case Does::merge_replies:
  case Does::swap_replies:
    if (held_ || answer.seen_as == 0) return true;
    hold_ = fault.does == Does::swap_replies ? Hold::swap : Hold::merge;
    held_ = std::move(answer);
    gone = true;
    return true;
  case Does::cut_reply:
    (void)send(answer.bytes.substr(0, fault.amount));
    return false;
  case Does::trickle:
    trickles_ = true;
    return true;
  case Does::lump:
    lump_ = fault.amount;
    return true;
  case Does::say_rubbish:
    answer.bytes = "\x01\x02 what?\r\n";
    return true;
  case Does::send_long_line:
    answer.bytes = answer.bytes.substr(0, 3) + " " + std::string(fault.amount, 'x') + "\r\n";
    return true;
  case Does::never_end_reply:
    if (!send(answer.bytes.substr(0, 3) + "-It begins\r\n")) return false;
    return repeat_for_ever(std::string(1022, 'x') + "\r\n", fault.amount);
  case Does::never_stop:
    return repeat_for_ever(answer.bytes, 0);
  case Does::end_without_word:
    (void)send(answer.bytes);
    return false;
  default:
    return true;
  }
}

bool ReplyOutlet::emit(const Answer& answer) {
  if (answer.seen_as > 0) watch_.on_reply(answer.to, answer.seen_as);
  note_lies();
  if (lump_ == 0) return send(answer.bytes);
  gathered_ += answer.bytes;
  return gathered_.size() < lump_ || flush();
}

bool ReplyOutlet::flush() {
  return send(std::exchange(gathered_, {}));
}

bool ReplyOutlet::repeat_for_ever(const std::string& bytes, std::size_t pause) {
  while (pause > 0 && send(bytes))
    std::this_thread::sleep_for(std::chrono::milliseconds(pause));
  if (pause > 0) return false;
  std::string many;
  while (many.size() < 64 * 1024)
    many += bytes;
  while (send(many))
    ;
  return false;
}

bool ReplyOutlet::send(const std::string& bytes) {
  if (!trickles_) return write(bytes);
  for (const char byte : bytes)
    if (!write(std::string(1, byte))) return false;
  return true;
}

bool ReplyOutlet::write(const std::string& bytes) {
  const auto only = state_.book.due_at_byte(bytes.size());
  if (!only) return wire_.write(bytes);
  (void)wire_.write(bytes.substr(0, *only));
  return false;
}

void ReplyOutlet::note_lies() {
  const auto lies = watch_.take_lies();
  if (lies.empty()) return;
  const std::lock_guard lock(state_.mutex);
  for (const Asked& lie : lies) {
    const bool tells = lie.verb == "STAT" || lie.verb == "CWD" || lie.verb == "MLST";
    if (tells && !lie.directory.empty()) state_.record.lies.push_back({lie.directory, lie.verb});
  }
}

} // namespace ftperm::testing
