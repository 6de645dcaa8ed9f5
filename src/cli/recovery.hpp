#pragma once

#include "cli/config.hpp"
#include "cli/connection.hpp"
#include "ftperm/core/remote_path.hpp"
#include "ftperm/remote/tree.hpp"

#include <string>

namespace ftperm::cli {

/// Where journals of an account lie, and the tree that they are about.
struct RecoveryPlace {
  std::string folder;
  const account::Url& account; ///< must outlive it
  RemotePath root;             ///< where the login landed
  std::string left_out;        ///< a journal that is seen to otherwise; empty: none
};

/// What a diagnosis that was cut off (killed, or without its connection to the end) left on this
/// account is put back, and said: a `.htaccess` that is away, modes that were changed for a moment.
/// Nothing is done while another run is at work. Whatever fails is said, and tried again by the
/// next run; so is a journal that cannot be used.
void recover(const RecoveryPlace& place, remote::TreeChanger& tree, spdlog::logger& log,
             ProgressLine& progress);

/// The same, on what this run has connected to. `ftperm undo` leaves the journal that it was given
/// to itself.
void recover(const Config& config, Connection& connection);

} // namespace ftperm::cli
