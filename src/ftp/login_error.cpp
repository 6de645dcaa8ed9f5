#include "ftp/login_error.hpp"

#include "ftp/reply_words.hpp"
#include "ftperm/account/redact.hpp"
#include "ftperm/core/text.hpp"

#include <curl/curl.h>

namespace ftperm::ftp {
namespace {

std::string where(const account::Account& account) {
  return visible(account.host) + " port " + std::to_string(account.port);
}

Error tls_error(const account::Account& account, int curl_code, int reply_code,
                const std::string& detail) {
  if (curl_code == CURLE_USE_SSL_FAILED)
    return {ErrorKind::tls,
            "the server at " + where(account) +
                " does not offer TLS. With --tls off ftperm connects without it: the password "
                "then travels in clear, readable by anyone on the way",
            reply_code};
  if (curl_code == CURLE_SSL_CACERT_BADFILE)
    return {ErrorKind::usage, "the certificates in " + visible(account.ca_file.value_or("")) +
                                  " cannot be read: --cacert needs a file in PEM format"};
  if (curl_code == CURLE_PEER_FAILED_VERIFICATION)
    return {ErrorKind::tls,
            "the certificate of " + where(account) + " is not trusted (" + detail +
                "). Check the host's name; --cacert FILE trusts a certificate of your own, "
                "--insecure connects without the check"};
  return {ErrorKind::tls, "no TLS connection to " + where(account) + ": " + detail};
}

Error refused_login(const account::Account& account, int reply_code, const std::string& said) {
  if (account.tls == account::Tls::off && holds_any(said, {"encrypt", "tls", "ssl", "cleartext"}))
    return {ErrorKind::tls,
            "the server at " + where(account) + " insists on TLS (" + said +
                "): leave out --tls off",
            reply_code};
  if (is_about_limits(reply_code, said))
    return {ErrorKind::too_many,
            "the server at " + where(account) + " takes no further connection now: " + said,
            reply_code};
  return {ErrorKind::login,
          "login as \"" + visible(account.user) + "\" was refused by " + where(account) + " (" +
              said + "). Check the login name and the password",
          reply_code};
}

} // namespace

bool is_about_limits(int reply_code, std::string_view reply) {
  return reply_code == 421 || holds_any(reply, {"too many", "maximum", "simultaneous", "limit"});
}

Error login_error(int curl_code, const account::Account& account, int reply_code,
                  const std::string& reply, std::string_view curl_message) {
  const std::string said =
      std::to_string(reply_code) + " " + visible(account::redact(reply, account.password));
  const std::string_view words =
      curl_message.empty() ? curl_easy_strerror(static_cast<CURLcode>(curl_code)) : curl_message;
  const std::string detail = visible(account::redact(std::string(words), account.password));
  switch (curl_code) {
  case CURLE_COULDNT_RESOLVE_HOST:
    return {ErrorKind::connect,
            "the host " + visible(account.host) + " is not known: check its name and your network"};
  case CURLE_COULDNT_CONNECT:
    return {ErrorKind::connect, "no connection to " + where(account) + ": " + detail};
  case CURLE_OPERATION_TIMEDOUT:
    if (reply_code == 421) break; // what libcurl takes for a timeout, wherever it comes
    return {ErrorKind::connect, "the server at " + where(account) + " does not answer: " + detail};
  case CURLE_USE_SSL_FAILED:
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER:
    return tls_error(account, curl_code, reply_code, detail);
  case CURLE_LOGIN_DENIED:
  case CURLE_REMOTE_ACCESS_DENIED:
    return refused_login(account, reply_code, said);
  default:
    break;
  }
  if (reply_code == 421 || reply_code == 530) return refused_login(account, reply_code, said);
  return {ErrorKind::connect, "no FTP session with " + where(account) + ": " + detail, reply_code};
}

} // namespace ftperm::ftp
