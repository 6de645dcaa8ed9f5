#include "cli/state_folder.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string_view>
#include <system_error>

#include <pwd.h>
#include <unistd.h>

namespace ftperm::cli {
namespace {

/// File systems take 255 bytes; a time and an ending are to fit, too.
constexpr std::size_t longest_name = 180;

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  // A relative path is to be ignored, says the specification.
  return value != nullptr && *value == '/' ? value : "";
}

/// Of whoever runs this, where nothing in the environment says it.
std::string home_of_user() {
  const passwd* user = ::getpwuid(::geteuid());
  return user != nullptr && user->pw_dir != nullptr ? user->pw_dir : "";
}

/// Every byte but letters, digits, '.' and '-' as "+" and two digits, so that '_' can separate.
std::string encoded(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    text += plain ? std::string(1, c) : "+" + to_hex({&c, 1});
  }
  return text;
}

} // namespace

Result<std::string> state_folder() {
  if (const std::string state = from_environment("XDG_STATE_HOME"); !state.empty())
    return state + "/ftperm";
  for (const std::string& home : {from_environment("HOME"), home_of_user()})
    if (home.starts_with('/')) return home + "/.local/state/ftperm";
  return Error{ErrorKind::usage,
               "there is no place for the journal of what is changed: set HOME or "
               "XDG_STATE_HOME, or name a file with --journal"};
}

Result<std::string> make_state_folder() {
  auto folder = state_folder();
  if (!folder) return folder;
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::is_directory(*folder, error)) return folder;
  fs::create_directories(*folder, error);
  if (!error) fs::permissions(*folder, fs::perms::owner_all, error);
  if (!error) return folder;
  return Error{ErrorKind::usage, "the folder for journals, " + visible(*folder) +
                                     ", cannot be made (" + error.message() +
                                     "): set XDG_STATE_HOME, or name a file with --journal"};
}

std::string file_name_of(const account::Url& account) {
  std::string host = account.host;
  std::transform(host.begin(), host.end(), host.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string name =
      encoded(host) + "_" + std::to_string(account.port) + "_" + encoded(account.user);
  if (name.size() <= longest_name) return name;
  return name.substr(0, longest_name) + "_" + std::to_string(std::hash<std::string>{}(name));
}

} // namespace ftperm::cli
