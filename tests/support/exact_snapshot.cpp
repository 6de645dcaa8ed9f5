#include "support/exact_snapshot.hpp"

#include "support/temp_folder.hpp"

#include <cerrno>
#include <ostream>
#include <sys/stat.h>
#include <system_error>

namespace ftperm::testing {
namespace {

ExactEntry entry_at(const std::filesystem::path& path) {
  struct stat info {};

  if (::lstat(path.c_str(), &info) != 0) {
    throw std::system_error(errno, std::generic_category(), path.string());
  }
  ExactEntry entry{info.st_mode, info.st_uid, info.st_gid, {}};
  if (S_ISREG(info.st_mode)) entry.content = content_of(path.string());
  if (S_ISLNK(info.st_mode)) entry.content = std::filesystem::read_symlink(path).string();
  return entry;
}

} // namespace

void PrintTo(const ExactEntry& entry, std::ostream* out) {
  *out << std::oct << entry.mode << std::dec << ' ' << entry.uid << ':' << entry.gid << " \""
       << entry.content << '"';
}

ExactSnapshot exact_snapshot_of(const std::filesystem::path& root) {
  ExactSnapshot found{{"", entry_at(root)}};
  for (const auto& item : std::filesystem::recursive_directory_iterator(root))
    found.emplace(item.path().lexically_relative(root).string(), entry_at(item.path()));
  return found;
}

} // namespace ftperm::testing
