#include "ftp/knowledge.hpp"

#include <algorithm>
#include <cctype>

namespace ftperm::ftp {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// The FEAT line that begins with the word, in lower case; empty when there is none (RFC 2389 3).
std::string feature(const std::string& features, std::string_view word) {
  const std::string text = lower(features);
  const auto begin = text.find("\n " + std::string(word) + " ");
  if (begin == std::string::npos) return {};
  return text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
}

} // namespace

bool is_known(const Knowledge& knowledge) {
  return knowledge.profile != &profile_for("");
}

void learn_features(Knowledge& knowledge, const std::string& introduction,
                    const std::string& features) {
  knowledge.profile = &profile_for(introduction);
  knowledge.introduced = true;
  // RFC 3659 7.8: "MLST" and its facts, those that are on marked by an asterisk.
  const std::string mlst = feature(features, "mlst");
  knowledge.has_mlst = !mlst.empty();
  knowledge.mlst_tells_mode = mlst.find("unix.mode") != std::string::npos;
  knowledge.needs_opts_mlst =
      knowledge.mlst_tells_mode && mlst.find("unix.mode*") == std::string::npos;
  knowledge.mff_sets_mode = feature(features, "mff").find("unix.mode") != std::string::npos;
}

} // namespace ftperm::ftp
