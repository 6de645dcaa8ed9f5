#include "ftperm/report/atomic_file.hpp"

#include "ftperm/core/text.hpp"
#include "report/fd_stream.hpp"
#include "report/temp_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ftperm::report {
namespace {

/// What stands where the user wants a file.
struct Target {
  std::string path;   ///< symbolic links followed, the last one even where it dangles
  std::string folder; ///< that holds it
  bool exists = false;
  bool is_folder = false;
  bool is_regular = false;
  mode_t mode = 0;          ///< of a file that exists
  int standard_stream = -1; ///< 1 or 2 when it is our own standard output or error
  int error = 0;            ///< errno: it cannot be used
};

std::string follow_links(const std::string& path) {
  constexpr int most_links = 40;
  std::filesystem::path here = path;
  for (int i = 0; i < most_links; ++i) {
    std::error_code not_a_link;
    const auto target = std::filesystem::read_symlink(here, not_a_link);
    if (not_a_link) break;
    here = here.parent_path() / target; // an absolute target replaces all of it
  }
  return here.string();
}

int stream_that_is(const struct stat& file) {
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat stream = {};
    if (::fstat(fd, &stream) == 0 && stream.st_dev == file.st_dev && stream.st_ino == file.st_ino)
      return fd;
  }
  return -1;
}

Target look_at(const std::string& path) {
  Target target;
  target.path = follow_links(path);
  target.folder = std::filesystem::path(target.path).parent_path().string();
  if (target.folder.empty()) target.folder = ".";
  struct stat file = {};
  if (::stat(path.c_str(), &file) != 0) {
    const bool names_a_folder = path.empty() || path.back() == '/';
    target.error = errno != ENOENT ? errno : names_a_folder ? EISDIR : 0;
    return target;
  }
  target.exists = true;
  target.is_folder = S_ISDIR(file.st_mode);
  target.is_regular = S_ISREG(file.st_mode);
  target.mode = file.st_mode & 07777U;
  target.standard_stream = stream_that_is(file);
  if (target.is_folder)
    target.error = EISDIR;
  else if (target.standard_stream < 0 && ::access(path.c_str(), W_OK) != 0)
    target.error = errno;
  return target;
}

bool is_written_straight(const Target& target) {
  return target.exists && (!target.is_regular || target.standard_stream >= 0);
}

mode_t mode_of_a_new_file() {
  const mode_t mask = ::umask(077);
  ::umask(mask);
  return 0666U & ~mask;
}

const char* advice_for(int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR:
    return "Make that folder first, or choose another.";
  case EISDIR:
    return "Give the name of a file in it.";
  case ENOSPC:
  case EDQUOT:
    return "Make room there, or choose a folder on another disk.";
  case EFBIG:
    return "Raise the limit on file sizes (ulimit -f), or choose another folder.";
  case EACCES:
  case EPERM:
  case EROFS:
    return "Choose a folder and a file that you may write to.";
  case EPIPE:
    return "The program that should read it has ended.";
  default:
    return "Try again, or choose another folder.";
  }
}

std::string reason_for(int error) {
  if (error == EISDIR) return "it is a folder";
  if (error == ENOENT) return "its folder does not exist";
  return std::generic_category().message(error);
}

Error failure(ErrorKind kind, const std::string& path, int error, const std::string& after = {}) {
  return {kind, "Cannot write the file '" + visible(path) + "': " + reason_for(error) + ". " +
                    after + advice_for(error)};
}

std::optional<Error> write_straight(const std::string& path, const Target& target,
                                    const std::function<void(std::ostream&)>& write) {
  // Our own standard output is not opened anew: that would write from its start.
  OwnedFd fd(target.standard_stream >= 0 ? ::dup(target.standard_stream)
                                         : ::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  int error = fd.get() < 0 ? errno : write_all(fd.get(), write);
  if (const int at_close = fd.close(); error == 0) error = at_close;
  if (error == 0) return std::nullopt;
  return failure(ErrorKind::local_io, path, error, "What was written is not all. ");
}

} // namespace

std::optional<Error> write_file_atomically(const std::string& path,
                                           const std::function<void(std::ostream&)>& write) {
  const Target target = look_at(path);
  if (target.error != 0) return failure(ErrorKind::usage, path, target.error);
  if (is_written_straight(target)) return write_straight(path, target, write);

  TempFile file(target.folder);
  if (file.error() != 0) return failure(ErrorKind::usage, path, file.error());
  int error = write_all(file.fd(), write);
  if (error == 0)
    error = file.put_in_place(target.path, target.exists ? target.mode : mode_of_a_new_file());
  if (error != 0)
    return failure(ErrorKind::local_io, path, error,
                   target.exists ? "The file that was there is unchanged. "
                                 : "Nothing was left behind. ");
  if (error = sync_folder(target.folder); error != 0)
    return failure(ErrorKind::local_io, path, error,
                   "It is written, but the disk does not confirm that it will last. ");
  return std::nullopt;
}

std::optional<Error> check_writable(const std::string& path) {
  const Target target = look_at(path);
  if (target.error != 0) return failure(ErrorKind::usage, path, target.error);
  if (is_written_straight(target)) return std::nullopt;
  const TempFile probe(target.folder); // the only honest answer; gone at the end of this line
  if (probe.error() != 0) return failure(ErrorKind::usage, path, probe.error());
  return std::nullopt;
}

} // namespace ftperm::report
