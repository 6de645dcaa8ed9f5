#include "support/scripted/conversation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <thread>

namespace ftperm::testing {
namespace {

const char* greeting_of(Dress dress) {
  switch (dress) {
  case Dress::vsftpd:
    return "220 (vsFTPd 3.0.3)\r\n";
  case Dress::proftpd:
    return "220 ProFTPD Server (web) [127.0.0.1]\r\n";
  case Dress::pure_ftpd:
    return "220---------- Welcome to Pure-FTPd ----------\r\n220 Ready.\r\n";
  case Dress::pyftpdlib:
    return "220 pyftpdlib 1.5.7 ready.\r\n";
  case Dress::unknown:
    break;
  }
  return "220 Ready.\r\n";
}

bool any_of(const std::vector<Fault>& faults, Does does) {
  return std::any_of(faults.begin(), faults.end(),
                     [&](const Fault& fault) { return fault.does == does; });
}

/// 0xFF is telnet's IAC and comes doubled (RFC 959 5.3): ProFTPD takes one of the two off.
std::string without_doubled_iac(const std::string& line) {
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    result += line[i];
    if (line[i] == '\xff' && i + 1 < line.size() && line[i + 1] == '\xff') ++i;
  }
  return result;
}

} // namespace

Conversation::Conversation(ServerState& state, UniqueFd fd)
    : state_(state), wire_(std::move(fd), state.sockets), outlet_(state, wire_),
      home_(state.options.home), where_(state.options.home) {}

void Conversation::run() {
  if (greet())
    while (const auto request = next_request())
      if (!serve(*request)) break;
  wire_.cut();
}

bool Conversation::greet() {
  {
    const std::lock_guard lock(state_.mutex);
    ++state_.record.connections;
  }
  connection_faults_ = state_.book.due(Moment::connection, "", "");
  if (any_of(connection_faults_, Does::other_certificate)) certificate_ = &Certificate::other();
  if (any_of(connection_faults_, Does::refuse_too_many)) {
    outlet_.write("421 Too many connections from your address.\r\n");
    return false;
  }
  const std::string& own = state_.options.greeting;
  return outlet_.write(own.empty() ? greeting_of(state_.options.dress) : own);
}

std::optional<Conversation::Request> Conversation::next_request() {
  std::size_t end = 0;
  while ((end = pending_.find('\n')) == std::string::npos) {
    if (outlet_.is_gathering() && !wire_.readable_within(std::chrono::milliseconds(3)) &&
        !outlet_.flush())
      return std::nullopt;
    std::array<char, 16384> buffer{};
    const std::size_t count = wire_.read(buffer);
    if (count == 0) return std::nullopt;
    pending_.append(buffer.data(), count);
  }
  std::string line = pending_.substr(0, end);
  pending_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  if (state_.options.dress == Dress::proftpd) line = without_doubled_iac(line);
  {
    const std::lock_guard lock(state_.mutex);
    state_.record.commands.push_back(line);
  }
  const std::size_t blank = std::min(line.find(' '), line.size());
  return Request{line.substr(0, blank), line.substr(std::min(blank + 1, line.size()))};
}

bool Conversation::serve(const Request& request) {
  now_ = {++numbers_, request.verb == "PWD", directory_of(request), request.verb};
  outlet_.on_command(now_);
  if (request.verb != "RNTO") old_name_.clear();
  bool ends = false;
  if (fail_at_command(request, ends)) return !ends;
  const Handler handler = handler_for(request.verb);
  if (handler == nullptr) return say("500 Unknown command.\r\n");
  constexpr std::array before_login{"USER", "PASS", "AUTH", "PBSZ", "PROT", "FEAT", "QUIT"};
  const bool allowed = logged_in_ || std::find(before_login.begin(), before_login.end(),
                                               request.verb) != before_login.end();
  if (!allowed) return say("530 Please login with USER and PASS.\r\n");
  return (this->*handler)(request);
}

/// True: nothing more is to be done for the command.
bool Conversation::fail_at_command(const Request& request, bool& ends) {
  command_faults_ = state_.book.due(Moment::command, request.verb, now_.directory);
  for (const Fault& fault : command_faults_) {
    if (fault.does == Does::wait)
      std::this_thread::sleep_for(std::chrono::milliseconds(fault.amount));
    ends = fault.does == Does::hang_up || fault.does == Does::say_421 ||
           fault.does == Does::fall_silent;
    if (fault.does == Does::say_421) {
      outlet_.write("421 Timeout: closing control connection.\r\n");
      wire_.say_goodbye();
    }
    std::array<char, 4096> buffer{};
    while (fault.does == Does::fall_silent && wire_.read(buffer) > 0)
      ;
    if (ends) return true;
  }
  return false;
}

