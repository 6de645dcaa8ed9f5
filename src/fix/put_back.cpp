#include "ftperm/fix/undo.hpp"

#include <map>

namespace ftperm::fix {
namespace {

bool closes(const Change& change) {
  return change.type != FindingType::file && !change.after.owner_can_list();
}

/// Indexes of changes that go together: first all that close nothing, then the directories that
/// are closed, the deepest first.
std::vector<std::vector<std::size_t>> stages_of(const std::vector<Change>& changes) {
  std::vector<std::vector<std::size_t>> stages(1);
  std::map<std::size_t, std::vector<std::size_t>, std::greater<>> by_depth;
  for (std::size_t i = 0; i < changes.size(); ++i)
    (closes(changes[i]) ? by_depth[changes[i].path.depth()] : stages.front()).push_back(i);
  for (auto& [depth, indexes] : by_depth)
    stages.push_back(std::move(indexes));
  return stages;
}

} // namespace

std::optional<Error> put_back(remote::TreeChanger& tree, const std::vector<Change>& changes,
                              ChangeLog& log, std::vector<Outcome>& outcomes,
                              const OnProgress& on_progress) {
  outcomes.assign(changes.size(), {});
  for (const auto& stage : stages_of(changes)) {
    if (stage.empty()) continue;
    std::vector<Change> together;
    together.reserve(stage.size());
    for (const std::size_t i : stage)
      together.push_back(changes[i]);
    std::vector<Outcome> what_became;
    auto error = apply(tree, together, log, what_became, on_progress);
    for (std::size_t i = 0; i < stage.size(); ++i)
      outcomes[stage[i]] = std::move(what_became[i]);
    if (error) return error;
  }
  return {};
}

} // namespace ftperm::fix
