#include "ftperm/report/terminal.hpp"

#include "ftperm/core/text.hpp"
#include "report/row_buffer.hpp"
#include "report/terminal_foot.hpp"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace ftperm::report {
namespace {

constexpr std::size_t widest_path_column = 40; ///< a longer path moves its detail, not all others

constexpr const char* end_of_tone = "\x1b[0m";

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
  return code_of(tone) + text + end_of_tone;
}

/// Characters, not bytes: the text is UTF-8 already. Wide and combining ones count as one.
std::size_t width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Fills up what the line holds from `begin` on.
void pad(std::string& line, std::size_t begin, std::size_t columns) {
  if (columns == 0) return;
  const auto used = width(std::string_view(line).substr(begin));
  if (used < columns) line.append(columns - used, ' ');
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

Columns measure(const TerminalStyle& style, const FindingRows& findings) {
  Columns columns;
  findings.for_each([&](const Finding& finding) {
    if (!is_listed(style, finding)) return;
    columns.type = std::max(columns.type, width(to_word(finding.type)));
    columns.modes = std::max(columns.modes, modes_of(finding).size());
    if (finding.detail.empty()) return;
    if (columns.path == widest_path_column) return;
    const auto path = width(visible(finding.path));
    if (path <= widest_path_column) columns.path = std::max(columns.path, path);
  });
  return columns;
}

/// The line behind its first word.
void append_rest(std::string& line, const Columns& columns, const Finding& finding) {
  const auto cell = [&line](std::size_t width_of_column, std::string_view bytes) {
    line += "  ";
    const auto begin = line.size();
    append_visible(line, bytes);
    pad(line, begin, width_of_column);
  };
  cell(columns.type, to_word(finding.type));
  if (columns.modes > 0) cell(columns.modes, modes_of(finding));
  cell(finding.detail.empty() ? 0 : columns.path, finding.path);
  if (!finding.detail.empty()) cell(0, finding.detail);
}

void append_line(std::string& line, const TerminalStyle& style, const Columns& columns,
                 const RunSummary& run, const Finding& finding) {
  const Tone tone = style.color ? tone_of(finding.status) : Tone::plain;
  line += code_of(tone);
  const auto begin = line.size();
  line += is_planned(run, finding) ? "change" : to_word(finding.status);
  pad(line, begin, columns.status);
  // What was left alone on purpose steps back as a whole; elsewhere one word has the colour.
  if (tone != Tone::plain && tone != Tone::dim) line += end_of_tone;
  append_rest(line, columns, finding);
  if (tone == Tone::dim) line += end_of_tone;
  line += '\n';
}

} // namespace

void write_terminal(std::ostream& out, const TerminalStyle& style, const RunSummary& run,
                    const FindingRows& findings) {
  const Columns columns = measure(style, findings);
  bool any = false;
  std::size_t planned = 0;
  RowBuffer rows(out);
  findings.for_each([&](const Finding& finding) {
    if (!is_listed(style, finding)) return;
    append_line(rows.text(), style, columns, run, finding);
    any = true;
    if (is_planned(run, finding)) ++planned;
  });
  if (style.quiet) return;
  if (any) rows.text() += '\n';
  for (const FootLine& line : foot_of(run, planned))
    rows.text() += toned(style, line.tone, line.text) + '\n';
}

} // namespace ftperm::report
