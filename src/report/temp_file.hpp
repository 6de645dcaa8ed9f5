#pragma once

#include "report/fd_stream.hpp"

#include <string>
#include <sys/types.h>

namespace ftperm::report {

/// A new file that only we can read, in the folder of the one it is to become. Removed at the end
/// of its life, unless it was put in place.
class TempFile {
 public:
  explicit TempFile(const std::string& folder);

  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  ~TempFile();

  int error() const { return error_; } ///< errno of making it, or 0

  int fd() const { return fd_.get(); }

  /// Syncs the file and gives it the mode and the name of the target, in one step for whoever looks
  /// there: 0, or errno and the target as it was.
  int put_in_place(const std::string& target, mode_t mode);

 private:
  std::string name_;
  OwnedFd fd_;
  int error_;
};

/// Makes a rename in the folder last through a power cut: 0 or errno. File systems that cannot sync
/// a folder are taken as they are.
int sync_folder(const std::string& folder);

} // namespace ftperm::report
