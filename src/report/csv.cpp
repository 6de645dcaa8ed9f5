#include "ftperm/report/csv.hpp"

#include "ftperm/core/text.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace ftperm::report {
namespace {

/// visible(), but for TAB, which CSV can carry. No UTF-8 sequence holds a TAB: cutting there is
/// safe.
std::string readable(std::string_view bytes) {
  std::string text;
  for (;;) {
    const auto tab = bytes.find('\t');
    text += visible(bytes.substr(0, tab));
    if (tab == std::string_view::npos) return text;
    text += '\t';
    bytes.remove_prefix(tab + 1);
  }
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool looks_like_a_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool needs_quotes(std::string_view text) {
  return !text.empty() && (is_blank(text.front()) || is_blank(text.back()) ||
                           text.find_first_of(",;\"\t\r\n") != std::string_view::npos);
}

std::string cell(std::string_view bytes) {
  std::string text = readable(bytes);
  if (looks_like_a_formula(text)) text.insert(text.begin(), '\'');
  if (!needs_quotes(text)) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

std::string octal(const std::optional<Mode>& mode) {
  return mode ? mode->to_octal() : std::string();
}

} // namespace

void write_csv(std::ostream& out, const std::vector<Finding>& findings) {
  out << "path,type,mode,expected,status,detail\r\n";
  for (const Finding& finding : findings)
    out << cell(finding.path) << ',' << to_word(finding.type) << ',' << octal(finding.mode) << ','
        << octal(finding.expected) << ',' << to_word(finding.status) << ',' << cell(finding.detail)
        << "\r\n";
}

} // namespace ftperm::report
