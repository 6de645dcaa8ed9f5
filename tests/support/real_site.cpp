#include "support/real_site.hpp"

#include <nlohmann/json.hpp>

namespace ftperm::testing {
namespace {

std::vector<std::string> words_of(const std::vector<std::string>& variants) {
  std::vector<std::string> words;
  for (const std::string& variant : variants)
    words.insert(words.end(), {"--variant", variant});
  return words;
}

} // namespace

RealSite::RealSite(const std::vector<std::string>& variants)
    : script_("apache.py", words_of(variants)) {
  const auto answer = nlohmann::json::parse(script_.greeting());
  port_ = answer.at("port").get<std::uint16_t>();
  https_port_ = answer.at("https_port").get<std::uint16_t>();
  cacert_ = answer.at("cacert").get<std::string>();
  tree_ = answer.at("tree").get<std::string>();
  owner_ = answer.at("owner").get<uid_t>();
  error_log_ = answer.at("error_log").get<std::string>();
}

std::string RealSite::url(std::string_view path) const {
  return "http://localhost:" + std::to_string(port_) + std::string(path);
}

std::string RealSite::https_url(std::string_view path) const {
  return "https://localhost:" + std::to_string(https_port_) + std::string(path);
}

} // namespace ftperm::testing
