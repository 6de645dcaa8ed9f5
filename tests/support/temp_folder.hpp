#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace ftperm::testing {

/// A folder of its own for what a test writes, removed with its content.
class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();

  std::string at(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string content_of(const std::string& path);
void write_file(const std::string& path, std::string_view text, unsigned mode = 0600);

} // namespace ftperm::testing
