#include "ftperm/fix/guard.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace ftperm::fix {
namespace {

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool looks_like_cgi(const std::string& path) {
  constexpr std::array folders{"/cgi-bin/", "/cgi/", "/cgi-local/", "/fcgi-bin/"};
  constexpr std::array endings{".cgi", ".fcgi", ".pl"};
  const std::string name = lowered(path);
  const auto holds = [&](const char* folder) { return name.find(folder) != std::string::npos; };
  const auto ends = [&](const char* ending) { return name.ends_with(ending); };
  return std::any_of(folders.begin(), folders.end(), holds) ||
         std::any_of(endings.begin(), endings.end(), ends);
}

void add(std::string& text, const char* sentence) {
  text += (text.empty() ? "" : " ") + std::string(sentence);
}

bool loses_execution(const Finding& finding) {
  return finding.type == FindingType::file && finding.mode && finding.expected &&
         (finding.mode->bits() & ~finding.expected->bits() & 0111U) != 0;
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + (count == 1 ? one : many);
}

} // namespace

Guard::Guard(const std::map<std::string, std::size_t>& owners, const std::string& login) {
  const auto most =
      std::max_element(owners.begin(), owners.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (owners.contains(login))
    ours_ = login;
  else if (most != owners.end())
    ours_ = most->first;
}

std::string Guard::caution(const Finding& planned) {
  std::string sentence;
  if (!planned.owner.empty() && planned.owner != ours_) {
    ++foreign_;
    sentence = "Careful: it belongs to \"" + visible(planned.owner) + "\", not to \"" +
               visible(ours_) + "\".";
  }
  if (planned.mode && (planned.mode->bits() & 07000U) != 0) {
    ++special_;
    add(sentence, "Careful: not every server can give a setuid, setgid or sticky bit back.");
  }
  if (loses_execution(planned) && looks_like_cgi(planned.path)) {
    ++scripts_;
    add(sentence, "Careful: it looks like a CGI script, and one that loses its x cannot run.");
  }
  return sentence;
}

std::vector<std::string> Guard::summary() const {
  std::vector<std::string> sentences;
  if (foreign_ > 0)
    sentences.push_back(
        counted(foreign_, " entry in the plan belongs", " entries in the plan belong") +
        " to another user than \"" + visible(ours_) +
        "\": the server may refuse, and what that user runs may depend on the mode.");
  if (special_ > 0)
    sentences.push_back(
        counted(special_, " entry in the plan has", " entries in the plan have") +
        " a setuid, setgid or sticky bit: some servers take it away and cannot give it back, so "
        "that undo may not bring it back.");
  if (scripts_ > 0)
    sentences.push_back(
        counted(scripts_, " file in the plan looks like a CGI script and loses its x bit",
                " files in the plan look like CGI scripts and lose their x bit") +
        ": a web server that runs them as programs then answers 500. Ask your hoster which mode "
        "scripts need.");
  return sentences;
}

} // namespace ftperm::fix
