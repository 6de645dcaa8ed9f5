#include "ftperm/policy/policy.hpp"

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

namespace {

using namespace ftperm;

/// A thousand files, as many of a hundred wrong as the argument says.
std::vector<Entry> files(std::int64_t wrong) {
  std::vector<Entry> entries(1000);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].name = "class-wp-image-editor-" + std::to_string(i) + ".php";
    entries[i].type = EntryType::file;
    entries[i].mode = Mode(static_cast<std::int64_t>(i % 100) < wrong ? 0644 : 0604);
    entries[i].owner = "33";
  }
  return entries;
}

void PolicyJudge(benchmark::State& state) {
  const policy::Rules rules;
  const auto entries = files(state.range(0));
  for (auto _ : state)
    for (const Entry& entry : entries)
      benchmark::DoNotOptimize(policy::judge(rules, "/wp-includes/js/dist/" + entry.name, entry));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(entries.size()));
}

BENCHMARK(PolicyJudge)->ArgName("wrong of 100")->Arg(0)->Arg(100);

} // namespace
