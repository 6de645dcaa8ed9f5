// The seam's contract, kept by FtpTree with the scripted server: without faults it is a server like
// any other, so that what the tests of faults show is the fault and not the server.
#include "contract/tree_contract.hpp"
#include "ftperm/ftp/ftp_tree.hpp"
#include "support/scripted/scripted_server.hpp"

#include <stdexcept>
#include <utility>

#include <spdlog/sinks/null_sink.h>

namespace ftperm::contract {
namespace {

using ftp::ListingWay;
using testing::Dress;
using testing::FileTree;

class ScriptedWorld final : public World {
 public:
  ScriptedWorld(const testing::ServerOptions& options, ListingWay way)
      : server_(FileTree(), options) {
    ftp::FtpOptions asking;
    asking.timeout = std::chrono::seconds(20);
    asking.first_pause = std::chrono::milliseconds(10);
    asking.way = way;
    asking.log = std::make_shared<spdlog::logger>("contract",
                                                  std::make_shared<spdlog::sinks::null_sink_st>());
    auto tree = ftp::FtpTree::open(server_.account(), std::move(asking));
    if (!tree) throw std::runtime_error(tree.error().message);
    tree_ = *std::move(tree);
    directory("", 0755);
  }

  void directory(const std::string& path, unsigned mode) override {
    add(path, EntryType::directory, mode);
  }

  void file(const std::string& path, unsigned mode, const std::string& content) override {
    server_.with_tree([&](FileTree& files) {
      files.add("/case/" + path, EntryType::file, mode).content = content;
    });
  }

  void link(const std::string& path, const std::string& target) override {
    server_.with_tree([&](FileTree& files) { files.add_link("/case/" + path, target); });
  }

  void fifo(const std::string& path) override { add(path, EntryType::other, 0644); }

  Mode mode_of(const std::string& path) override {
    return server_.snapshot().at("/case/" + path).mode.value();
  }

  std::string content_of(const std::string& path) override {
    std::string content;
    server_.with_tree([&](FileTree& files) { content = files.peek("/case/" + path)->content; });
    return content;
  }

  std::vector<std::string> names_in(const std::string& path) override {
    std::vector<std::string> names;
    server_.with_tree([&](FileTree& files) { names = files.names_in("/case/" + path); });
    return names;
  }

  void set_root_mode(Mode mode) override {
    server_.with_tree([&](FileTree& files) { files.add("/", EntryType::directory, mode.bits()); });
  }

  RemotePath at(std::string_view path) const override {
    return RemotePath::parse("/case/" + std::string(path)).value();
  }

  remote::TreeChanger& tree() override { return *tree_; }

 private:
  void add(const std::string& path, EntryType type, unsigned mode) {
    server_.with_tree([&](FileTree& files) { files.add("/case/" + path, type, mode); });
  }

  testing::ScriptedServer server_;
  std::unique_ptr<ftp::FtpTree> tree_;
};

std::vector<Subject> all_subjects() {
  const std::vector<std::pair<std::string, Dress>> dresses{{"unknown", Dress::unknown},
                                                           {"vsftpd", Dress::vsftpd},
                                                           {"proftpd", Dress::proftpd},
                                                           {"pureftpd", Dress::pure_ftpd},
                                                           {"pyftpdlib", Dress::pyftpdlib}};
  const std::vector<std::pair<std::string, ListingWay>> ways{
      {"stat", ListingWay::stat}, {"list", ListingWay::list}, {"mlsd", ListingWay::mlsd}};
  std::vector<Subject> subjects;
  for (const auto& [server, dress] : dresses)
    for (const bool tls : {false, true})
      for (const auto& [word, way] : ways) {
        const bool has_mlsd = dress != Dress::vsftpd && dress != Dress::pyftpdlib;
        if (way == ListingWay::mlsd && !has_mlsd) continue;
        Differences known;
        // It keeps it, but those that it is dressed as might not.
        known.drops_last_blank = dress == Dress::unknown || dress == Dress::pure_ftpd;
        known.lists_own_mode = dress != Dress::pyftpdlib;
        known.replies_can_be_forged = way == ListingWay::stat; // it writes names as they are
        const testing::ServerOptions options{dress, tls};
        subjects.push_back(
            {server + (tls ? "_tls_" : "_plain_") + word,
             [options, way = way] { return std::make_unique<ScriptedWorld>(options, way); },
             known});
      }
  return subjects;
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Scripted, TreeContract, ::testing::ValuesIn(all_subjects()),
                         name_of_subject);

} // namespace ftperm::contract
