#include "ftp/control_connection.hpp"

#include "ftp/login_error.hpp"
#include "ftperm/account/redact.hpp"
#include "ftperm/core/text.hpp"

#include <algorithm>
#include <array>

#include <curl/curl.h>

namespace ftperm::ftp {
namespace {

struct EasyClose {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

struct MultiClose {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

void start_curl_once() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;
}

std::string url_of(const account::Account& account) {
  const bool is_ipv6 = account.host.find(':') != std::string::npos;
  const std::string scheme = account.tls == account::Tls::implicit_tls ? "ftps://" : "ftp://";
  return scheme + (is_ipv6 ? "[" + account.host + "]" : account.host) + ":" +
         std::to_string(account.port) + "/";
}

} // namespace

struct ControlConnection::State {
  const account::Account& account;
  Trace trace;
  std::unique_ptr<CURLM, MultiClose> multi;
  std::unique_ptr<CURL, EasyClose> easy; // closed before the multi that holds its connection
  std::string greeting;
  int last_code = 0;
  std::string last_reply;
  std::array<char, CURL_ERROR_SIZE> message{};
  bool logged_in = false;

  State(const account::Account& the_account, Trace the_trace)
      : account(the_account), trace(std::move(the_trace)) {}

  State(const State&) = delete;
  State& operator=(const State&) = delete;

  ~State() {
    if (easy && multi) curl_multi_remove_handle(multi.get(), easy.get());
    easy.reset();
    multi.reset();
  }
};

namespace {

std::size_t on_reply_line(char* data, std::size_t size, std::size_t count, void* self) {
  auto& state = *static_cast<ControlConnection::State*>(self);
  const std::string_view line(data, size * count);
  constexpr std::size_t largest_introduction = std::size_t{64} * 1024;
  if (state.greeting.size() < largest_introduction) state.greeting += line;
  if (line.size() > 3 && line[3] == ' ' &&
      std::all_of(line.begin(), line.begin() + 3, [](char c) { return c >= '0' && c <= '9'; })) {
    state.last_code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    state.last_reply = line.substr(4);
    while (!state.last_reply.empty() && static_cast<unsigned char>(state.last_reply.back()) <= ' ')
      state.last_reply.pop_back();
  }
  return size * count;
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
  auto& state = *static_cast<ControlConnection::State*>(self);
  if (state.logged_in) return 0; // the pipeline traces from here on
  std::string_view text(data, size);
  while (text.ends_with('\n') || text.ends_with('\r'))
    text.remove_suffix(1);
  if (type == CURLINFO_HEADER_OUT) state.trace('>', account::mask_command(text));
  if (type == CURLINFO_HEADER_IN) state.trace('<', text);
  if (type == CURLINFO_TEXT) state.trace('*', text);
  return 0;
}

void set_tls(CURL* easy, const account::Account& account) {
  if (account.tls == account::Tls::off) {
    curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_NONE));
    return;
  }
  curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  curl_easy_setopt(easy, CURLOPT_FTPSSLAUTH, static_cast<long>(CURLFTPAUTH_TLS));
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, account.verify_certificate ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, account.verify_certificate ? 2L : 0L);
  if (account.ca_file) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, account.ca_file->c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  }
}

} // namespace

ControlConnection::ControlConnection(const account::Account& account,
                                     std::chrono::milliseconds timeout, Trace trace)
    : state_(std::make_unique<State>(account, std::move(trace))) {
  start_curl_once();
  state_->multi.reset(curl_multi_init());
  state_->easy.reset(curl_easy_init());
  CURL* easy = state_->easy.get();
  const auto milliseconds = static_cast<long>(timeout.count());
  curl_easy_setopt(easy, CURLOPT_URL, url_of(account).c_str());
  curl_easy_setopt(easy, CURLOPT_USERNAME, account.user.c_str());
  curl_easy_setopt(easy, CURLOPT_PASSWORD, account.password.reveal().c_str());
  curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
  // The whole login is the connecting of libcurl; what it waits for one reply has no finer unit.
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
  curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, (milliseconds + 999) / 1000);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  // A proxy from the environment would carry the control connection and not the data connections.
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, state_->message.data());
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_reply_line);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, state_.get());
  if (state_->trace) {
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, on_debug);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, state_.get());
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  }
  set_tls(easy, account);
  curl_multi_add_handle(state_->multi.get(), easy);
}

