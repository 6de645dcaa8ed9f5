#include "ftperm/report/json.hpp"

#include "report/json_text.hpp"

#include "ftperm/core/text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>

namespace ftperm::report {
namespace {

void put_bytes(Json& object, const std::string& key, const std::string& bytes) {
  object[key] = as_utf8(bytes);
  if (!is_utf8(bytes)) object[key + "_hex"] = to_hex(bytes);
}

Json octal(const std::optional<Mode>& mode) {
  return mode ? Json(mode->to_octal()) : Json();
}

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

Json row_of(const Finding& finding) {
  Json row;
  put_bytes(row, "path", finding.path);
  row["type"] = to_word(finding.type);
  row["mode"] = octal(finding.mode);
  row["expected"] = octal(finding.expected);
  row["status"] = to_word(finding.status);
  row["detail"] = as_utf8(finding.detail);
  return row;
}

} // namespace

void write_json(std::ostream& out, const RunSummary& run, const std::vector<Finding>& findings) {
  const Json head = head_of(run);
  out << "{\n";
  for (const auto& [key, value] : head.items())
    out << "  \"" << key << "\": " << dump(value) << ",\n";
  out << "  \"findings\": [";
  const char* before = "\n    ";
  for (const Finding& finding : findings) {
    out << before << dump(row_of(finding));
    before = ",\n    ";
  }
  out << (findings.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

} // namespace ftperm::report
