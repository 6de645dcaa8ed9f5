#include "ftperm/report/json.hpp"

#include "report/diagnosis_json.hpp"
#include "report/json_text.hpp"
#include "report/row_buffer.hpp"

#include "ftperm/core/text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>

namespace ftperm::report {
namespace {

Json summary_of(const RunSummary& run) {
  Json summary = {{"directories", run.directories}, {"entries", run.entries}};
  for (const auto status : {FindingStatus::wrong, FindingStatus::fixed, FindingStatus::failed,
                            FindingStatus::unknown, FindingStatus::skipped, FindingStatus::ok}) {
    const auto found = run.count.find(status);
    summary[to_word(status)] = found == run.count.end() ? 0 : found->second;
  }
  return summary;
}

Json head_of(const RunSummary& run) {
  Json head;
  head["format"] = 1;
  head["program"] = "ftperm";
  head["version"] = FTPERM_VERSION;
  head["command"] = as_utf8(run.command);
  head["account"] = as_utf8(run.account);
  head["server"] = as_utf8(run.server);
  put_bytes(head, "start", run.start);
  head["rules"] = {{"root", run.root_mode.to_octal()},
                   {"dir", run.dir_mode.to_octal()},
                   {"file", run.file_mode.to_octal()}};
  head["cautions"] = Json::array();
  for (const std::string& caution : run.cautions)
    head["cautions"].push_back(as_utf8(caution));
  head["journal"] = run.journal.empty() ? Json() : Json(as_utf8(run.journal));
  head["complete"] = run.complete;
  head["ended_early"] = run.ended_early.empty() ? Json() : Json(as_utf8(run.ended_early));
  head["exit_code"] = run.exit_code;
  head["seconds"] = std::round(run.seconds * 1000) / 1000;
  head["summary"] = summary_of(run);
  return head;
}

/// Most text is plain: it needs no look at each character, nor a Json of its own.
void append_text(std::string& row, const std::string& text) {
  const auto holds = [&text](char c) { return text.find(c) != std::string::npos; };
  if (!is_plain_ascii(text) || holds('"') || holds('\\')) {
    row += dump(as_utf8(text));
    return;
  }
  row += '"';
  row += text;
  row += '"';
}

void append_mode(std::string& row, const std::optional<Mode>& mode) {
  if (mode)
    row.append(1, '"').append(mode->to_octal()).append(1, '"');
  else
    row += "null";
}

void append_row(std::string& row, const Finding& finding) {
  row += "{\"path\":";
  append_text(row, finding.path);
  if (!is_utf8(finding.path)) row += ",\"path_hex\":\"" + to_hex(finding.path) + '"';
  row.append(",\"type\":\"").append(to_word(finding.type)).append("\",\"mode\":");
  append_mode(row, finding.mode);
  row += ",\"expected\":";
  append_mode(row, finding.expected);
  row.append(",\"status\":\"").append(to_word(finding.status)).append("\",\"detail\":");
  append_text(row, finding.detail);
  row += '}';
}

} // namespace

void write_json(std::ostream& out, const RunSummary& run, const FindingRows& findings,
                const Diagnosis* diagnosis) {
  Json head = head_of(run);
  if (diagnosis != nullptr) head["diagnosis"] = json_of(*diagnosis);
  out << "{\n";
  for (const auto& [key, value] : head.items())
    out << "  \"" << key << "\": " << dump(value) << ",\n";
  out << "  \"findings\": [";
  bool any = false;
  RowBuffer rows(out);
  findings.for_each([&](const Finding& finding) {
    std::string& row = rows.text();
    row += any ? ",\n    " : "\n    ";
    append_row(row, finding);
    any = true;
  });
  rows.text() += any ? "\n  ]\n}\n" : "]\n}\n";
}

} // namespace ftperm::report
