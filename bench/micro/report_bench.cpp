// What findings cost: to keep, and to write.
#include "cli/findings.hpp"
#include "ftperm/report/csv.hpp"
#include "ftperm/report/json.hpp"
#include "ftperm/report/terminal.hpp"

#include <benchmark/benchmark.h>
#include <functional>
#include <ostream>
#include <streambuf>
#include <string>
#include <vector>

namespace {

using namespace ftperm;

/// Takes everything and keeps nothing.
class Nowhere : public std::streambuf {
  int_type overflow(int_type c) override { return traits_type::not_eof(c); }

  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
};

/// A thousand in a directory.
std::vector<Finding> wrong_files(std::int64_t number = 1000) {
  std::vector<Finding> findings;
  for (std::int64_t i = 0; i < number; ++i)
    findings.push_back({"/wp-includes/js/dist-" + std::to_string(i / 1000) + "/class-wp-image-" +
                            std::to_string(i) + ".php",
                        FindingType::file, Mode(0644), Mode(0604), FindingStatus::wrong,
                        "More is allowed than this host's rule wants."});
  return findings;
}

void write_again(benchmark::State& state,
                 const std::function<void(std::ostream&, const FindingRows&)>& write) {
  const auto findings = wrong_files();
  Nowhere nowhere;
  std::ostream out(&nowhere);
  for (auto _ : state)
    write(out, findings);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(findings.size()));
}

void FindingsPut(benchmark::State& state) {
  const auto findings = wrong_files(state.range(0));
  for (auto _ : state) {
    cli::Findings store(false);
    for (const Finding& finding : findings)
      store.put(finding);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(findings.size()));
}

void FindingsVisit(benchmark::State& state) {
  const auto findings = wrong_files(state.range(0));
  cli::Findings store(false);
  for (const Finding& finding : findings)
    store.put(finding);
  for (auto _ : state)
    store.for_each([](const Finding& finding) { benchmark::DoNotOptimize(finding.path.data()); });
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(findings.size()));
}

void ReportCsv(benchmark::State& state) {
  write_again(state, [](auto& out, const auto& rows) { report::write_csv(out, rows); });
}

void ReportJson(benchmark::State& state) {
  write_again(state, [](auto& out, const auto& rows) { report::write_json(out, {}, rows); });
}

void ReportTerminal(benchmark::State& state) {
  write_again(state,
              [](auto& out, const auto& rows) { report::write_terminal(out, {}, {}, rows); });
}

BENCHMARK(FindingsPut)->Arg(1'000)->Arg(1'000'000);
BENCHMARK(FindingsVisit)->Arg(1'000)->Arg(1'000'000);
BENCHMARK(ReportCsv);
BENCHMARK(ReportJson);
BENCHMARK(ReportTerminal);

} // namespace
