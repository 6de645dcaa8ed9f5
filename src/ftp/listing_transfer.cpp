#include "ftp/listing_transfer.hpp"

#include "ftp/directory_listing.hpp"
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

ListingTransfer::ListingTransfer(const ControlConnection& control, Pipeline& pipeline,
                                 Knowledge& knowledge, const RemotePath& directory, ListingWay way,
                                 JobId job, const FtpOptions& options)
    : control_(control), pipeline_(pipeline), knowledge_(knowledge), way_(way), job_(job),
      options_(options) {
  Command enter;
  enter.line = command_line("CWD", directory, *knowledge.profile);
  enter.job = job;
  enter.done = [this](Reply reply) { entered_ = std::move(reply); };
  pipeline_.push(std::move(enter));
  ask_for_port();
}

void ListingTransfer::ask_for_port() {
  Command passive;
  passive.line = knowledge_.epsv ? "EPSV" : "PASV";
  passive.job = job_;
  passive.done = [this](const Reply& reply) { on_passive(reply); };
  pipeline_.push(std::move(passive));
}

void ListingTransfer::on_passive(const Reply& reply) {
  if (!entered_ || !entered_->positive())
    return finish(entered_ ? refused_listing(*entered_) : refused_listing(reply));
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
  data_ = std::make_unique<DataConnection>(control_, *port, options_.largest_listing);
  since_ = Pipeline::Clock::now();
}

void ListingTransfer::send_listing_command() {
  Command list;
  list.line = way_ == ListingWay::mlsd ? "MLSD" : knowledge_.list_command;
  list.job = job_;
  list.transfer = true;
  list.preliminary = [this](const Reply&) { data_->allow_handshake(); };
  list.done = [this](Reply reply) { closing_ = std::move(reply); };
  pipeline_.push(std::move(list));
  if (knowledge_.profile->takes_early_handshake) data_->allow_handshake();
  sent_ = true;
  since_ = Pipeline::Clock::now();
}

bool ListingTransfer::overdue() const {
  const auto limit = sent_ && data_->connected()
                         ? options_.timeout
                         : std::min<milliseconds>(options_.timeout, longest_connect);
  return Pipeline::Clock::now() - since_ > limit;
}

void ListingTransfer::step() {
  if (result_ || !data_) return;
  if (!data_error_) data_error_ = data_->step();
  if (!data_error_ && !data_->at_end() && overdue())
    data_error_ = Error{ErrorKind::connect, "no data connection: the server does not answer there"};
  if (!sent_) {
    if (data_error_) return finish(*data_error_);
    // Until one was seen to work, a port that nobody answers must leave no command hanging.
    if (!data_->connected() && !knowledge_.data_works) return;
    knowledge_.data_works = true;
    send_listing_command();
  }
  if (data_->held() && Pipeline::Clock::now() - since_ > handshake_patience(options_.timeout))
    data_->allow_handshake();
  std::string bytes = data_->take_bytes();
  if (!bytes.empty()) since_ = Pipeline::Clock::now();
  text_ += bytes;
  if (closing_) judge();
}

void ListingTransfer::judge() {
  // That the server was broken off is our doing, and not the reason.
  const bool broken_off = data_error_ && data_error_->kind == ErrorKind::protocol;
  if (!closing_->positive() && !broken_off) return finish(refused_listing(*closing_));
  if (data_error_) return finish(*data_error_);
  if (data_->at_end()) finish(judge_transfer(way_, text_, *closing_, knowledge_));
}

void ListingTransfer::finish(Result<remote::Listing> result) {
  result_ = std::move(result);
}

std::optional<Result<remote::Listing>> ListingTransfer::take_result() {
  if (!result_ || !pipeline_.idle()) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

std::optional<pollfd> ListingTransfer::wait_for() const {
  if (!data_ || data_error_ || data_->at_end() || data_->held()) return std::nullopt;
  return data_->wait_for();
}

} // namespace ftperm::ftp
