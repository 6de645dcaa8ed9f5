#include "site/exchange.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace ftperm::site {
namespace {

struct EasyClose {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

struct MultiClose {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

using List = std::unique_ptr<curl_slist, FreeList>;

List list_of(const std::vector<std::string>& lines) {
  List list;
  for (const std::string& line : lines)
    list.reset(curl_slist_append(list.release(), line.c_str()));
  return list;
}

/// Where libcurl's callbacks write to.
struct Collector {
  const Request& request;
  Exchange& result;
  bool has_all = false; ///< what is wanted is there; the rest is not waited for
  bool too_many_headers = false;
};

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& to = *static_cast<Collector*>(self);
  const auto taken = to.result.headers.add({data, size * count});
  if (taken == Headers::Taken::starts_anew) to.result.body = Body();
  to.too_many_headers = taken == Headers::Taken::too_much;
  to.has_all = to.request.skips_redirect && to.result.headers.is_redirect();
  return to.too_many_headers || to.has_all ? 0 : size * count;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& to = *static_cast<Collector*>(self);
  to.has_all = !to.result.body.add({data, size * count});
  return to.has_all ? 0 : size * count;
}

void set_time(CURL* easy, const Request& request) {
  constexpr std::chrono::milliseconds longest_connecting = std::chrono::seconds(15);
  const auto left = request.time_left;
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(std::min(left, longest_connecting).count()));
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // A lookup that DNS does not answer is left to its thread when the time is over, not waited for.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
}

void set_tls(CURL* easy, const LoadOptions& options) {
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, options.check_certificate ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, options.check_certificate ? 2L : 0L);
  if (!options.ca_file) return;
  curl_easy_setopt(easy, CURLOPT_CAINFO, options.ca_file->c_str());
  curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
}

/// Two methods, not one: libcurl sends nothing before the 401 that says which of them is wanted.
/// None that logs in with more than the .netrc holds (Negotiate, NTLM).
void set_login(CURL* easy, const Request& request) {
  if (!request.with_login || !request.options.netrc_file) return;
  curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
  curl_easy_setopt(easy, CURLOPT_NETRC_FILE, request.options.netrc_file->c_str());
  curl_easy_setopt(easy, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC | CURLAUTH_DIGEST));
}

void set_request(CURL* easy, const Request& request) {
  curl_easy_setopt(easy, CURLOPT_URL, request.address.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, ""); // all that libcurl can decode
  if (!request.options.user_agent.empty())
    curl_easy_setopt(easy, CURLOPT_USERAGENT, request.options.user_agent.c_str());
  // What a proxy of this network makes of the site is not what its visitors get.
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(easy, CURLOPT_SHARE, request.cookies);
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
}

/// Until it is done, in steps short enough that a signal is not waited for. libcurl's own progress
/// callback comes once a second when nothing happens.
CURLcode perform(CURLM* multi, CURL* easy, const std::atomic<bool>* stop) {
  constexpr int step = 100; // milliseconds
  if (curl_multi_add_handle(multi, easy) != CURLM_OK) return CURLE_FAILED_INIT;
  CURLcode code = CURLE_ABORTED_BY_CALLBACK;
  for (int running = 1; stop == nullptr || !*stop;) {
    if (curl_multi_perform(multi, &running) != CURLM_OK) {
      code = CURLE_FAILED_INIT;
      break;
    }
    if (running == 0) {
      int queued = 0;
      const CURLMsg* message = curl_multi_info_read(multi, &queued);
      code = message == nullptr ? CURLE_FAILED_INIT : message->data.result;
      break;
    }
    curl_multi_poll(multi, nullptr, 0, step, nullptr);
  }
  curl_multi_remove_handle(multi, easy);
  return code;
}

bool took_time(CURL* easy, CURLINFO what) {
  curl_off_t time = 0;
  return curl_easy_getinfo(easy, what, &time) == CURLE_OK && time > 0;
}

Reason reason_of(CURL* easy, CURLcode code, const Collector& collected, const char* message) {
  const Request& request = collected.request;
  if (code == CURLE_OK || collected.has_all) return {};
  if (code == CURLE_ABORTED_BY_CALLBACK) return {Failure::interrupted, "interrupted"};
  if (collected.too_many_headers)
    return {Failure::broken, where(request.address) + " sends header fields without end"};
  long os_error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &os_error);
  return site::reason_of({request.address, request.options, static_cast<int>(code), message,
                          static_cast<int>(os_error), took_time(easy, CURLINFO_NAMELOOKUP_TIME_T),
                          took_time(easy, CURLINFO_CONNECT_TIME_T)});
}

} // namespace

Exchange exchange(const Request& request) {
  Exchange result;
  if (request.time_left.count() <= 0) {
    result.reason = site::reason_of(
        {request.address, request.options, CURLE_OPERATION_TIMEDOUT, {}, 0, true, true});
    return result;
  }
  Collector collector{request, result};
  std::array<char, CURL_ERROR_SIZE> message{};
  const List fields = list_of({"Cache-Control: no-cache", "Pragma: no-cache"});
  const List places = list_of(request.connect_to);
  const std::unique_ptr<CURLM, MultiClose> multi(curl_multi_init());
  const std::unique_ptr<CURL, EasyClose> easy(curl_easy_init()); // closed before the multi
  set_request(easy.get(), request);
  set_time(easy.get(), request);
  set_tls(easy.get(), request.options);
  set_login(easy.get(), request);
  curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, fields.get());
  curl_easy_setopt(easy.get(), CURLOPT_CONNECT_TO, places.get());
  curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, message.data());
  curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &collector);
  curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &collector);
  const CURLcode code = perform(multi.get(), easy.get(), request.options.stop);
  result.reason = reason_of(easy.get(), code, collector, message.data());
  return result;
}

} // namespace ftperm::site
