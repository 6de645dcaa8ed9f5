#include "support/http_server.hpp"

#include "support/scripted/loopback.hpp"

#include <algorithm>
#include <array>
#include <csignal>

#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>

namespace ftperm::testing {
namespace {

UniqueFd listen_on_ipv6_loopback(std::uint16_t& port) {
  UniqueFd fd(socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  socklen_t size = sizeof address;
  if (bind(fd.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      listen(fd.get(), 4) != 0 ||
      getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
    return {};
  port = ntohs(address.sin6_port);
  return fd;
}

/// Empty when the connection ended first. What is no request at all (the greeting of TLS) has no
/// end to wait for.
std::string read_head(Wire& wire) {
  std::string head;
  std::array<char, 4096> buffer{};
  while (head.find("\r\n\r\n") == std::string::npos && (head.empty() || head[0] == 'G')) {
    const auto count = wire.read(buffer);
    if (count == 0) return {};
    head.append(buffer.data(), count);
  }
  return head;
}

} // namespace

std::string HttpRequest::field(std::string_view name) const {
  std::string_view rest = head;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(std::min(line.size() + 2, rest.size()));
    if (line.size() > name.size() + 1 && line[name.size()] == ':' &&
        strncasecmp(line.data(), name.data(), name.size()) == 0)
      return std::string(line.substr(name.size() + 2));
  }
  return {};
}

std::string http_answer(int status, std::string_view body, std::string_view fields) {
  std::string answer = "HTTP/1.1 " + std::to_string(status) + " As asked\r\n";
  answer += fields;
  answer += "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n";
  answer += body;
  return answer;
}

std::string http_redirect(int status, std::string_view location) {
  return http_answer(status, "", "Location: " + std::string(location) + "\r\n");
}

HttpServer::HttpServer(Handler handler, SSL_CTX* tls, Family family)
    : handler_(std::move(handler)), tls_(tls),
      listener_(family == Family::ipv4 ? listen_on_loopback(1, port_)
                                       : listen_on_ipv6_loopback(port_)) {
  std::signal(SIGPIPE, SIG_IGN);
  if (!listener_) return;
  sockets_.add(listener_.get());
  thread_ = std::thread([this] { serve_all(); });
}

HttpServer::~HttpServer() {
  sockets_.stop();
  if (thread_.joinable()) thread_.join();
}

HttpServer::Handler HttpServer::always(std::string answer) {
  return [answer = std::move(answer)](const HttpRequest&, Wire& wire) { wire.write(answer); };
}

std::string HttpServer::url(std::string_view path, std::string_view host) const {
  return (tls_ == nullptr ? "http://" : "https://") + std::string(host) + ':' +
         std::to_string(port_) + std::string(path);
}

std::vector<HttpRequest> HttpServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void HttpServer::serve_all() {
  while (true) {
    UniqueFd fd(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!fd) return;
    Wire wire(std::move(fd), sockets_);
    if (tls_ == nullptr || wire.start_tls(tls_)) serve(wire);
  }
}

void HttpServer::serve(Wire& wire) {
  HttpRequest request;
  request.head = read_head(wire);
  if (request.head.empty()) return;
  const auto begin = request.head.find(' ') + 1;
  request.target = request.head.substr(begin, request.head.find(' ', begin) - begin);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }
  handler_(request, wire);
  wire.say_goodbye();
}

} // namespace ftperm::testing
