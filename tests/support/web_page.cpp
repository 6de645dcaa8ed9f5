#include "support/web_page.hpp"

#include <cstddef>
#include <curl/curl.h>
#include <memory>
#include <stdexcept>

namespace ftperm::testing {
namespace {

std::size_t keep(char* data, std::size_t, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, count);
  return count;
}

} // namespace

WebPage load_page(const std::string& url, const std::string& cacert) {
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) throw std::runtime_error("curl_easy_init");
  WebPage page;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_MAXREDIRS, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &keep);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &page.body);
  if (!cacert.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_CAINFO, cacert.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CAPATH, nullptr);
  }
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) page.problem = curl_easy_strerror(code);
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  page.status = static_cast<int>(status);
  return page;
}

} // namespace ftperm::testing
