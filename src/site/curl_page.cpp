#include "ftperm/site/curl_page.hpp"

#include "ftperm/core/text.hpp"
#include "site/address.hpp"
#include "site/ascii.hpp"
#include "site/exchange.hpp"
#include "site/in_front.hpp"
#include "site/resolve.hpp"
#include "site/title.hpp"

#include <algorithm>
#include <random>

#include <curl/curl.h>

namespace ftperm::site {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned most_redirects = 50;      ///< whatever was asked for: no browser follows more
constexpr std::size_t longest_record = 2048; ///< of a redirect's target, or of the header Server

struct ShareClose {
  void operator()(CURLSH* share) const { curl_share_cleanup(share); }
};

using Cookies = std::unique_ptr<CURLSH, ShareClose>;

void start_curl_once() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;
}

/// Those of one load, which starts without any: a site that sets one and redirects to itself would
/// look like a loop otherwise.
Cookies no_cookies() {
  Cookies cookies(curl_share_init());
  curl_share_setopt(cookies.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
  return cookies;
}

/// Sixteen digits that no cache has seen.
std::string fresh_digits() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device random;
  std::string text;
  for (int i = 0; i < 16; ++i)
    text += digits[random() % digits.size()];
  return text;
}

std::string recorded(std::string_view text) {
  return std::string(text.substr(0, longest_record));
}

bool is_html(const Headers& headers) {
  const std::string type = lowered(headers.first("content-type"));
  return type.empty() || type.find("html") != std::string::npos;
}

/// Into the answer, whose redirects are there already.
void tell(Exchange&& came, Answer& answer) {
  answer.failure = came.reason.failure;
  answer.failure_text = std::move(came.reason.text);
  answer.status = came.headers.status();
  answer.server = recorded(came.headers.first("server"));
  answer.in_front = in_front(came.headers);
  answer.from_cache = from_cache(came.headers);
  answer.size = came.body.size();
  answer.blank = came.body.blank();
  if (is_html(came.headers)) answer.title = title_of(came.body.start());
  if (answer.status != 0) answer.hash = came.body.finish_hash();
}

class CurlPage : public Page {
 public:
  CurlPage(std::string url, Address address, LoadOptions options,
           std::vector<std::string> connect_to)
      : url_(std::move(url)), first_(std::move(address)), options_(std::move(options)),
        connect_to_(std::move(connect_to)) {
    options_.follow = std::min(options_.follow, most_redirects);
  }

  const std::string& address() const override { return url_; }

  Answer load() override {
    const auto begin = Clock::now();
    Answer answer;
    follow(begin, answer);
    answer.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return answer;
  }

 private:
  void follow(Clock::time_point begin, Answer& answer) const {
    const Cookies cookies = no_cookies();
    Address here = first_;
    if (options_.unique_query) here.url = with_parameter(here, "ftperm=" + fresh_digits());
    for (bool leads_on = true; leads_on;) {
      const auto spent =
          std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
      auto came = exchange({here, options_, connect_to_, cookies.get(), options_.timeout - spent,
                            may_log_in(here), options_.follow > 0});
      leads_on = came.reason.failure == Failure::none && came.headers.is_redirect();
      const std::string location(came.headers.first("location"));
      tell(std::move(came), answer);
      if (leads_on) leads_on = go_on(here, location, answer);
    }
  }

  /// Goes where it is redirected to; false: that was the last answer.
  bool go_on(Address& here, const std::string& location, Answer& answer) const {
    auto next = redirected(here, location);
    if (options_.follow == 0) {
      answer.redirects.push_back(recorded(next ? next->url : location));
      return false;
    }
    if (!next) {
      answer.failure = Failure::broken;
      answer.failure_text = where(here) + " redirects to " + next.error().message;
      return false;
    }
    if (answer.redirects.size() == options_.follow) {
      give_up(here, answer);
      return false;
    }
    answer.redirects.push_back(recorded(next->url));
    here = *std::move(next);
    return true;
  }

  /// The login is for the host that the user named: a "default" in the .netrc would fit any other
  /// to which that one redirects. It does not go from https to http either.
  bool may_log_in(const Address& here) const {
    return here.host == first_.host && (here.tls || !first_.tls);
  }

  void give_up(const Address& here, Answer& answer) const {
    answer.failure = Failure::redirects;
    answer.failure_text = "more than " + std::to_string(options_.follow) +
                          " redirects, the last by " + where(here) +
                          ": most likely a loop, made by a rule that sends visitors to https or to "
                          "www and does not see that they are there";
  }

  std::string url_;
  Address first_;
  LoadOptions options_;
  std::vector<std::string> connect_to_;
};

} // namespace

Result<std::unique_ptr<Page>> open_page(const std::string& url, const LoadOptions& options) {
  start_curl_once();
  auto address = parse_address(url);
  if (!address) return address.error();
  std::vector<std::string> places;
  for (const std::string& entry : options.resolve) {
    auto place = connect_to(entry);
    if (!place) return place.error();
    places.push_back(*std::move(place));
  }
  return std::unique_ptr<Page>(
      std::make_unique<CurlPage>(url, *std::move(address), options, std::move(places)));
}

} // namespace ftperm::site
