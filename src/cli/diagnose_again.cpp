#include "cli/diagnose_again.hpp"

#include "cli/way_back.hpp"

#include <algorithm>
#include <filesystem>

namespace ftperm::cli {
namespace {

void add(std::string& command, const char* option, const std::string& value) {
  command += std::string(" ") + option + " " + shell_word(value);
}

std::string absolute(const std::string& file) {
  return std::filesystem::absolute(file).string();
}

void add_account(std::string& command, const Config& config) {
  std::string address = account::display(config.url);
  if (!config.url.path.empty() || config.url.path_is_absolute)
    address += (config.url.path_is_absolute ? "//" : "/") + config.url.path;
  command += " " + shell_word(address);
  if (config.tls == account::Tls::off) command += " --tls off";
  if (config.ca_file) add(command, "--cacert", absolute(*config.ca_file));
  if (config.insecure) command += " --insecure";
  if (config.profile != "ovh") add(command, "--profile", config.profile);
}

void add_site(std::string& command, const DiagnoseOptions& options) {
  for (const std::string& site : options.sites)
    add(command, "--site", site);
  for (const std::string& where : options.load.resolve)
    add(command, "--resolve", where);
  if (options.load.ca_file) add(command, "--site-cacert", absolute(*options.load.ca_file));
  if (!options.load.check_certificate) command += " --insecure-site";
}

} // namespace

std::string diagnose_again(const Config& config, const std::vector<Cause>& causes, bool tested) {
  std::string command = "ftperm diagnose";
  add_account(command, config);
  add_site(command, config.diagnose);
  command += " --test";
  const bool root = std::any_of(causes.begin(), causes.end(), [](const Cause& cause) {
    return cause.kind == CauseKind::permissions && cause.path == "/";
  });
  if (config.fix_root && root) command += " --fix-root";
  if (!tested) return command;
  const auto is_left = [](const Cause& cause) { return cause.proven && !cause.removed; };
  if (std::none_of(causes.begin(), causes.end(), is_left)) return "";
  const bool htaccess = std::any_of(causes.begin(), causes.end(), [&](const Cause& cause) {
    return is_left(cause) && cause.kind == CauseKind::htaccess;
  });
  return command + " --apply" + (htaccess ? " --keep-htaccess-off" : "");
}

} // namespace ftperm::cli
