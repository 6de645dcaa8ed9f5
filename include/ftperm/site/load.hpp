#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A page of a website, as its visitors get it.
namespace ftperm::site {

/// Why no answer came.
enum class Failure : std::uint8_t {
  none,        ///< an answer came, whatever its status
  name,        ///< the host's name is not known (DNS)
  connect,     ///< nobody answers there, or the connection was refused
  timeout,     ///< connected, and no whole answer in time
  tls,         ///< no TLS, or a certificate that is not trusted
  redirects,   ///< more redirects than are followed: most likely a loop
  broken,      ///< what came is no HTTP, or ended in its middle
  interrupted, ///< the user asked to stop
};

/// What one load brought. Of the body only size, title and hash are kept. All text is a stranger's:
/// raw bytes, to be made visible where it is shown.
struct Answer {
  Failure failure = Failure::none;
  std::string failure_text;           ///< a sentence for a human; empty when an answer came
  int status = 0;                     ///< of the last answer; 0: none came
  std::vector<std::string> redirects; ///< where it was redirected to, in order
  double seconds = 0;                 ///< from the request to the end of the body
  std::string server;                 ///< the header Server
  std::string in_front; ///< who answers in the host's place or passes it on ("Cloudflare"); empty:
                        ///< nobody known
  bool from_cache = false; ///< a stored answer, by its headers
  std::size_t size = 0;    ///< bytes of the body, decoded
  bool blank = false;      ///< the body holds nothing but white space
  std::string title;       ///< of an HTML page, white space folded; at most 200 bytes
  std::string hash;        ///< SHA-256 of the body, hexadecimal
};

struct LoadOptions {
  unsigned follow = 10;             ///< redirects, at most
  std::vector<std::string> resolve; ///< "HOST:ADDR" or "HOST:PORT:ADDR": where the host is found
  std::string user_agent;
  std::optional<std::string> ca_file; ///< PEM, instead of the system's
  bool check_certificate = true;
  std::optional<std::string> netrc_file; ///< logins, sent only where a 401 asks for one
  bool unique_query =
      true; ///< a parameter that no cache has seen; "Cache-Control: no-cache" always
  std::chrono::milliseconds timeout{30'000}; ///< of one load, its redirects included
  const std::atomic<bool>* stop = nullptr;   ///< set by a signal: a load ends as `interrupted`
};

/// One page that can be loaded again and again. Blocks; one thread.
class Page {
 public:
  Page() = default;
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  virtual ~Page() = default;

  /// As the user gave it.
  virtual const std::string& address() const = 0;
  virtual Answer load() = 0;
};

} // namespace ftperm::site
