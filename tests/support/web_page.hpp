#pragma once

#include <string>

namespace ftperm::testing {

/// What a visitor's browser gets; nothing of the program under test is in it.
struct WebPage {
  int status = 0; ///< of the last answer; 0: none came
  std::string body;
  std::string problem; ///< why it was no whole answer, or no end of redirects; in libcurl's words
};

/// Follows up to ten redirects. `cacert` is the only authority that HTTPS is checked with.
WebPage load_page(const std::string& url, const std::string& cacert = {});

} // namespace ftperm::testing
