#include "cli/reports.hpp"

#include "cli/console.hpp"
#include "ftperm/report/atomic_file.hpp"
#include "ftperm/report/csv.hpp"
#include "ftperm/report/diagnosis.hpp"
#include "ftperm/report/json.hpp"
#include "ftperm/report/terminal.hpp"

#include <functional>
#include <iostream>

namespace ftperm::cli {
namespace {

using Write = std::function<void(std::ostream&)>;

std::optional<Error> write_to(const std::string& target, const Write& write) {
  if (target != "-") return report::write_file_atomically(target, write);
  write(std::cout);
  return {};
}

bool is_standard_output(const std::optional<std::string>& target) {
  return target == "-";
}

} // namespace

std::optional<Error> check_reports(const Config& config) {
  for (const auto& target : {config.csv, config.json})
    if (target && !is_standard_output(target))
      if (auto error = report::check_writable(*target)) return error;
  return {};
}

std::optional<Error> write_reports(const Config& config, const RunSummary& summary,
                                   const FindingRows& findings, const Diagnosis* diagnosis) {
  std::optional<Error> first;
  const auto keep = [&](std::optional<Error> error) {
    if (error && !first) first = std::move(error);
  };
  if (config.csv)
    keep(write_to(*config.csv, [&](std::ostream& out) { report::write_csv(out, findings); }));
  if (config.json)
    keep(write_to(*config.json, [&](std::ostream& out) {
      report::write_json(out, summary, findings, diagnosis);
    }));
  const bool taken = is_standard_output(config.csv) || is_standard_output(config.json);
  const report::TerminalStyle style{wants_color(config) && !taken, config.all, config.quiet};
  if (diagnosis == nullptr && !taken) report::write_terminal(std::cout, style, summary, findings);
  // As the steps before it: a verdict that nobody is told is worth nothing.
  if (diagnosis != nullptr && summary.ended_early.empty() && !(taken && config.quiet))
    report::write_diagnosis(taken ? std::cerr : std::cout, style, *diagnosis);
  std::cout.flush();
  if (!std::cout)
    keep(Error{ErrorKind::local_io, "standard output could not be written to its end"});
  return first;
}

} // namespace ftperm::cli
