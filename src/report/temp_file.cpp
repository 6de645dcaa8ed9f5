#include "report/temp_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ftperm::report {

TempFile::TempFile(const std::string& folder)
    : name_(folder + "/.ftperm-XXXXXX"), fd_(::mkstemp(name_.data())),
      error_(fd_.get() < 0 ? errno : 0) {
  if (error_ != 0)
    name_.clear();
  else
    ::fcntl(fd_.get(), F_SETFD, FD_CLOEXEC);
}

TempFile::~TempFile() {
  if (!name_.empty()) ::unlink(name_.c_str());
}

int TempFile::put_in_place(const std::string& target, mode_t mode) {
  if (::fchmod(fd_.get(), mode) != 0 || ::fsync(fd_.get()) != 0) return errno;
  if (const int error = fd_.close(); error != 0) return error;
  if (::rename(name_.c_str(), target.c_str()) != 0) return errno;
  name_.clear();
  return 0;
}

int sync_folder(const std::string& folder) {
  const OwnedFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) == 0) return 0; // a folder may be writable, not readable
  return errno == EINVAL || errno == ENOTSUP || errno == EROFS ? 0 : errno;
}

} // namespace ftperm::report
