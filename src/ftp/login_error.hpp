#pragma once

#include "ftperm/account/account.hpp"
#include "ftperm/core/error.hpp"

#include <string>
#include <string_view>

namespace ftperm::ftp {

/// What a failed login means for the user. `curl_code` is libcurl's CURLcode, `reply` the last
/// thing that the server said, `curl_message` libcurl's own words.
Error login_error(int curl_code, const account::Account& account, int reply_code,
                  const std::string& reply, std::string_view curl_message);

/// Whether a refusal is about the number of connections and not about who asks.
bool is_about_limits(int reply_code, std::string_view reply);

} // namespace ftperm::ftp
