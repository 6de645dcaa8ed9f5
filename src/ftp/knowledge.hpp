#pragma once

#include "ftp/pipeline.hpp"
#include "ftp/server_profile.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/ftp/ftp_tree.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace ftperm::ftp {

/// What was learned of this server in this run; shared by its connections.
struct Knowledge {
  const ServerProfile* profile = &profile_for("");
  bool introduced = false; ///< FEAT and STAT were asked
  RemotePath root;         ///< where the login landed
  bool has_mlst = false;
  bool needs_opts_mlst = false; ///< UNIX.mode is there, but off until asked for, each session
  bool mlst_tells_mode = false;
  bool mff_sets_mode = false; ///< MFF with UNIX.mode (draft-somers-ftp-mfxx)
  std::shared_ptr<Pace> pace; ///< null: no limit
  bool synchronous = false;
  bool fences = true;
  std::chrono::milliseconds round_trip{0}; ///< of the first question
  std::size_t window_limit = static_cast<std::size_t>(-1);
  bool epsv = true;        ///< false: PASV
  bool data_works = false; ///< a data connection was made in this run
  /// Hidden names are shown only with -a, which some servers take for a name.
  std::string stat_command = "STAT -a";
  std::string list_command = "LIST -a";
  ListingWay way = ListingWay::stat;
  /// By way: whether a readable directory's listing holds the directory itself; nothing: not seen.
  std::array<std::optional<bool>, 3> lists_itself;

  std::optional<bool>& itself(ListingWay by) {
    return lists_itself.at(static_cast<std::size_t>(by));
  }

  const std::optional<bool>& itself(ListingWay by) const {
    return lists_itself.at(static_cast<std::size_t>(by));
  }

  PipelineLimits limits(bool tls) const {
    const std::size_t window = tls ? profile->tls_window : profile->plain_window;
    PipelineLimits result;
    result.window = window < window_limit ? window : window_limit;
    if (!tls) result.largest_send = profile->plain_send;
    result.synchronous = synchronous;
    result.fences = fences;
    result.pace = pace;
    return result;
  }
};

/// Whether the server's program was recognised.
bool is_known(const Knowledge& knowledge);

/// What the replies to FEAT and STAT, and the greeting, say about the server.
void learn_features(Knowledge& knowledge, const std::string& introduction,
                    const std::string& features);

} // namespace ftperm::ftp
