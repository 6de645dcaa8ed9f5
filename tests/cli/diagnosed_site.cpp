#include "cli/diagnosed_site.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

namespace ftperm::testing {

void PrintTo(const Told& told, std::ostream* out) {
  *out << told.exit_code << ' ' << told.verdict << ": " << told.causes << '\n'
       << told.out << told.err;
}

Words DiagnosedSite::words(const Words& pages, const Words& words) const {
  Words all{"diagnose", "--loads", "3"};
  for (const std::string& page : pages)
    all = all + Words{"--site", page.starts_with("http") ? page : web().url(page)};
  return all + words;
}

Told DiagnosedSite::diagnose(const Words& pages, const Words& more) const {
  const std::string report = account().temp().at("diagnosis.json");
  std::filesystem::remove(report);
  const ProgramResult result = account().run(words(pages, more + Words{"--json", report}));
  Told told{result.exit_code, "", "", result.out, result.err};
  if (!std::filesystem::exists(report)) return told;
  const auto json = nlohmann::json::parse(content_of(report));
  if (!json.contains("diagnosis")) return told;
  told.verdict = json.at("diagnosis").at("verdict");
  for (const auto& cause : json.at("diagnosis").at("causes")) {
    told.causes += told.causes.empty() ? "" : ", ";
    told.causes += cause.at("kind").get<std::string>() + " " + cause.at("path").get<std::string>();
    if (!cause.at("proven")) told.causes += "?";
  }
  return told;
}

void DiagnosedSite::remember(std::string_view path) {
  const bool is_directory = std::filesystem::is_directory(at(path));
  originals_.try_emplace(std::string(path),
                         Original{is_directory ? "" : content(path), mode(path), is_directory});
}

void DiagnosedSite::add_line(std::string_view path, std::string_view line) {
  remember(path);
  put(path, content(path) + std::string(line) + "\n", mode(path));
}

void DiagnosedSite::break_mode(std::string_view path, mode_t mode) {
  remember(path);
  set_mode(path, mode);
}

void DiagnosedSite::replace(std::string_view path, std::string_view text) {
  remember(path);
  put(path, text, mode(path));
}

void DiagnosedSite::mend() {
  for (const auto& [path, original] : originals_) {
    if (original.is_directory)
      set_mode(path, original.mode);
    else
      put(path, original.content, original.mode);
  }
  originals_.clear();
}

} // namespace ftperm::testing
