#include "ftp/login_error.hpp"

#include <curl/curl.h>
#include <gtest/gtest.h>
#include <string>

namespace {

using ftperm::Error;
using ftperm::ErrorKind;
using ftperm::account::Account;
using ftperm::account::Secret;
using ftperm::ftp::is_about_limits;
using ftperm::ftp::login_error;

Account account(std::string password = "se cret") {
  Account made;
  made.host = "ftp.example.org";
  made.user = "anna";
  made.password = Secret(std::move(password));
  made.ca_file = "ca.pem";
  return made;
}

bool mentions(const Error& error, const std::string& text) {
  return error.message.find(text) != std::string::npos;
}

TEST(LoginError, SaysThatThereIsNoConnection) {
  for (const int code :
       {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
        CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_FTP_WEIRD_SERVER_REPLY}) {
    const Error error = login_error(code, account(), 0, "", "");
    EXPECT_EQ(error.kind, ErrorKind::connect) << code;
    EXPECT_TRUE(mentions(error, "ftp.example.org")) << error.message;
  }
  EXPECT_TRUE(mentions(login_error(CURLE_COULDNT_CONNECT, account(), 0, "", "refused by peer"),
                       "refused by peer"));
  EXPECT_TRUE(mentions(login_error(CURLE_COULDNT_CONNECT, account(), 0, "", ""), "port 21"));
}

TEST(LoginError, SaysWhatIsWrongWithTls) {
  const Error without = login_error(CURLE_USE_SSL_FAILED, account(), 500, "AUTH what?", "");
  EXPECT_EQ(without.kind, ErrorKind::tls);
  EXPECT_TRUE(mentions(without, "--tls off"));
  const Error untrusted =
      login_error(CURLE_PEER_FAILED_VERIFICATION, account(), 234, "ok", "self-signed certificate");
  EXPECT_EQ(untrusted.kind, ErrorKind::tls);
  EXPECT_TRUE(mentions(untrusted, "self-signed certificate"));
  EXPECT_TRUE(mentions(untrusted, "--cacert"));
  EXPECT_EQ(login_error(CURLE_SSL_CONNECT_ERROR, account(), 234, "ok", "").kind, ErrorKind::tls);
  const Error unread = login_error(CURLE_SSL_CACERT_BADFILE, account(), 234, "ok", "");
  EXPECT_EQ(unread.kind, ErrorKind::usage);
  EXPECT_TRUE(mentions(unread, "ca.pem"));
}

TEST(LoginError, SaysThatThePasswordIsWrong) {
  for (const char* reply : {"Login incorrect.", "Login authentication failed",
                            "Authentication failed.", "User cannot log in."}) {
    const Error error = login_error(CURLE_LOGIN_DENIED, account(), 530, reply, "Access denied");
    EXPECT_EQ(error.kind, ErrorKind::login) << reply;
    EXPECT_EQ(error.reply_code, 530);
    EXPECT_TRUE(mentions(error, "anna"));
    EXPECT_TRUE(mentions(error, reply)) << error.message;
  }
}

TEST(LoginError, SaysThatTheServerIsFull) {
  const std::pair<int, const char*> refusals[] = {
      {421, "There are too many connected users, sorry."},
      {421, "Too many connections (50) from this IP"},
      {530,
       "Sorry, the maximum number of allowed clients (2) from your host are already connected"},
      {530, "Too many open sessions"},
      {421, "Service not available"}};
  for (const auto& [code, reply] : refusals)
    for (const int curl_code : {CURLE_LOGIN_DENIED, CURLE_FTP_WEIRD_SERVER_REPLY}) {
      const Error error = login_error(curl_code, account(), code, reply, "");
      EXPECT_EQ(error.kind, ErrorKind::too_many) << reply;
      EXPECT_EQ(error.reply_code, code);
    }
}

TEST(LoginError, NeverHoldsThePassword) {
  for (const int code : {CURLE_LOGIN_DENIED, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR,
                         CURLE_PEER_FAILED_VERIFICATION, CURLE_FTP_WEIRD_SERVER_REPLY,
                         CURLE_OPERATION_TIMEDOUT, CURLE_USE_SSL_FAILED}) {
    const Error error = login_error(code, account(), 530, "PASS se cret is wrong",
                                    "could not send PASS se cret or se%20cret");
    EXPECT_FALSE(mentions(error, "se cret") || mentions(error, "se%20cret")) << error.message;
  }
}

TEST(LoginError, NeverHoldsAPasswordOfOddBytesInAnyGuise) {
  // "geheim" with a Latin-1 letter, a control character, a right-to-left mark in it.
  for (const char* odd : {"\xe4", "\x01", "\xe2\x80\x8f"}) {
    const std::string password = "geh" + std::string(odd) + "eim";
    const Error error = login_error(CURLE_LOGIN_DENIED, account(password), 530,
                                    "no such password: " + password, "");
    EXPECT_FALSE(mentions(error, "geh") || mentions(error, "eim")) << error.message;
    const Error failed =
        login_error(CURLE_COULDNT_CONNECT, account(password), 0, "", "sent " + password);
    EXPECT_FALSE(mentions(failed, "geh") || mentions(failed, "eim")) << failed.message;
  }
}

TEST(LoginError, ShowsNoControlCharacters) {
  const Error error = login_error(CURLE_LOGIN_DENIED, account(), 530, "\x1b[2Jno", "");
  EXPECT_FALSE(mentions(error, "\x1b"));
  EXPECT_TRUE(mentions(error, "[2Jno"));
}

TEST(ConnectionLimits, AreWhatARefusalIsAbout) {
  EXPECT_TRUE(is_about_limits(421, ""));
  EXPECT_TRUE(is_about_limits(530, "TOO MANY users"));
  EXPECT_TRUE(is_about_limits(530, "Connection limit reached"));
  EXPECT_FALSE(is_about_limits(530, "Login incorrect."));
  EXPECT_FALSE(is_about_limits(530, "Login authentication failed"));
  EXPECT_FALSE(is_about_limits(550, "Permission denied"));
}

} // namespace
