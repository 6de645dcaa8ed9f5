#include "ftp/transfer.hpp"

#include "ftp/wire.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>

namespace ftperm::ftp {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A data connection that is not there by then is behind a firewall.
constexpr seconds longest_connect{15};

/// A server that sends no preliminary reply may be waiting for the handshake.
milliseconds handshake_patience(milliseconds timeout) {
  return std::min<milliseconds>(seconds{2}, timeout / 4);
}

} // namespace

Transfer::Transfer(const ControlConnection& control, Pipeline& pipeline, Knowledge& knowledge,
                   const FtpOptions& options, TransferWish wish)
    : control_(control), pipeline_(pipeline), knowledge_(knowledge), options_(options),
      wish_(std::move(wish)) {
  for (const std::string& line : wish_.before) {
    Command command;
    command.line = line;
    command.job = wish_.job;
    command.done = [this](Reply reply) { transferred_.before.push_back(std::move(reply)); };
    pipeline_.push(std::move(command));
  }
  ask_for_port();
}

void Transfer::ask_for_port() {
  Command passive;
  passive.line = knowledge_.epsv ? "EPSV" : "PASV";
  passive.job = wish_.job;
  passive.done = [this](const Reply& reply) { on_passive(reply); };
  pipeline_.push(std::move(passive));
}

void Transfer::on_passive(const Reply& reply) {
  if (auto obstacle = wish_.obstacle(transferred_.before)) return finish(*std::move(obstacle));
  if (knowledge_.epsv && reply.code >= 500) {
    knowledge_.epsv = false;
    return ask_for_port();
  }
  const auto port = knowledge_.epsv ? parse_epsv(reply.last) : parse_pasv(reply.last);
  // 4yz passes by (RFC 959 4.2.1): a port that another connection has just taken.
  const bool passes_by = reply.code >= 400 && reply.code < 500;
  if (!reply.positive() || !port)
    return finish(Error{passes_by ? ErrorKind::connect : ErrorKind::unsupported,
                        "the server offers no data connection (" + std::to_string(reply.code) +
                            " " + visible(reply.last) + ")",
                        reply.code});
  data_ = std::make_unique<DataConnection>(control_, *port, wish_.largest);
  since_ = Pipeline::Clock::now();
}

void Transfer::send_command() {
  Command command;
  command.line = wish_.command;
  command.job = wish_.job;
  command.transfer = true;
  command.preliminary = [this](const Reply&) { data_->allow_handshake(); };
  command.done = [this](Reply reply) {
    transferred_.closing = std::move(reply);
    closed_ = true;
  };
  pipeline_.push(std::move(command));
  if (knowledge_.profile->takes_early_handshake) data_->allow_handshake();
  sent_ = true;
  since_ = Pipeline::Clock::now();
}

bool Transfer::overdue() const {
  const auto limit = sent_ && data_->connected()
                         ? options_.timeout
                         : std::min<milliseconds>(options_.timeout, longest_connect);
  return Pipeline::Clock::now() - since_ > limit;
}

void Transfer::step() {
  if (result_ || !data_) return;
  if (!data_error_) data_error_ = data_->step();
  if (!data_error_ && !data_->at_end() && overdue())
    data_error_ = Error{ErrorKind::connect, "no data connection: the server does not answer there"};
  if (!sent_) {
    if (data_error_) return finish(*data_error_);
    // Until one was seen to work, a port that nobody answers must leave no command hanging.
    if (!data_->connected() && !knowledge_.data_works) return;
    knowledge_.data_works = true;
    send_command();
  }
  if (data_->held() && Pipeline::Clock::now() - since_ > handshake_patience(options_.timeout))
    data_->allow_handshake();
  std::string bytes = data_->take_bytes();
  if (!bytes.empty()) since_ = Pipeline::Clock::now();
  transferred_.bytes += bytes;
  if (closed_) conclude();
}

void Transfer::conclude() {
  // That the server was broken off is our doing, and not the reason.
  if (data_error_ && data_error_->kind == ErrorKind::protocol) return finish(wish_.when_larger);
  if (!transferred_.closing.positive()) return finish(std::move(transferred_));
  if (data_error_) return finish(*data_error_);
  if (data_->at_end()) finish(std::move(transferred_));
}

void Transfer::finish(Result<Transferred> result) {
  result_ = std::move(result);
}

std::optional<Result<Transferred>> Transfer::take_result() {
  if (!result_ || !pipeline_.idle()) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

std::optional<pollfd> Transfer::wait_for() const {
  if (!data_ || data_error_ || data_->at_end() || data_->held()) return std::nullopt;
  return data_->wait_for();
}

} // namespace ftperm::ftp
