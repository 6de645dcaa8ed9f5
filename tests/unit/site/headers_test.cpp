#include "site/headers.hpp"
#include "site/in_front.hpp"

#include <gtest/gtest.h>

namespace ftperm::site {
namespace {

Headers with(const std::vector<std::string>& fields) {
  Headers headers;
  headers.add("HTTP/1.1 200 OK\r\n");
  for (const std::string& field : fields)
    headers.add(field + "\r\n");
  headers.add("\r\n");
  return headers;
}

TEST(Headers, HoldTheFieldsOfTheLastAnswer) {
  Headers headers;
  headers.add("HTTP/1.1 401 Unauthorized\r\n");
  headers.add("Server: old\r\n");
  headers.add("\r\n");
  EXPECT_EQ(headers.add("HTTP/2 200 \r\n"), Headers::Taken::starts_anew);
  EXPECT_FALSE(headers.complete());
  headers.add("VIA:  a \r\n");
  headers.add("via:b\r\n");
  headers.add("\r\n");
  headers.add("X-Trailer: x\r\n");
  headers.add("HTTP/1.1 500 forged\r\n");
  EXPECT_EQ(headers.status(), 200);
  EXPECT_TRUE(headers.complete());
  EXPECT_EQ(headers.first("server"), "");
  EXPECT_EQ(headers.first("via"), "a");
  EXPECT_EQ(headers.all("via"), "a, b");
  EXPECT_FALSE(headers.has("x-trailer"));
}

TEST(Headers, TakeOddLinesForWhatTheyAre) {
  for (const char* line : {"HTTP/1.1\r\n", "HTTP/", "HTTP/1.1 20\r\n", "HTTP/1.1 abc x\r\n"}) {
    Headers headers;
    headers.add(line);
    EXPECT_EQ(headers.status(), 0) << line;
  }
}

struct Case {
  std::vector<std::string> fields;
  std::string expected;
};

TEST(InFront, IsToldByTheFieldsOfTheAnswer) {
  for (const Case& a : std::vector<Case>{
           {{}, ""},
           {{"Server: Apache", "X-Powered-By: PHP/8"}, ""},
           {{"Server: LiteSpeed", "X-LiteSpeed-Cache: hit"}, ""},
           {{"Server: cloudflare"}, "Cloudflare"},
           {{"Server: Apache", "CF-Ray: 7", "Via: 1.1 varnish"}, "Cloudflare"},
           {{"X-Served-By: cache-fra-eddf1-FRA", "Via: 1.1 varnish"}, "Fastly"},
           {{"X-Fastly-Request-ID: 1"}, "Fastly"},
           {{"Server: AkamaiGHost"}, "Akamai"},
           {{"Via: 1.1 abc.cloudfront.net (CloudFront)", "X-Cache: Error from cloudfront"},
            "CloudFront"},
           {{"X-Amz-Cf-Id: 1"}, "CloudFront"},
           {{"X-Sucuri-ID: 14020"}, "Sucuri"},
           {{"X-Varnish: 1 2"}, "Varnish"},
           {{"Via: 1.1 varnish (Varnish/7.1)"}, "Varnish"},
           {{"Server: BunnyCDN-DE1-1"}, "Bunny"},
           {{"Server: keycdn", "X-Edge-Location: defr"}, "KeyCDN"},
           {{"X-HW: 1"}, "StackPath"},
           {{"X-CDN-Pop: rbx1", "X-Cacheable: Matched cache"}, "OVHcloud CDN"},
           {{"X-Cacheable: YES"}, "a cache (X-Cacheable)"},
           {{"Via: 1.1 proxy.example"}, "a proxy (Via)"},
           {{"X-Cache: MISS"}, "a cache (X-Cache)"},
           {{"X-Proxy-Cache: MISS"}, "a cache (X-Proxy-Cache)"},
           {{"X-Cache-Status: BYPASS"}, "a cache (X-Cache-Status)"},
       })
    EXPECT_EQ(in_front(with(a.fields)), a.expected)
        << (a.fields.empty() ? "nothing" : a.fields.front());
}

TEST(FromCache, IsToldByAgeAndHits) {
  for (const char* field :
       {"Age: 1", "age: 00120", "X-Cache: HIT", "X-Cache: MISS, HIT", "X-Cache: TCP_MEM_HIT from a",
        "X-Cache: Hit from cloudfront", "X-Cache: RefreshHit from cloudfront", "X-Cache: HIT (3)",
        "CF-Cache-Status: HIT", "X-Cache-Status: hit", "X-Proxy-Cache: HIT",
        "X-LiteSpeed-Cache: hit,private", "X-Sucuri-Cache: HIT"})
    EXPECT_TRUE(from_cache(with({field}))) << field;
}

TEST(FromCache, IsNotToldByOtherWords) {
  for (const char* field : {"Age: 0", "Age: 000", "Age: ", "Age: -5", "Age: soon", "X-Cache: MISS",
                            "X-Cache: MISS from white.example", "X-Cache: MISS from hit.example",
                            "X-Cache: hit-for-pass", "X-Cache: Error from cloudfront",
                            "CF-Cache-Status: DYNAMIC", "X-Cache-Hits: 0"})
    EXPECT_FALSE(from_cache(with({field}))) << field;
}

} // namespace
} // namespace ftperm::site
