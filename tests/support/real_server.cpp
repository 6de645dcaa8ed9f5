#include "support/real_server.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace ftperm::testing {
namespace {

const std::filesystem::path source_dir = FTPERM_SOURCE_DIR;

std::vector<std::string> words_of(const RealServer::Options& options) {
  std::vector<std::string> words{"--server", options.server,
                                 "--tree",   options.tree.string(),
                                 "--owner",  std::to_string(options.owner)};
  for (const std::string& variant : options.variants) {
    words.insert(words.end(), {"--variant", variant});
  }
  return words;
}

} // namespace

std::optional<std::string> RealServer::why_unavailable() {
  if (::geteuid() != 0) return "the real servers need root";
  const char* set = std::getenv("FTPERM_SERVERS");
  const std::string prefix = set != nullptr ? set : (source_dir / "build" / "servers").string();
  if (!std::filesystem::exists(prefix + ".stamp")) return "run tests/servers/install first";
  return std::nullopt;
}

const std::vector<std::string>& RealServer::all() {
  static const std::vector<std::string> names{"vsftpd", "proftpd", "pureftpd", "pyftpdlib"};
  return names;
}

RealServer::RealServer(const Options& options) : script_("serve.py", words_of(options)) {
  const auto answer = nlohmann::json::parse(script_.greeting());
  port_ = answer.at("port").get<std::uint16_t>();
  implicit_port_ = answer.value("implicit_port", std::uint16_t{0});
  user_ = answer.at("user").get<std::string>();
  password_ = answer.at("password").get<std::string>();
  cacert_ = answer.at("cacert").get<std::string>();
  log_ = answer.at("log").get<std::string>();
}

} // namespace ftperm::testing
