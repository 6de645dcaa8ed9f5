#include "support/temp_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>

namespace ftperm::testing {

TempFolder::TempFolder() {
  std::string pattern = "/tmp/ftperm-test-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = pattern;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_file(const std::string& path, std::string_view text, unsigned mode) {
  std::ofstream(path, std::ios::binary) << text;
  if (::chmod(path.c_str(), mode) != 0) throw std::runtime_error("chmod " + path);
}

} // namespace ftperm::testing
