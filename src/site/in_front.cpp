#include "site/in_front.hpp"

#include "site/ascii.hpp"

#include <array>

namespace ftperm::site {
namespace {

struct Sign {
  std::string_view field;
  std::string_view holds; ///< in its value, lower case; empty: that it is there says enough
  std::string_view who;
};

/// The first that fits counts, so that those who name themselves stand before what many send:
/// Fastly, for one, is a Varnish. The cache of LiteSpeed (x-litespeed-cache) is missing on purpose:
/// that is the host itself. X-Cacheable alone is sent by many a Varnish, not only by OVHcloud.
constexpr std::array<Sign, 34> signs{{
    {"cf-ray", "", "Cloudflare"},
    {"server", "cloudflare", "Cloudflare"},
    {"x-amz-cf-id", "", "CloudFront"},
    {"via", "cloudfront", "CloudFront"},
    {"x-fastly-request-id", "", "Fastly"},
    {"x-served-by", "cache-", "Fastly"},
    {"server", "akamaighost", "Akamai"},
    {"akamai-grn", "", "Akamai"},
    {"x-akamai-transformed", "", "Akamai"},
    {"x-akamai-request-id", "", "Akamai"},
    {"x-sucuri-id", "", "Sucuri"},
    {"server", "sucuri", "Sucuri"},
    {"x-iinfo", "", "Imperva"},
    {"x-cdn", "imperva", "Imperva"},
    {"x-cdn", "incapsula", "Imperva"},
    {"server", "bunnycdn", "Bunny"},
    {"cdn-pullzone", "", "Bunny"},
    {"server", "keycdn", "KeyCDN"},
    {"x-edge-location", "", "a CDN (X-Edge-Location)"},
    {"x-sp-edge", "", "StackPath"},
    {"x-sp-cache-status", "", "StackPath"},
    {"x-hw", "", "StackPath"},
    {"x-azure-ref", "", "Azure"},
    {"x-cdn-pop", "", "OVHcloud CDN"},
    {"x-cdn-pop-ip", "", "OVHcloud CDN"},
    {"x-cdn-geo", "", "OVHcloud CDN"},
    {"x-varnish", "", "Varnish"},
    {"via", "varnish", "Varnish"},
    {"x-proxy-cache", "", "a cache (X-Proxy-Cache)"},
    {"x-cache-status", "", "a cache (X-Cache-Status)"},
    {"x-cache", "", "a cache (X-Cache)"},
    {"x-cacheable", "", "a cache (X-Cacheable)"},
    {"via", "", "a proxy (Via)"}, // RFC 9110 section 7.6.3: each that passes an answer on
    {"x-cdn", "", "a CDN (X-CDN)"},
}};

constexpr std::array<std::string_view, 6> hit_fields{"x-cache",           "cf-cache-status",
                                                     "x-cache-status",    "x-proxy-cache",
                                                     "x-litespeed-cache", "x-sucuri-cache"};

/// Whether a cache says HIT there: "HIT", "TCP_MEM_HIT", "Hit from cloudfront". Behind "from" is a
/// host's name, and "hit-for-pass" is no hit.
bool says_hit(std::string_view element) {
  const std::string text = lowered(element.substr(0, element.find(" from ")));
  if (text.find("hit-for-") != std::string::npos) return false;
  std::string word;
  for (const char c : text + ' ') {
    if (is_letter(c)) {
      word += c;
      continue;
    }
    if (word == "hit" || word == "refreshhit") return true;
    word.clear();
  }
  return false;
}

/// Caches in a row make a list: "MISS, HIT".
bool any_says_hit(std::string_view list) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    if (says_hit(list.substr(0, comma))) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

/// Seconds since the answer was made (RFC 9111 section 5.1).
bool has_age(std::string_view age) {
  return !age.empty() && std::all_of(age.begin(), age.end(), is_digit) &&
         age.find_first_not_of('0') != std::string_view::npos;
}

} // namespace

std::string in_front(const Headers& headers) {
  for (const Sign& sign : signs) {
    if (!headers.has(sign.field)) continue;
    if (lowered(headers.all(sign.field)).find(sign.holds) != std::string::npos)
      return std::string(sign.who);
  }
  return {};
}

bool from_cache(const Headers& headers) {
  return has_age(headers.first("age")) ||
         std::any_of(hit_fields.begin(), hit_fields.end(),
                     [&](std::string_view field) { return any_says_hit(headers.all(field)); });
}

} // namespace ftperm::site
