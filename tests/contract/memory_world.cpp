// The seam's contract, kept by the tree in memory that the unit tests stand on: what they learn
// from it holds for the real ones.
#include "contract/tree_contract.hpp"
#include "support/memory_tree.hpp"

namespace ftperm::contract {
namespace {

class MemoryWorld final : public World {
 public:
  MemoryWorld() { tree_.add_directory("/case", 0755); }

  void directory(const std::string& path, unsigned mode) override {
    tree_.add_directory("/case/" + path, mode);
  }

  void file(const std::string& path, unsigned mode, const std::string& content) override {
    tree_.add_file("/case/" + path, mode, content);
  }

  void link(const std::string& path, const std::string& target) override {
    tree_.add_link("/case/" + path, target);
  }

  void fifo(const std::string& path) override { tree_.add_other("/case/" + path, 0644); }

  Mode mode_of(const std::string& path) override { return tree_.mode_of("/case/" + path).value(); }

  std::string content_of(const std::string& path) override {
    return tree_.content_of("/case/" + path).value();
  }

  std::vector<std::string> names_in(const std::string& path) override {
    return tree_.names_in("/case/" + path);
  }

  void set_root_mode(Mode mode) override { tree_.add_directory("/", mode.bits()); }

  RemotePath at(std::string_view path) const override {
    return RemotePath::parse("/case/" + std::string(path)).value();
  }

  remote::TreeChanger& tree() override { return tree_; }

 private:
  testing::MemoryTree tree_{7};
};

Subject in_memory() {
  // Its listings hold names whole, so that nothing about them is uncertain.
  Differences known;
  known.lists_names_whole = true;
  return {"tree", [] { return std::make_unique<MemoryWorld>(); }, known};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Memory, TreeContract, ::testing::Values(in_memory()), name_of_subject);

} // namespace ftperm::contract
