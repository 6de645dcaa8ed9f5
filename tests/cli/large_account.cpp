#include "cli/large_account.hpp"

#include <fstream>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace ftperm::testing {
namespace {

/// Long names, for files are slow to make.
std::string file_name(int number) {
  return std::string(220, 'n') + std::to_string(number);
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
    for (int number = 0; number < files_each; ++number) {
      std::ofstream{file(folder, number)};
      own(file(folder, number), 0644);
    }
  }
}

std::string LargeAccount::file(int folder, int number) const {
  return files().path() / ("folder-" + std::to_string(folder)) / file_name(number);
}

} // namespace ftperm::testing
