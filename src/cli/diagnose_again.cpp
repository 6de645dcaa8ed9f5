#include "cli/diagnose_again.hpp"

#include "cli/profiles.hpp"
#include "cli/way_back.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string_view>

namespace ftperm::cli {
namespace {

void add(std::string& command, const char* option, const std::string& value) {
  command += std::string(" ") + option + " " + shell_word(value);
}

std::string absolute(const std::string& file) {
  return std::filesystem::absolute(file).string();
}

bool is_plain(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

/// As a URL wants it; what stands in `kept` stays.
std::string encoded(std::string_view bytes, std::string_view kept) {
  std::string text;
  for (const char c : bytes) {
    std::array<char, 4> escape{};
    const auto byte = static_cast<unsigned char>(c);
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned>(byte));
    text += is_plain(byte) || kept.find(c) != std::string_view::npos ? std::string(1, c)
                                                                     : std::string(escape.data());
  }
  return text;
}

/// Never with the password.
std::string address_of(const account::Url& url) {
  account::Url host;
  host.implicit_tls = url.implicit_tls;
  host.host = url.host;
  host.port = url.port;
  std::string text = account::display(host);
  if (!url.user.empty()) text.insert(text.find("://") + 3, encoded(url.user, "") + "@");
  return url.path.empty() ? text : text + "/" + encoded(url.path, "/");
}

void add_account(std::string& command, const Config& config) {
  command += " " + shell_word(address_of(config.url));
  if (config.tls == account::Tls::off) command += " --tls off";
  if (config.ca_file) add(command, "--cacert", absolute(*config.ca_file));
  if (config.insecure) command += " --insecure";
  // A command that prints it is left out, for it may hold something secret.
  const auto& file = config.password.file;
  if (file) add(command, "--password-file", *file == "-" ? *file : absolute(*file));
}

const char* word_of(ftp::ListingWay way) {
  return way == ftp::ListingWay::stat ? "stat" : way == ftp::ListingWay::mlsd ? "mlsd" : "list";
}

void add_connection(std::string& command, const Config& config) {
  const Config usual;
  if (config.connections != usual.connections)
    add(command, "--connections", std::to_string(config.connections));
  if (config.max_rate != usual.max_rate)
    add(command, "--max-rate", std::to_string(config.max_rate));
  if (config.timeout != usual.timeout)
    add(command, "--timeout", std::to_string(config.timeout.count()));
  if (config.listing) add(command, "--listing", word_of(*config.listing));
  if (!config.pipeline) command += " --no-pipeline";
}

/// What is right: modes that differ from the profile's are named one by one.
void add_rules(std::string& command, const Config& config) {
  const policy::Rules& rules = profiles().at(config.profile);
  if (config.profile != "ovh") add(command, "--profile", config.profile);
  if (config.rules.root != rules.root) add(command, "--root-mode", config.rules.root.to_octal());
  if (config.rules.directory != rules.directory)
    add(command, "--dir-mode", config.rules.directory.to_octal());
  if (config.rules.file != rules.file) add(command, "--file-mode", config.rules.file.to_octal());
}

void add_site(std::string& command, const DiagnoseOptions& options) {
  const DiagnoseOptions usual;
  for (const std::string& site : options.sites)
    add(command, "--site", site);
  if (options.loads != usual.loads) add(command, "--loads", std::to_string(options.loads));
  if (options.load.follow != usual.load.follow)
    add(command, "--follow", std::to_string(options.load.follow));
  if (options.load.timeout != usual.load.timeout)
    add(command, "--site-timeout", std::to_string(options.load.timeout.count() / 1000));
  for (const std::string& where : options.load.resolve)
    add(command, "--resolve", where);
  if (options.load.user_agent != "ftperm/" FTPERM_VERSION)
    add(command, "--user-agent", options.load.user_agent);
  if (options.load.ca_file) add(command, "--site-cacert", absolute(*options.load.ca_file));
  if (!options.load.check_certificate) command += " --insecure-site";
  if (!options.load.unique_query) command += " --no-query";
}

bool is_root(const Cause& cause) {
  return cause.kind == CauseKind::permissions && cause.path == "/";
}

} // namespace

std::string diagnose_again(const Config& config, const Diagnosis& diagnosis, bool tested) {
  std::string command = "ftperm diagnose";
  add_account(command, config);
  add_connection(command, config);
  add_rules(command, config);
  add_site(command, config.diagnose);
  command += " --test";
  const auto& causes = diagnosis.causes;
  const bool root = std::any_of(causes.begin(), causes.end(), is_root);
  if (diagnosis.verdict == "closed-root") return command + " --fix-root --apply";
  // Where the root alone was left untried, that is what comes next.
  if (diagnosis.verdict == "possible" && tested)
    return root && !config.fix_root ? command + " --fix-root" : "";
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
