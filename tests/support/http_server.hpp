#pragma once

#include "support/scripted/wire.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace ftperm::testing {

/// The head of a request as it came; what is asked for here has no body.
struct HttpRequest {
  std::string target; ///< "/path?query"
  std::string head;   ///< all of its lines

  /// Empty when there is none. The name is taken in either case.
  std::string field(std::string_view name) const;
};

/// An answer with its length, after which the connection is closed. `fields` are whole lines.
std::string http_answer(int status, std::string_view body, std::string_view fields = {});

/// A redirect without a body.
std::string http_redirect(int status, std::string_view location);

/// A web server of our own on a loopback port, in a thread of this process, that does with each
/// request what it was made with: one connection after the other, and one request on each.
///
/// It works from its making to its end, which wakes whoever waits at a connection. SIGPIPE is
/// ignored in a process that makes one, since OpenSSL writes without asking.
class HttpServer {
 public:
  using Handler = std::function<void(const HttpRequest&, Wire&)>;

  enum class Family { ipv4, ipv6 };

  /// With `tls`, it speaks HTTPS.
  explicit HttpServer(Handler handler, SSL_CTX* tls = nullptr, Family family = Family::ipv4);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  /// One that gives the same answer to each request.
  static Handler always(std::string answer);

  /// False: this machine has no loopback of the family.
  bool listens() const { return static_cast<bool>(listener_); }

  std::uint16_t port() const { return port_; }

  /// "http://127.0.0.1:40000/path"; with another host's name on demand.
  std::string url(std::string_view path = "/", std::string_view host = "127.0.0.1") const;

  std::vector<HttpRequest> requests() const;

 private:
  void serve_all();
  void serve(Wire& wire);

  Handler handler_;
  SSL_CTX* tls_;
  OpenSockets sockets_;
  mutable std::mutex mutex_;
  std::vector<HttpRequest> requests_;
  std::uint16_t port_ = 0; // before the listener, which sets it
  UniqueFd listener_;
  std::thread thread_;
};

} // namespace ftperm::testing
