#pragma once

#include "support/scripted/certificate.hpp"
#include "support/scripted/reply_outlet.hpp"
#include "support/scripted/server_state.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::testing {

/// One control connection of the scripted server, from its greeting to its end, with its data
/// connections. Lives in a thread of its own.
class Conversation {
 public:
  Conversation(ServerState& state, UniqueFd fd);
  void run();

 private:
  struct Request {
    std::string verb;
    std::string argument; ///< all behind the verb and one blank
  };

  struct Listed {
    std::string text; ///< rows, or what a file holds
    bool cut_told = false;
  };

  using Handler = bool (Conversation::*)(const Request&);

  // Each answers and says whether the connection goes on.
  static Handler handler_for(const std::string& verb);
  bool on_user(const Request& request);
  bool on_pass(const Request& request);
  bool on_auth(const Request& request);
  bool on_yes(const Request& request);
  bool on_feat(const Request& request);
  bool on_stat(const Request& request);
  bool on_pwd(const Request& request);
  bool on_cwd(const Request& request);
  bool on_passive(const Request& request);
  bool on_list(const Request& request);
  bool on_mlst(const Request& request);
  bool on_site(const Request& request);
  bool on_mff(const Request& request);
  bool on_rnfr(const Request& request);
  bool on_rnto(const Request& request);
  bool on_type(const Request& request);
  bool on_size(const Request& request);
  bool on_retr(const Request& request);
  bool on_quit(const Request& request);

  bool greet();
  std::string refusal_text() const;
  std::optional<Request> next_request();
  bool serve(const Request& request);
  bool fail_at_command(const Request& request, bool& ends);
  bool say(std::string bytes, std::size_t seen_as = 1);

  std::string absolute(const std::string& path) const;
  std::string directory_of(const Request& request) const;
  Result<Listed> list(const std::string& path, const std::string& verb);
  void spoil_rows(std::vector<std::string>& rows, const std::string& path, const std::string& verb,
                  Listed& listed);
  Entry shown(const Entry& entry, const std::string& path) const;
  Result<std::string> read_file(const std::string& path);
  bool change(const std::string& path, unsigned mode, const std::string& yes);

  // conversation_data.cpp
  bool transfer(const Listed& listed);
  std::optional<Fault> transfer_fault(Does does) const;
  UniqueFd accept_data();
  bool send_data(Wire& data, const std::string& text);
  void note_early_end(const std::string& text, std::size_t sent);

  ServerState& state_;
  Wire wire_;
  ReplyOutlet outlet_;
  const Certificate* certificate_ = &Certificate::trusted();
  std::string pending_;
  std::vector<Fault> connection_faults_;
  std::vector<Fault> transfer_faults_;
  std::vector<Fault> command_faults_;
  Asked now_; ///< the command that is being answered
  std::string home_;
  std::string where_;
  UniqueFd passive_;
  std::string old_name_; ///< of RNFR, until the next command
  bool binary_ = false;
  std::size_t numbers_ = 0;
  bool user_known_ = false;
  bool logged_in_ = false;
};

} // namespace ftperm::testing
