#include "cli/large_account.hpp"

#include <fstream>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace ftperm::testing {
namespace {

/// Long names, for files are slow to make.
std::string file_name(int file) {
  return std::string(220, 'n') + std::to_string(file);
}

void own(const std::filesystem::path& path, mode_t mode) {
  if (::chown(path.c_str(), 33, 33) != 0 || ::chmod(path.c_str(), mode) != 0)
    throw std::runtime_error(path.string());
}

} // namespace

LargeAccount::LargeAccount(const std::string& server, const std::vector<std::string>& variants)
    : HostedAccount({.server = server, .tree = "empty", .variants = variants}) {
  for (int folder = 0; folder < folders; ++folder) {
    const auto path = files().path() / ("folder-" + std::to_string(folder));
    std::filesystem::create_directory(path);
    own(path, 0755);
    for (int file = 0; file < files_each; ++file) {
      const auto name = path / file_name(file);
      std::ofstream{name};
      own(name, 0644);
    }
  }
}

std::string LargeAccount::early_file() const {
  return files().path() / "folder-0" / file_name(99);
}

} // namespace ftperm::testing
