#include "ftperm/report/csv.hpp"

#include "ftperm/core/text.hpp"
#include "report/row_buffer.hpp"

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
  if (text.empty()) return false;
  // One search for each: as they are seldom there, that is faster than find_first_of().
  const auto holds = [text](char c) { return text.find(c) != std::string_view::npos; };
  return is_blank(text.front()) || is_blank(text.back()) || holds(',') || holds(';') ||
         holds('"') || holds('\t') || holds('\r') || holds('\n');
}

std::string odd_cell(std::string_view bytes) {
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

void append_cell(std::string& row, std::string_view bytes) {
  if (is_plain_ascii(bytes) && !looks_like_a_formula(bytes) && !needs_quotes(bytes))
    row += bytes;
  else
    row += odd_cell(bytes);
  row += ',';
}

void append_mode(std::string& row, const std::optional<Mode>& mode) {
  if (mode) row += mode->to_octal();
  row += ',';
}

} // namespace

void write_csv(std::ostream& out, const FindingRows& findings) {
  out << "path,type,mode,expected,status,detail\r\n";
  RowBuffer rows(out);
  findings.for_each([&](const Finding& finding) {
    std::string& row = rows.text();
    append_cell(row, finding.path);
    row.append(to_word(finding.type)).append(1, ',');
    append_mode(row, finding.mode);
    append_mode(row, finding.expected);
    row.append(to_word(finding.status)).append(1, ',');
    append_cell(row, finding.detail);
    row.back() = '\r';
    row += '\n';
  });
}

} // namespace ftperm::report