bool Conversation::say(std::string bytes, std::size_t seen_as) {
  return outlet_.put({std::move(bytes), now_, seen_as});
}

std::string Conversation::absolute(const std::string& path) const {
  if (path.starts_with('/')) return path;
  if (path.empty() || path == ".") return where_;
  return where_ + (where_.ends_with('/') ? "" : "/") + path;
}

/// What the command is about, for faults and lies.
std::string Conversation::directory_of(const Request& request) const {
  const std::string& argument = request.argument;
  if (request.verb == "STAT") {
    const std::size_t option =
        argument.starts_with("-a") ? std::min<std::size_t>(3, argument.size()) : 0;
    return argument.empty() ? "" : absolute(argument.substr(option));
  }
  if (request.verb == "LIST" || request.verb == "MLSD") return where_;
  constexpr std::array by_path{"CWD", "MLST", "RNFR", "RNTO", "SIZE", "RETR"};
  if (std::find(by_path.begin(), by_path.end(), request.verb) != by_path.end())
    return absolute(argument);
  if (request.verb == "SITE" && argument.starts_with("CHMOD "))
    return absolute(argument.substr(std::min(argument.find(' ', 6), argument.size() - 1) + 1));
  return "";
}

Conversation::Handler Conversation::handler_for(const std::string& verb) {
  static const std::map<std::string, Handler> handlers{
      {"USER", &Conversation::on_user},    {"PASS", &Conversation::on_pass},
      {"AUTH", &Conversation::on_auth},    {"PBSZ", &Conversation::on_yes},
      {"PROT", &Conversation::on_yes},     {"TYPE", &Conversation::on_type},
      {"NOOP", &Conversation::on_yes},     {"OPTS", &Conversation::on_yes},
      {"FEAT", &Conversation::on_feat},    {"STAT", &Conversation::on_stat},
      {"PWD", &Conversation::on_pwd},      {"CWD", &Conversation::on_cwd},
      {"EPSV", &Conversation::on_passive}, {"PASV", &Conversation::on_passive},
      {"LIST", &Conversation::on_list},    {"MLSD", &Conversation::on_list},
      {"MLST", &Conversation::on_mlst},    {"SITE", &Conversation::on_site},
      {"MFF", &Conversation::on_mff},      {"QUIT", &Conversation::on_quit},
      {"RNFR", &Conversation::on_rnfr},    {"RNTO", &Conversation::on_rnto},
      {"SIZE", &Conversation::on_size},    {"RETR", &Conversation::on_retr},
  };
  const auto found = handlers.find(verb);
  return found == handlers.end() ? nullptr : found->second;
}

bool Conversation::on_user(const Request&) {
  if (state_.options.tls && !wire_.is_tls()) return say("530 Login needs TLS.\r\n");
  user_known_ = true;
  return say("331 Password please.\r\n");
}

bool Conversation::on_pass(const Request& request) {
  if (any_of(connection_faults_, Does::refuse_login) || !user_known_ ||
      request.argument != "secret")
    return say("530 Login incorrect." + refusal_text() + "\r\n");
  logged_in_ = true;
  return say("230 Login successful.\r\n");
}

/// What a refusal says besides; a server may say anything there.
std::string Conversation::refusal_text() const {
  for (const Fault& fault : connection_faults_)
    if (fault.does == Does::refuse_login) return fault.text;
  return "";
}

bool Conversation::on_auth(const Request&) {
  if (!state_.options.tls) return say("502 No TLS here.\r\n");
  return say("234 Begin.\r\n") && outlet_.flush() && wire_.start_tls(certificate_->server_tls());
}

bool Conversation::on_yes(const Request&) {
  return say("200 Yes.\r\n");
}

bool Conversation::on_feat(const Request&) {
  std::string features = " EPSV\r\n PASV\r\n UTF8\r\n";
  if (state_.options.dress != Dress::vsftpd)
    features += " MLST type*;unix.mode*;unix.owner*;\r\n MLSD\r\n";
  if (state_.options.dress == Dress::proftpd) features += " MFF modify;UNIX.group;UNIX.mode;\r\n";
  return say("211-Features:\r\n" + features + "211 End\r\n");
}

bool Conversation::on_pwd(const Request&) {
  std::string quoted;
  for (const char c : where_)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return say("257 \"" + quoted + "\" is the current directory\r\n");
}

bool Conversation::on_quit(const Request&) {
  (void)say("221 Goodbye.\r\n");
  (void)outlet_.flush();
  wire_.say_goodbye();
  return false;
}

} // namespace ftperm::testing
