#include "ftperm/report/terminal.hpp"

#include "ftperm/core/text.hpp"
#include "report/terminal_foot.hpp"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace ftperm::report {
namespace {

constexpr std::size_t widest_path_column = 40; ///< a longer path moves its detail, not all others

/// How far each column reaches; the details start in one column where the paths let them.
struct Columns {
  std::size_t status = 7;
  std::size_t type = 4;
  std::size_t modes = 0;
  std::size_t path = 0;
};

const char* code_of(Tone tone) {
  switch (tone) {
  case Tone::good:
    return "\x1b[32m";
  case Tone::bad:
    return "\x1b[31m";
  case Tone::unsure:
    return "\x1b[33m";
  case Tone::dim:
    return "\x1b[2m";
  case Tone::plain:
    break;
  }
  return "";
}

Tone tone_of(FindingStatus status) {
  switch (status) {
  case FindingStatus::wrong:
  case FindingStatus::failed:
    return Tone::bad;
  case FindingStatus::fixed:
  case FindingStatus::ok:
    return Tone::good;
  case FindingStatus::skipped:
    return Tone::dim;
  case FindingStatus::unknown:
    break;
  }
  return Tone::unsure;
}

std::string toned(const TerminalStyle& style, Tone tone, const std::string& text) {
  if (!style.color || tone == Tone::plain) return text;
  return code_of(tone) + text + "\x1b[0m";
}

/// Characters, not bytes: the text is UTF-8 already. Wide and combining ones count as one.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string padded(std::string text, std::size_t columns) {
  const auto used = width(text);
  if (used < columns) text.append(columns - used, ' ');
  return text;
}

std::string modes_of(const Finding& finding) {
  std::string mode = finding.mode ? finding.mode->to_octal() : "";
  if (!finding.expected || finding.mode == finding.expected) return mode;
  return (mode.empty() ? "?" : mode) + " -> " + finding.expected->to_octal();
}

bool is_listed(const TerminalStyle& style, const Finding& finding) {
  return style.all || finding.status != FindingStatus::ok;
}

bool is_planned(const RunSummary& run, const Finding& finding) {
  return is_dry_run(run) && finding.planned && finding.status == FindingStatus::wrong;
}

Columns measure(const TerminalStyle& style, const std::vector<Finding>& findings) {
  Columns columns;
  for (const Finding& finding : findings) {
    if (!is_listed(style, finding)) continue;
    columns.type = std::max(columns.type, width(to_word(finding.type)));
    columns.modes = std::max(columns.modes, modes_of(finding).size());
    if (finding.detail.empty()) continue;
    const auto path = width(visible(finding.path));
    if (path <= widest_path_column) columns.path = std::max(columns.path, path);
  }
  return columns;
}

std::string line_of(const TerminalStyle& style, const Columns& columns, const RunSummary& run,
                    const Finding& finding) {
  const bool planned = is_planned(run, finding);
  std::string head = padded(planned ? "change" : to_word(finding.status), columns.status);
  std::string rest = "  " + padded(to_word(finding.type), columns.type) + "  ";
  if (columns.modes > 0) rest += padded(modes_of(finding), columns.modes) + "  ";
  const auto path = visible(finding.path);
  rest += finding.detail.empty() ? path : padded(path, columns.path);
  if (!finding.detail.empty()) rest += "  " + visible(finding.detail);
  // What was left alone on purpose steps back as a whole; elsewhere one word has the colour.
  if (finding.status == FindingStatus::skipped) return toned(style, Tone::dim, head + rest);
  return toned(style, tone_of(finding.status), head) + rest;
}

} // namespace

void write_terminal(std::ostream& out, const TerminalStyle& style, const RunSummary& run,
                    const std::vector<Finding>& findings) {
  const Columns columns = measure(style, findings);
  bool any = false;
  std::size_t planned = 0;
  for (const Finding& finding : findings) {
    if (!is_listed(style, finding)) continue;
    out << line_of(style, columns, run, finding) << '\n';
    any = true;
    if (is_planned(run, finding)) ++planned;
  }
  if (style.quiet) return;
  if (any) out << '\n';
  for (const FootLine& line : foot_of(run, planned))
    out << toned(style, line.tone, line.text) << '\n';
}

} // namespace ftperm::report
