#include "cli/connection.hpp"

#include "cli/console.hpp"

#include <utility>

namespace ftperm::cli {

Result<std::unique_ptr<Connection>> connect(Config& config, const std::atomic<bool>& stop) {
  auto connection = std::make_unique<Connection>(wants_progress(config));
  auto log = open_log(config, connection->progress);
  if (!log) return log.error();
  connection->log = *std::move(log);
  for (const std::string& warning : config.warnings)
    connection->log->warn(warning);
  auto found = account::find_password(config.password, config.url);
  if (!found) return found.error();
  for (const std::string& warning : found->warnings)
    connection->log->warn(warning);
  config.url.user = found->user; // where .netrc named it
  account::Account account{
      config.url.host, config.url.port, found->user,     std::move(found->password),
      config.tls,      config.ca_file,  !config.insecure};
  ftp::FtpOptions options{config.connections, config.timeout,  config.listing, config.pipeline,
                          config.max_rate,    connection->log, &stop};
  auto tree = ftp::FtpTree::open(std::move(account), std::move(options));
  if (!tree) return tree.error();
  connection->tree = *std::move(tree);
  connection->begun = std::chrono::steady_clock::now();
  connection->log->info("{}", connection->tree->description());
  return connection;
}

} // namespace ftperm::cli
