// The data connections of a conversation.
#include "support/scripted/conversation.hpp"
#include "support/scripted/loopback.hpp"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sys/socket.h>

namespace ftperm::testing {
namespace {

constexpr int longest_accept = 2000; // milliseconds

} // namespace

std::optional<Fault> Conversation::transfer_fault(Does does) const {
  for (const Fault& fault : transfer_faults_)
    if (fault.does == does) return fault;
  return std::nullopt;
}

bool Conversation::on_passive(const Request& request) {
  transfer_faults_ = state_.book.due(Moment::transfer, "", where_);
  std::uint16_t port = 0;
  passive_ = listen_on_loopback(state_.host, port);
  if (!passive_ || transfer_fault(Does::refuse_port)) return say("425 No port.\r\n");
  if (transfer_fault(Does::dead_port)) passive_.reset();
  const std::string number = std::to_string(port);
  if (request.verb == "EPSV")
    return say("229 Entering Extended Passive Mode (|||" + number + "|)\r\n");
  return say("227 Entering Passive Mode (127,0,0,1," + std::to_string(port / 256) + "," +
             std::to_string(port % 256) + ").\r\n");
}

bool Conversation::on_list(const Request& request) {
  const auto listed = list(where_, request.verb);
  if (!listed) return say("550 Cannot list it.\r\n");
  return transfer(*listed);
}

bool Conversation::transfer(const Listed& listed) {
  if (!passive_ || transfer_fault(Does::refuse_data))
    return say("425 Cannot open data connection.\r\n");
  // The preliminary reply must not wait for others.
  if (!say("150 Here it comes.\r\n", 0) || !outlet_.flush()) return false;
  UniqueFd fd = accept_data();
  if (!fd) return say("425 Nobody came.\r\n");
  Wire data(std::move(fd), state_.sockets);
  if (wire_.is_tls()) {
    if (!data.start_tls(certificate_->server_tls())) return say("425 TLS failed.\r\n");
    if (!data.resumed()) return say("522 The session must be resumed.\r\n");
  }
  if (!send_data(data, listed.text)) return say("426 Connection reset.\r\n");
  if (!transfer_fault(Does::no_close_notify)) data.say_goodbye();
  data.cut();
  return say(listed.cut_told ? "226 Output truncated.\r\n" : "226 Done.\r\n");
}

UniqueFd Conversation::accept_data() {
  pollfd event{passive_.get(), POLLIN, 0};
  const bool came = state_.sockets.add(passive_.get()) && poll(&event, 1, longest_accept) > 0;
  UniqueFd fd(came ? accept4(passive_.get(), nullptr, nullptr, SOCK_CLOEXEC) : -1);
  state_.sockets.remove(passive_.get());
  passive_.reset();
  return fd;
}

/// False: it was broken off.
bool Conversation::send_data(Wire& data, const std::string& text) {
  if (const auto early = transfer_fault(Does::end_data_early)) {
    note_early_end(text, early->amount);
    return data.write(text.substr(0, early->amount));
  }
  if (const auto broken = transfer_fault(Does::break_data)) {
    (void)data.write(text.substr(0, broken->amount));
    data.reset();
    return false;
  }
  if (const auto stalled = transfer_fault(Does::stall_data)) {
    (void)data.write(text.substr(0, stalled->amount));
    std::array<char, 256> nothing{};
    while (data.read(nothing) > 0)
      ;
    return false;
  }
  if (!data.write(text)) return false;
  if (!transfer_fault(Does::never_end_data)) return true;
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += "-rw----r--    1 web      web             3 Jan 01 12:00 again\r\n";
  while (data.write(many))
    ;
  return false;
}

/// A listing that ends early, but where a line ends, and holds the directory itself where those of
/// this server do, is like any other.
void Conversation::note_early_end(const std::string& text, std::size_t sent) {
  if (sent >= text.size() || (sent > 0 && text[sent - 1] != '\n')) return;
  const bool lists_itself = state_.options.dress != Dress::pyftpdlib;
  if (sent == 0 && lists_itself && now_.verb != "MLSD") return;
  const std::lock_guard lock(state_.mutex);
  state_.record.lies.push_back({where_, now_.verb, true});
}

} // namespace ftperm::testing
