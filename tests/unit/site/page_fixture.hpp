#pragma once

#include "ftperm/site/curl_page.hpp"
#include "support/http_server.hpp"

#include <gtest/gtest.h>

#include <array>

namespace ftperm::site {

using ftperm::testing::http_answer;
using ftperm::testing::http_redirect;
using ftperm::testing::HttpRequest;
using ftperm::testing::HttpServer;
using ftperm::testing::Wire;

inline std::unique_ptr<Page> opened(const std::string& url, const LoadOptions& options = {}) {
  auto page = open_page(url, options);
  EXPECT_TRUE(page) << url << ": " << page.error().message;
  return page ? *std::move(page) : nullptr;
}

inline Answer loaded(const std::string& url, const LoadOptions& options = {}) {
  const auto page = opened(url, options);
  return page ? page->load() : Answer();
}

/// That one answer, loaded.
inline Answer loaded_from(std::string answer, const LoadOptions& options = {}) {
  const HttpServer server(HttpServer::always(std::move(answer)));
  return loaded(server.url(), options);
}

inline LoadOptions resolving(std::vector<std::string> entries) {
  LoadOptions options;
  options.resolve = std::move(entries);
  return options;
}

/// Until the client has had enough.
inline void wait_for_end(Wire& wire) {
  std::array<char, 256> buffer{};
  while (wire.read(buffer) > 0) {
  }
}

inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

} // namespace ftperm::site
