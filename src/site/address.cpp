#include "site/address.hpp"

#include "ftperm/core/text.hpp"
#include "site/ascii.hpp"

#include <memory>
#include <optional>

#include <curl/curl.h>

namespace ftperm::site {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

using UrlPtr = std::unique_ptr<CURLU, FreeUrl>;

/// Schemes that libcurl does not know are read as well, so that an error can name what is wrong.
constexpr unsigned reading = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME;

Error usage(std::string message) {
  return {ErrorKind::usage, std::move(message)};
}

/// Empty when the URL has no such part.
std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

bool is_web(const std::string& scheme) {
  return scheme == "http" || scheme == "https";
}

/// The fragment is the browser's own business, and no login is taken from a URL.
void drop_what_is_not_sent(CURLU* url) {
  for (const CURLUPart part : {CURLUPART_FRAGMENT, CURLUPART_USER, CURLUPART_PASSWORD})
    curl_url_set(url, part, nullptr, 0);
}

/// Nothing when the host's name cannot be given to DNS.
std::optional<Address> address_of(CURLU* url) {
  drop_what_is_not_sent(url);
  Address address;
  // A name that is not ASCII is converted by the rules of the locale, which a program that runs in
  // the plain one does not have: then it fails here, with a sentence, and not in the middle.
  address.host = lowered(part_of(url, CURLUPART_HOST, CURLU_PUNYCODE));
  if (address.host.empty() || !is_plain_ascii(address.host)) return std::nullopt;
  curl_url_set(url, CURLUPART_HOST, address.host.c_str(), 0);
  address.tls = part_of(url, CURLUPART_SCHEME) == "https";
  address.port = part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  address.url = part_of(url, CURLUPART_URL);
  return address;
}

/// What libcurl does not refuse, or not with a reason that helps.
std::optional<Error> check_text(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; };
  if (text.empty()) return usage("the site has no address: write https://example.org/");
  if (std::any_of(text.begin(), text.end(), is_control))
    return usage("the site's address holds a control character");
  const auto scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos || text.find_first_of("/?#@") < scheme_end)
    return usage("the site's address has no scheme: write https:// (or http://) in front of it");
  if (!is_web(lowered(text.substr(0, scheme_end))))
    return usage("the site's address has to begin with http:// or https://");
  return std::nullopt;
}

} // namespace

Result<Address> parse_address(const std::string& text) {
  if (auto error = check_text(text)) return *std::move(error);
  const UrlPtr url(curl_url());
  const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), reading);
  if (code == CURLUE_BAD_PORT_NUMBER)
    return usage("the port in the site's address is no number from 1 to 65535");
  if (code != CURLUE_OK)
    return usage("the site's address is not understood; it is written https://example.org/path");
  if (!part_of(url.get(), CURLUPART_USER).empty() ||
      !part_of(url.get(), CURLUPART_PASSWORD).empty())
    return usage(
        "the site's address holds a login, which others can read in the list of processes: "
        "leave it out, and put user and password into your .netrc");
  auto address = address_of(url.get());
  if (!address)
    return usage("the host in the site's address cannot be looked up: write a name that is not "
                 "ASCII in its xn-- form");
  return *std::move(address);
}

Result<Address> redirected(const Address& from, const std::string& location) {
  const UrlPtr url(curl_url());
  curl_url_set(url.get(), CURLUPART_URL, from.url.c_str(), reading);
  const std::string shown = visible(std::string_view(location).substr(0, 200));
  if (curl_url_set(url.get(), CURLUPART_URL, location.c_str(), reading) != CURLUE_OK)
    return Error{ErrorKind::protocol, "what is no address: " + shown};
  if (!is_web(part_of(url.get(), CURLUPART_SCHEME)))
    return Error{ErrorKind::protocol, "what is no page of a website: " + shown};
  auto address = address_of(url.get());
  if (!address) return Error{ErrorKind::protocol, "a host that cannot be looked up: " + shown};
  return *std::move(address);
}

std::string with_parameter(const Address& address, const std::string& parameter) {
  const UrlPtr url(curl_url());
  curl_url_set(url.get(), CURLUPART_URL, address.url.c_str(), reading);
  curl_url_set(url.get(), CURLUPART_QUERY, parameter.c_str(), CURLU_APPENDQUERY);
  return part_of(url.get(), CURLUPART_URL);
}

std::string host_for_dns(const std::string& host) {
  const UrlPtr url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_HOST, host.c_str(), 0) != CURLUE_OK) return {};
  std::string name = lowered(part_of(url.get(), CURLUPART_HOST, CURLU_PUNYCODE));
  return is_plain_ascii(name) ? name : std::string();
}

} // namespace ftperm::site
