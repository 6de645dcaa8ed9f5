#include "faults/faulty_tree.hpp"

#include <algorithm>
#include <stdexcept>

#include <spdlog/sinks/null_sink.h>

namespace ftperm::testing {
namespace {

FileTree files() {
  FileTree tree;
  tree.add("/www/.htaccess", EntryType::file, 0604).content = "Deny\r\n";
  tree.add("/www/index.php", EntryType::file, 0604).content = "<?php\n";
  return tree;
}

RemotePath at(const std::string& path) {
  return RemotePath::parse(path).value();
}

template <typename T>
T the_one(ftp::FtpTree& tree, const std::vector<T>& outcomes) {
  const auto ended = tree.run();
  if (outcomes.size() != 1)
    throw std::runtime_error("completed " + std::to_string(outcomes.size()) + " times" +
                             (ended ? ", " + ended->message : ""));
  return outcomes.front();
}

} // namespace

FaultyTree::FaultyTree(const Wishes& wishes)
    : server_(files(), {.dress = wishes.dress, .tls = wishes.tls, .faults = wishes.faults}) {
  ftp::FtpOptions options;
  options.timeout = wishes.timeout;
  options.way = wishes.way;
  options.pipeline = wishes.pipeline;
  options.first_pause = std::chrono::milliseconds(4);
  options.stop = &stop;
  options.log =
      std::make_shared<spdlog::logger>("faults", std::make_shared<spdlog::sinks::null_sink_st>());
  auto tree = ftp::FtpTree::open(server_.account(), std::move(options));
  if (!tree) throw std::runtime_error(tree.error().message);
  tree_ = *std::move(tree);
}

std::optional<Error> FaultyTree::rename(const std::string& from, const std::string& to) {
  std::vector<std::optional<Error>> outcomes;
  tree_->rename(at(from), at(to),
                [&](std::optional<Error> error) { outcomes.push_back(std::move(error)); });
  return the_one(*tree_, outcomes);
}

Result<std::string> FaultyTree::read(const std::string& file, std::size_t largest) {
  std::vector<Result<std::string>> outcomes;
  tree_->read_file(at(file), largest,
                   [&](Result<std::string> bytes) { outcomes.push_back(std::move(bytes)); });
  return the_one(*tree_, outcomes);
}

std::vector<std::string> FaultyTree::list(const std::string& directory) {
  std::vector<Result<remote::Listing>> outcomes;
  tree_->list(at(directory), std::nullopt, remote::Care::usual,
              [&](Result<remote::Listing> listing) { outcomes.push_back(std::move(listing)); });
  const auto listing = the_one(*tree_, outcomes);
  if (!listing) throw std::runtime_error(listing.error().message);
  std::vector<std::string> names;
  for (const Entry& entry : listing->entries)
    names.push_back(entry.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> FaultyTree::names_in(const std::string& directory) {
  std::vector<std::string> names;
  server_.with_tree([&](FileTree& tree) { names = tree.names_in(directory); });
  return names;
}

std::size_t FaultyTree::sent(const std::string& line) {
  const auto commands = server_.record().commands;
  return static_cast<std::size_t>(std::count(commands.begin(), commands.end(), line));
}

std::size_t FaultyTree::sent_with(const std::string& verb) {
  const auto commands = server_.record().commands;
  return static_cast<std::size_t>(
      std::count_if(commands.begin(), commands.end(),
                    [&](const std::string& line) { return line.starts_with(verb + " "); }));
}

} // namespace ftperm::testing
