#pragma once

#include "support/scripted/fence_watch.hpp"
#include "support/scripted/server_state.hpp"

#include <optional>
#include <string>

namespace ftperm::testing {

/// A reply on its way out.
struct Answer {
  std::string bytes; ///< all its lines
  Asked to;
  std::size_t seen_as = 1; ///< 0 for a preliminary reply, which answers nothing yet
};

/// Where the replies of one connection go out, and what goes wrong with them there.
class ReplyOutlet {
 public:
  ReplyOutlet(ServerState& state, Wire& wire) : state_(state), wire_(wire) {}

  void on_command(const Asked& command);
  /// False: the connection has come to its end.
  bool put(Answer answer);
  /// Lets go what gathers to go out in one piece.
  bool flush();
  /// Past all faults.
  bool write(const std::string& bytes);

  bool is_gathering() const { return lump_ > 0 && !gathered_.empty(); }

 private:
  enum class Hold : std::uint8_t { none, merge, swap };

  bool spoil(const Fault& fault, Answer& answer, bool& gone);
  bool emit(const Answer& answer);
  bool send(const std::string& bytes);
  bool repeat_for_ever(const std::string& bytes, std::size_t pause);
  void note_lies();

  ServerState& state_;
  Wire& wire_;
  FenceWatch watch_;
  std::optional<Answer> held_;
  Hold hold_ = Hold::none;
  std::size_t lump_ = 0; ///< bytes
  std::string gathered_;
  bool trickles_ = false;
};

} // namespace ftperm::testing
