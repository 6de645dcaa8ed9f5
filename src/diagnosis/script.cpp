#include "ftperm/diagnosis/script.hpp"

#include <algorithm>
#include <array>

namespace ftperm::diagnosis {
namespace {

constexpr std::array endings{".cgi", ".pl", ".py", ".rb", ".fcgi", ".sh"};

} // namespace

bool is_script_by_name(const RemotePath& file) {
  return file.parent().name() == "cgi-bin" ||
         std::any_of(endings.begin(), endings.end(),
                     [&](const char* ending) { return file.name().ends_with(ending); });
}

} // namespace ftperm::diagnosis