ControlConnection::~ControlConnection() = default;

Result<bool> ControlConnection::log_in() {
  int running = 0;
  curl_multi_perform(state_->multi.get(), &running);
  int queued = 0;
  const CURLMsg* message = curl_multi_info_read(state_->multi.get(), &queued);
  if (message == nullptr || message->msg != CURLMSG_DONE) return false;
  if (message->data.result != CURLE_OK)
    return login_error(static_cast<int>(message->data.result), state_->account, state_->last_code,
                       state_->last_reply, state_->message.data());
  // A server without PWD (5xx) has no other root. One whose answer makes no sense has, and to take
  // "/" for it would be to work where the account is not.
  if (entry_path().empty() && state_->last_code / 100 != 5)
    return Error{ErrorKind::protocol,
                 "the server does not say where the login landed: its answer to PWD (" +
                     std::to_string(state_->last_code) + " " +
                     visible(state_->last_reply.substr(0, 80)) + ") is not understood"};
  state_->logged_in = true;
  return true;
}

std::vector<pollfd> ControlConnection::login_events(std::chrono::milliseconds& wait) const {
  fd_set readable;
  fd_set writable;
  fd_set exceptional;
  FD_ZERO(&readable);
  FD_ZERO(&writable);
  FD_ZERO(&exceptional);
  int highest = -1;
  curl_multi_fdset(state_->multi.get(), &readable, &writable, &exceptional, &highest);
  std::vector<pollfd> events;
  for (int fd = 0; fd <= highest; ++fd) {
    const int wanted =
        (FD_ISSET(fd, &readable) ? POLLIN : 0) | (FD_ISSET(fd, &writable) ? POLLOUT : 0);
    if (wanted != 0) events.push_back({fd, static_cast<short>(wanted), 0});
  }
  long timeout = -1;
  curl_multi_timeout(state_->multi.get(), &timeout);
  // While a name is looked up there is no descriptor to wait on.
  const long longest = events.empty() ? 20 : 200;
  wait = std::chrono::milliseconds(timeout < 0 ? longest : std::min(timeout, longest));
  return events;
}

Result<std::size_t> ControlConnection::send(std::string_view bytes) {
  std::size_t sent = 0;
  const CURLcode code = curl_easy_send(state_->easy.get(), bytes.data(), bytes.size(), &sent);
  if (code == CURLE_OK) return sent;
  if (code == CURLE_AGAIN) return std::size_t{0};
  return Error{ErrorKind::lost, "the connection to the server was lost while sending"};
}

Result<std::size_t> ControlConnection::receive(std::span<char> buffer) {
  std::size_t received = 0;
  const CURLcode code = curl_easy_recv(state_->easy.get(), buffer.data(), buffer.size(), &received);
  if (code == CURLE_AGAIN) return std::size_t{0};
  if (code == CURLE_OK && received > 0) return received;
  return Error{ErrorKind::lost, "the server closed the connection"};
}

int ControlConnection::socket() const {
  curl_socket_t socket = CURL_SOCKET_BAD;
  curl_easy_getinfo(state_->easy.get(), CURLINFO_ACTIVESOCKET, &socket);
  return static_cast<int>(socket);
}

const std::string& ControlConnection::greeting() const {
  return state_->greeting;
}

std::string ControlConnection::entry_path() const {
  char* path = nullptr;
  curl_easy_getinfo(state_->easy.get(), CURLINFO_FTP_ENTRY_PATH, &path);
  if (path != nullptr) return path;
  // Without the quotation marks that RFC 959 wants, which libcurl insists on.
  const std::string& said = state_->last_reply;
  if (state_->last_code != 257 || !said.starts_with('/')) return {};
  return said.substr(0, said.find(' '));
}

std::string ControlConnection::peer_address() const {
  char* address = nullptr;
  curl_easy_getinfo(state_->easy.get(), CURLINFO_PRIMARY_IP, &address);
  return address == nullptr ? std::string() : std::string(address);
}

const account::Account& ControlConnection::account() const {
  return state_->account;
}

SSL* ControlConnection::tls() const {
  const curl_tlssessioninfo* info = nullptr;
  if (curl_easy_getinfo(state_->easy.get(), CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK)
    return nullptr;
  if (info == nullptr || info->backend != CURLSSLBACKEND_OPENSSL) return nullptr;
  return static_cast<SSL*>(info->internals);
}

} // namespace ftperm::ftp
