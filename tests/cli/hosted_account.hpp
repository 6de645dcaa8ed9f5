#pragma once

#include "support/real_server.hpp"
#include "support/run_program.hpp"
#include "support/scratch_tree.hpp"
#include "support/temp_folder.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace ftperm::testing {

using Words = std::vector<std::string>;

Words operator+(Words words, const Words& more);

/// What the JSON report says of one path.
struct Row {
  std::string type;
  std::string mode; ///< empty: unknown
  std::string status;
  std::string detail;
};

/// The findings of a JSON report by their exact paths.
std::map<std::string, Row> rows_of(const std::string& json_file);

/// These paths in the order of the report.
std::vector<std::string> paths_of(const std::string& json_file);

/// A CSV report taken apart (RFC 4180), the heading first; throws when it breaks off.
std::vector<std::vector<std::string>> cells_of(std::string_view csv);

enum class Tls : std::uint8_t { off, on };

/// A hosting account: a tree, and the real server that serves it.
class HostedAccount {
 public:
  struct Options {
    std::string server;
    std::string tree = "site"; ///< as ScratchTree takes it
    int count = 0;
    std::vector<std::string> variants = {};
    Tls tls = Tls::on;
    std::filesystem::path folder = {}; ///< served instead of a tree of its own; has no files()
    uid_t owner = 33;                  ///< as RealServer takes it
  };

  explicit HostedAccount(const Options& options);

  const TempFolder& temp() const { return temp_; }

  const ScratchTree& files() const { return files_.value(); }

  RealServer& server() { return server_; }

  const RealServer& server() const { return server_; }

  std::string url(std::string_view path = "/") const;
  /// --cacert FILE, or --tls off.
  Words security() const;
  /// The password in the environment, and a home of our own.
  Environment environment() const;

  /// `ftperm COMMAND URL --cacert … WORDS`.
  Words command_line(const Words& words) const;
  ProgramResult run(const Words& words) const;
  /// `ftperm undo JOURNAL --cacert … WORDS`.
  ProgramResult undo(const std::string& journal, const Words& words) const;
  /// The journals of this account's runs, the oldest first.
  std::vector<std::string> journals() const;
  /// The same, with the rows of its JSON report; throws when it wrote none.
  std::map<std::string, Row> rows_after(const Words& words, int expected_exit_code) const;

 private:
  Tls tls_;
  TempFolder temp_;
  std::optional<ScratchTree> files_;
  RealServer server_;
};

/// The paths that are not as 705/604 wants them: what an audit must find.
std::map<std::string, DiskEntry> wrong_in(const Snapshot& snapshot);
bool is_right(const DiskEntry& entry);

} // namespace ftperm::testing
