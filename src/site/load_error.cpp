#include "site/load_error.hpp"

#include "ftperm/core/text.hpp"

#include <cstring>

#include <curl/curl.h>

namespace ftperm::site {
namespace {

Reason unknown_name(const Attempt& attempt) {
  return {Failure::name, "the host " + visible(attempt.address.host) +
                             " is not known: check its name; if its DNS is elsewhere, or not yet "
                             "set, say where it is with --resolve HOST:ADDR"};
}

Reason no_connection(const Attempt& attempt) {
  const std::string why =
      attempt.os_error == 0 ? "nobody answers there" : std::strerror(attempt.os_error);
  return {Failure::connect, "no connection to " + where(attempt.address) + " (" + why +
                                "): check the address; --resolve HOST:ADDR says where else the "
                                "host is"};
}

Reason too_late(const Attempt& attempt) {
  if (!attempt.found) return unknown_name(attempt);
  if (!attempt.connected) return no_connection(attempt);
  return {Failure::timeout, where(attempt.address) + " sent no whole answer in time"};
}

Reason bad_tls(const Attempt& attempt, const std::string& detail) {
  const std::string there = where(attempt.address);
  if (attempt.curl_code == CURLE_SSL_CACERT_BADFILE)
    return {Failure::tls, "the certificates in " + visible(attempt.options.ca_file.value_or("")) +
                              " cannot be read: --site-cacert needs a file in PEM format"};
  if (attempt.curl_code == CURLE_PEER_FAILED_VERIFICATION)
    return {Failure::tls, "the certificate of " + there + " is not trusted (" + detail +
                              "): --site-cacert FILE trusts one of your own, --insecure-site loads "
                              "the page without the check"};
  return {Failure::tls, "no TLS connection to " + there + " (" + detail +
                            "): if the site has no HTTPS, write http://"};
}

Reason broken(const Attempt& attempt, const std::string& detail) {
  return {Failure::broken,
          "the answer of " + where(attempt.address) + " is no whole HTTP (" + detail + ")"};
}

} // namespace

std::string where(const Address& address) {
  const bool usual = address.port == (address.tls ? "443" : "80");
  return visible(address.host) + (usual ? "" : " port " + visible(address.port));
}

Reason reason_of(const Attempt& attempt) {
  const std::string_view words = attempt.curl_message.empty()
                                     ? curl_easy_strerror(static_cast<CURLcode>(attempt.curl_code))
                                     : attempt.curl_message;
  const std::string detail = visible(words);
  switch (attempt.curl_code) {
  case CURLE_COULDNT_RESOLVE_HOST:
    return unknown_name(attempt);
  case CURLE_COULDNT_CONNECT:
  case CURLE_INTERFACE_FAILED:
    return no_connection(attempt);
  case CURLE_OPERATION_TIMEDOUT:
    return too_late(attempt);
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_INVALIDCERTSTATUS:
    return bad_tls(attempt, detail);
  default:
    return broken(attempt, detail);
  }
}

} // namespace ftperm::site
