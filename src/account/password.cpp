#include "ftperm/account/password.hpp"

#include "account/bytes.hpp"
#include "account/file_descriptor.hpp"
#include "account/first_line.hpp"
#include "account/password_command.hpp"
#include "account/terminal_prompt.hpp"
#include "ftperm/account/netrc.hpp"
#include "ftperm/core/text.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace ftperm::account {
namespace {

/// A password, or why the source gave none, and which source it was.
struct Answer {
  Result<Secret> password;
  const char* source;
};

Answer ask(const std::string& user, const Url& url) {
  auto typed = ask_on_terminal("Password of " + visible(user) + " at " + visible(url.host) + ": ");
  if (typed) return {*std::move(typed), "prompt"};
  return {usage_error("no password, and no terminal to ask for one; give it with "
                      "--password-file FILE, --password-command COMMAND, the environment variable "
                      "FTPERM_PASSWORD, an entry in .netrc, or in the URL"),
          "prompt"};
}

Answer from_file(const std::string& path, const std::string& user, const Url& url) {
  if (path == "-" && ::isatty(STDIN_FILENO) == 1) return ask(user, url);
  if (path == "-") return {read_first_line(STDIN_FILENO, "the password on standard input"), "file"};
  const std::string what = "the password file " + visible(path);
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    return {usage_error(what + " cannot be read: " + std::strerror(errno)), "file"};
  return {read_first_line(file.get(), what), "file"};
}

/// All sources in their order; `netrc` has been read already when the URL names no login.
Answer first_answer(const PasswordSources& sources, const Url& url, const std::string& user,
                    NetrcLookup& netrc) {
  if (sources.file) return from_file(*sources.file, user, url);
  if (sources.command) return {password_from_command(*sources.command), "command"};
  if (const char* const set = std::getenv("FTPERM_PASSWORD"); set != nullptr && *set != '\0')
    return {Secret(std::string(set)), "environment"};
  if (url.password) return {url.password->clone(), "url"};
  if (!url.user.empty()) netrc = find_in_netrc(url.host, url.user);
  if (netrc.entry && !netrc.entry->password.empty())
    return {std::move(netrc.entry->password), ".netrc"};
  return ask(user, url);
}

void warn_of_url(FoundPassword& found) {
  found.warnings.emplace_back(
      "a password in the URL can be seen in the shell's history and in the list of processes; "
      "--password-file, --password-command, FTPERM_PASSWORD and .netrc keep it out of sight");
  if (found.source != "url")
    found.warnings.push_back("the password in the URL is not used, that of another source (" +
                             found.source + ") goes first");
}

} // namespace

Result<FoundPassword> find_password(const PasswordSources& sources, const Url& url) {
  FoundPassword found;
  NetrcLookup netrc;
  found.user = url.user;
  if (found.user.empty()) {
    netrc = find_in_netrc(url.host, "");
    if (netrc.entry) found.user = netrc.entry->login;
  }
  if (found.user.empty()) return usage_error("name the login: ftp://login@host/");
  if (!can_be_sent(found.user))
    return usage_error("the login holds a line end or NUL, which FTP cannot send");

  auto answer = first_answer(sources, url, found.user, netrc);
  if (!answer.password) return answer.password.error();
  found.password = *std::move(answer.password);
  found.source = answer.source;
  if (!can_be_sent(found.password.reveal()))
    return usage_error("the password (source: " + found.source +
                       ") holds a line end or NUL, which FTP cannot send");
  if (url.password) warn_of_url(found);
  if (!netrc.warning.empty()) found.warnings.push_back(std::move(netrc.warning));
  return found;
}

} // namespace ftperm::account
