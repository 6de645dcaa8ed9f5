#include "ftperm/account/netrc.hpp"

#include "account/bytes.hpp"
#include "account/netrc_tokens.hpp"

namespace ftperm::account {
namespace {

/// What stands between one `machine` or `default` and the next.
struct Stanza {
  bool fits_host = false;
  std::string login;
  Secret password;

  bool fits(std::string_view wanted_login) const {
    return fits_host && (wanted_login.empty() || login.empty() || login == wanted_login);
  }
};

/// Reads from after one `machine` or `default` to the next; leaves that keyword in `word`, or
/// nothing at the end of the text.
void read_stanza(NetrcTokens& tokens, std::string& word, Stanza& stanza) {
  std::string value;
  while (tokens.next_keyword(word)) {
    if (equal_ignoring_case(word, "machine") || equal_ignoring_case(word, "default")) return;
    if (equal_ignoring_case(word, "login")) {
      tokens.next_value(stanza.login);
    } else if (equal_ignoring_case(word, "password")) {
      tokens.next_value(value);
      stanza.password = Secret(std::move(value));
    } else if (equal_ignoring_case(word, "account")) {
      tokens.next_value(value); // for the ACCT command, which no hoster asks for
      wipe(value);
    } else if (equal_ignoring_case(word, "macdef")) {
      tokens.skip_macro();
    } // other words are passed over, as ftp(1) and curl do
  }
  word.clear();
}

} // namespace

std::optional<NetrcEntry> parse_netrc(std::string_view text, std::string_view host,
                                      std::string_view login) {
  NetrcTokens tokens(text);
  std::string word;
  Stanza head; // what comes before the first `machine` belongs to no host
  read_stanza(tokens, word, head);
  while (!word.empty()) {
    Stanza stanza;
    stanza.fits_host = true;
    if (equal_ignoring_case(word, "machine"))
      stanza.fits_host = tokens.next_value(word) && equal_ignoring_case(word, host);
    read_stanza(tokens, word, stanza);
    if (tokens.broken()) return std::nullopt;
    if (!stanza.fits(login)) continue;
    if (stanza.login.empty()) stanza.login = login;
    return NetrcEntry{std::move(stanza.login), std::move(stanza.password)};
  }
  return std::nullopt;
}

} // namespace ftperm::account
