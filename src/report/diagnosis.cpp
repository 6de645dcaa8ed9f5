#include "ftperm/report/diagnosis.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace ftperm::report {
namespace {

using Cells = std::vector<std::string>;

Cells cells_of(const LoadEvidence& load, bool several_pages) {
  Cells cells{load.when, load.status == 0 ? load.state : std::to_string(load.status),
              std::to_string(load.good) + " of " + std::to_string(load.loads),
              std::to_string(load.size), visible(load.title)};
  if (several_pages) cells.push_back(visible(load.page));
  return cells;
}

/// A column for each character that is shown; right for most of the world's names.
std::size_t columns_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Columns as wide as their widest cell; the last one is not filled up.
void write_table(std::ostream& out, const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Cells& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(row[i]));
  for (const Cells& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += " " + row[i];
      if (i + 1 < row.size()) line.append(widths[i] - columns_of(row[i]) + 1, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

void write_evidence(std::ostream& out, const Diagnosis& diagnosis) {
  const bool several =
      std::any_of(diagnosis.loads.begin(), diagnosis.loads.end(), [&](const LoadEvidence& load) {
        return load.page != diagnosis.loads.front().page;
      });
  std::vector<Cells> rows{{"", "status", "good", "bytes", "title"}};
  if (several) rows.front().emplace_back("page");
  for (const LoadEvidence& load : diagnosis.loads)
    if (load.telling) rows.push_back(cells_of(load, several));
  out << '\n';
  write_table(out, rows);
}

void write_others(std::ostream& out, const Diagnosis& diagnosis) {
  const std::size_t wrong = diagnosis.other_wrong - diagnosis.scripts;
  if (wrong > 0)
    out << "\nBesides, " << wrong
        << (wrong == 1 ? " permission is not as it should be"
                       : " permissions are not as they should be")
        << ": ftperm fix shows what it would change.\n";
  if (diagnosis.scripts > 0)
    out << (wrong > 0 ? "" : "\n") << "Careful with ftperm fix: it would take the x from "
        << diagnosis.scripts
        << (diagnosis.scripts == 1 ? " script that runs by itself (CGI) and needs it.\n"
                                   : " scripts that run by themselves (CGI) and need it.\n");
}

const char* label_of_repair(const Diagnosis& diagnosis) {
  if (diagnosis.verdict == "possible") return "To prove it (everything is put back):";
  if (diagnosis.verdict == "closed-root") return "To open it again, when that is cleaned up:";
  if (diagnosis.verdict == "htaccess")
    return diagnosis.causes.size() == 1 ? "To keep it out of the way until it is mended:"
                                        : "To keep them out of the way until they are mended:";
  return "To repair it:";
}

} // namespace

void write_diagnosis(std::ostream& out, const TerminalStyle& style, const Diagnosis& diagnosis) {
  const bool works = diagnosis.verdict == "works" || diagnosis.verdict == "passed";
  const char* color = works ? "\x1b[32m" : "\x1b[1m";
  if (!style.quiet) out << '\n';
  if (style.color) out << color;
  out << diagnosis.sentence;
  if (style.color) out << "\x1b[0m";
  out << '\n';
  if (!style.quiet && !diagnosis.loads.empty()) write_evidence(out, diagnosis);
  if (!style.quiet) write_others(out, diagnosis);
  if (!diagnosis.repair.empty())
    out << '\n' << label_of_repair(diagnosis) << "\n  " << visible(diagnosis.repair) << '\n';
  if (diagnosis.advice.empty() || style.quiet) return;
  out << (diagnosis.repair.empty() ? "\nWhat comes next, in this order:\n" : "\nThen:\n");
  for (std::size_t i = 0; i < diagnosis.advice.size(); ++i)
    out << "  " << i + 1 << ". " << visible(diagnosis.advice[i]) << '\n';
}

} // namespace ftperm::report
