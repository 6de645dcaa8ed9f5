#include "ftp/data_connection.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ftperm::ftp {
namespace {

constexpr std::size_t most_at_once = std::size_t{1024} * 1024;

Error data_error(const std::string& why) {
  return {ErrorKind::connect, "no data connection: " + why};
}

std::string tls_reason() {
  const unsigned long code = ERR_get_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  ERR_clear_error();
  return reason == nullptr ? "the server ended it" : reason;
}

struct SessionFree {
  void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
};

struct AddressClose {
  void operator()(addrinfo* info) const { freeaddrinfo(info); }
};

/// The key exchange that the server chose for the control connection is offered first: another
/// costs a round trip, for the server asks for its own.
void offer_group_of(SSL* control, SSL* data) {
  int group = static_cast<int>(SSL_get_negotiated_group(control));
  if (group != NID_undef && (group & TLSEXT_nid_unknown) == 0) SSL_set1_groups(data, &group, 1);
}

/// Servers write a listing's last packets small, and send each only when the one before it is
/// acknowledged. The system forgets this wish now and then.
void acknowledge_at_once(int socket) {
  const int yes = 1;
  (void)setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
}

} // namespace

struct DataConnection::Tls {
  SSL* ssl = nullptr;

  explicit Tls(SSL_CTX* context) : ssl(SSL_new(context)) {}

  ~Tls() {
    // Says goodbye where the connection allows it; nobody waits for the answer.
    if (ssl != nullptr && SSL_is_init_finished(ssl)) SSL_shutdown(ssl);
    SSL_free(ssl);
    ERR_clear_error();
  }

  Tls(const Tls&) = delete;
  Tls& operator=(const Tls&) = delete;
};

DataConnection::DataConnection(const ControlConnection& control, std::uint16_t port,
                               std::size_t largest)
    : control_(control), largest_(largest) {
  failed_ = open(control.peer_address(), port);
}

DataConnection::~DataConnection() {
  hang_up();
}

void DataConnection::hang_up() {
  tls_.reset();
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
}

std::optional<Error> DataConnection::open(const std::string& address, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
    return data_error("the server's address is unknown");
  const std::unique_ptr<addrinfo, AddressClose> info(found);
  socket_ = socket(info->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return data_error(std::strerror(errno));
  if (connect(socket_, info->ai_addr, info->ai_addrlen) != 0 && errno != EINPROGRESS)
    return data_error(std::strerror(errno));
  return {};
}

std::optional<Error> DataConnection::step() {
  if (!failed_) failed_ = go_on();
  // A server that is still sending learns that nobody listens.
  if (failed_) hang_up();
  if (socket_ >= 0) acknowledge_at_once(socket_);
  return failed_;
}

std::optional<Error> DataConnection::go_on() {
  if (stage_ == Stage::connecting)
    if (auto error = finish_connect()) return error;
  if (stage_ == Stage::before_tls && may_shake_hands_)
    if (auto error = begin_tls()) return error;
  if (stage_ == Stage::shaking_hands)
    if (auto error = shake_hands()) return error;
  if (stage_ == Stage::reading) return read();
  return {};
}

std::optional<Error> DataConnection::finish_connect() {
  pollfd ready{socket_, POLLOUT, 0};
  if (poll(&ready, 1, 0) == 0) return {};
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) return data_error(std::strerror(error));
  const bool plain = control_.account().tls == account::Tls::off;
  stage_ = plain ? Stage::reading : Stage::before_tls;
  events_ = POLLIN;
  return {};
}

std::optional<Error> DataConnection::begin_tls() {
  SSL* control = control_.tls();
  if (control == nullptr) return data_error("the control connection has no TLS to share");
  const account::Account& account = control_.account();
  tls_ = std::make_unique<Tls>(SSL_get_SSL_CTX(control));
  SSL* ssl = tls_->ssl;
  if (ssl == nullptr) return data_error("TLS cannot begin");
  SSL_set_fd(ssl, socket_);
  // Servers refuse a data connection that does not resume its control connection's session.
  // A copy: a data connection that ends badly spoils the session for everybody who shares it.
  const SSL_SESSION* shared = SSL_get0_session(control);
  if (shared != nullptr) {
    const std::unique_ptr<SSL_SESSION, SessionFree> session(SSL_SESSION_dup(shared));
    SSL_set_session(ssl, session.get());
  }
  offer_group_of(control, ssl);
  X509_VERIFY_PARAM* trust = SSL_get0_param(ssl);
  const bool is_address = X509_VERIFY_PARAM_set1_ip_asc(trust, account.host.c_str()) == 1;
  if (!is_address) {
    SSL_set_tlsext_host_name(ssl, account.host.c_str());
    SSL_set1_host(ssl, account.host.c_str());
  }
  // Said outright: the context's own setting is libcurl's affair.
  SSL_set_verify(ssl, account.verify_certificate ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
  stage_ = Stage::shaking_hands;
  return {};
}

std::optional<Error> DataConnection::shake_hands() {
  ERR_clear_error();
  const int done = SSL_connect(tls_->ssl);
  if (done == 1) {
    stage_ = Stage::reading;
    events_ = POLLIN;
    return {};
  }
  const int why = SSL_get_error(tls_->ssl, done);
  if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
    return data_error("TLS failed: " + tls_reason());
  events_ = why == SSL_ERROR_WANT_WRITE ? POLLOUT : POLLIN;
  return {};
}

std::optional<Error> DataConnection::read() {
  std::array<char, std::size_t{64} * 1024> buffer; // NOLINT: filled by read_some()
  for (;;) {
    const auto count = read_some(buffer);
    if (!count) return count.error();
    // Some servers hold their closing reply back until our side is closed, too.
    if (at_end()) hang_up();
    if (*count == 0) return {};
    received_ += *count;
    if (received_ > largest_)
      return Error{ErrorKind::protocol, "the server sent more than was to be taken"};
    bytes_.append(buffer.data(), *count);
    // A server that never stops must not keep us from all else.
    if (bytes_.size() >= most_at_once) return {};
  }
}

Result<std::size_t> DataConnection::read_some(std::span<char> buffer) {
  if (!tls_) {
    const ssize_t count = ::read(socket_, buffer.data(), buffer.size());
    if (count > 0) return static_cast<std::size_t>(count);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
      return std::size_t{0};
    if (count < 0) return data_error(std::strerror(errno));
    stage_ = Stage::ended;
    return std::size_t{0};
  }
  ERR_clear_error();
  errno = 0;
  const int count = SSL_read(tls_->ssl, buffer.data(), static_cast<int>(buffer.size()));
  if (count > 0) return static_cast<std::size_t>(count);
  const int why = SSL_get_error(tls_->ssl, count);
  if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) return std::size_t{0};
  // Many servers leave without close_notify; whether all came is for the closing reply to say.
  const bool bare_end = (why == SSL_ERROR_SYSCALL && errno == 0) ||
                        (why == SSL_ERROR_SSL &&
                         ERR_GET_REASON(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING);
  if (why != SSL_ERROR_ZERO_RETURN && !bare_end) return data_error("TLS failed: " + tls_reason());
  ERR_clear_error();
  stage_ = Stage::ended;
  return std::size_t{0};
}

pollfd DataConnection::wait_for() const {
  return {socket_, events_, 0};
}

} // namespace ftperm::ftp
