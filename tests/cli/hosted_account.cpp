#include "cli/hosted_account.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ftperm::testing {
namespace {

std::string text_or_empty(const nlohmann::json& value) {
  return value.is_null() ? std::string() : value.get<std::string>();
}

std::optional<ScratchTree> own_files(const HostedAccount::Options& options) {
  if (!options.folder.empty()) return std::nullopt;
  return std::optional<ScratchTree>(std::in_place, options.tree, options.count);
}

std::string exact_path(const nlohmann::json& finding) {
  if (finding.contains("path_hex"))
    return from_hex(finding.at("path_hex").get<std::string>()).value();
  return finding.at("path");
}

} // namespace

Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::map<std::string, Row> rows_of(const std::string& json_file) {
  std::map<std::string, Row> rows;
  const auto report = nlohmann::json::parse(content_of(json_file));
  for (const auto& finding : report.at("findings")) {
    const std::string path = exact_path(finding);
    const Row row{finding.at("type"), text_or_empty(finding.at("mode")), finding.at("status"),
                  finding.at("detail")};
    if (!rows.emplace(path, row).second) throw std::runtime_error("two rows for " + path);
  }
  return rows;
}

std::vector<std::string> paths_of(const std::string& json_file) {
  std::vector<std::string> paths;
  const auto report = nlohmann::json::parse(content_of(json_file));
  for (const auto& finding : report.at("findings"))
    paths.push_back(exact_path(finding));
  return paths;
}

std::vector<std::vector<std::string>> cells_of(std::string_view csv) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line(1);
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const bool doubled = csv.substr(i, 2) == "\"\"";
    if (quoted && doubled) {
      line.back() += '"';
      ++i;
    } else if (csv[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && csv[i] == ',') {
      line.emplace_back();
    } else if (!quoted && csv.substr(i, 2) == "\r\n") {
      lines.push_back(std::exchange(line, std::vector<std::string>(1)));
      ++i;
    } else {
      line.back() += csv[i];
    }
  }
  if (quoted || line != std::vector<std::string>(1)) throw std::runtime_error("cut CSV");
  return lines;
}

HostedAccount::HostedAccount(const Options& options)
    : tls_(options.tls), files_(own_files(options)),
      server_({options.server, files_ ? files_->path() : options.folder, options.variants,
               options.owner}) {}

std::string HostedAccount::url(std::string_view path) const {
  return "ftp://" + server_.user() + "@127.0.0.1:" + std::to_string(server_.port()) +
         std::string(path);
}

Words HostedAccount::security() const {
  return tls_ == Tls::on ? Words{"--cacert", server_.cacert()} : Words{"--tls", "off"};
}

Environment HostedAccount::environment() const {
  return {{"FTPERM_PASSWORD", server_.password()},
          {"HOME", temp_.at("")},
          {"NETRC", ""},
          {"XDG_STATE_HOME", temp_.at("state")}};
}

Words HostedAccount::command_line(const Words& words) const {
  return Words{FTPERM_PROGRAM, words.at(0), url()} + security() +
         Words(words.begin() + 1, words.end());
}

ProgramResult HostedAccount::run(const Words& words) const {
  return run_program(command_line(words), environment(), {}, std::chrono::seconds(120));
}

ProgramResult HostedAccount::undo(const std::string& journal, const Words& words) const {
  const Words trust = tls_ == Tls::on ? security() : Words();
  return run_program(Words{FTPERM_PROGRAM, "undo", journal} + trust + words, environment(), {},
                     std::chrono::seconds(120));
}

std::vector<std::string> HostedAccount::journals() const {
  std::vector<std::string> files;
  std::error_code missing;
  for (const auto& item : std::filesystem::directory_iterator(temp_.at("state/ftperm"), missing))
    if (item.path().extension() == ".jsonl") files.push_back(item.path());
  // Two of one second differ in a number behind the same name.
  std::sort(files.begin(), files.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a.substr(0, a.rfind("_web")), a.size()) <
           std::pair(b.substr(0, b.rfind("_web")), b.size());
  });
  return files;
}

std::map<std::string, Row> HostedAccount::rows_after(const Words& words,
                                                     int expected_exit_code) const {
  const std::string report = temp_.at("report.json");
  std::filesystem::remove(report);
  const ProgramResult result = run(words + Words{"--json", report});
  EXPECT_EQ(result.exit_code, expected_exit_code) << result.err;
  return rows_of(report);
}

bool is_right(const DiskEntry& entry) {
  switch (entry.type) {
  case FindingType::root:
  case FindingType::directory:
    return entry.mode == 0705;
  case FindingType::file:
    return entry.mode == 0604;
  case FindingType::link:
  case FindingType::other:
    break;
  }
  return true;
}

std::map<std::string, DiskEntry> wrong_in(const Snapshot& snapshot) {
  std::map<std::string, DiskEntry> wrong;
  for (const auto& [path, entry] : snapshot)
    if (!is_right(entry)) wrong.emplace(path, entry);
  return wrong;
}

} // namespace ftperm::testing
