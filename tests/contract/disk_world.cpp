#include "contract/disk_world.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <spdlog/sinks/null_sink.h>

namespace ftperm::contract {
namespace {

constexpr uid_t owner = 33; // www-data, as in tests/servers

void check(int result, const std::string& path) {
  if (result != 0) throw std::system_error(errno, std::generic_category(), path);
}

/// As the login's own; the owner first, for a change of it clears setuid and setgid.
void own(const std::string& path, unsigned mode) {
  check(::lchown(path.c_str(), owner, owner), path);
  check(::chmod(path.c_str(), mode), path);
}

} // namespace

struct DiskWorld::Served {
  testing::ScratchTree files{"empty"};
  testing::RealServer server;
  int cases = 0;

  explicit Served(const std::string& name) : server({name, files.path()}) {}
};

DiskWorld::Served& DiskWorld::served(const std::string& server) {
  if (const auto why = testing::RealServer::why_unavailable()) throw std::runtime_error(*why);
  static std::map<std::string, Served> all;
  return all.try_emplace(server, server).first->second;
}

DiskWorld::DiskWorld(const Asking& asking)
    : served_(served(asking.server)), asking_(asking),
      folder_("case-" + std::to_string(++served_.cases)) {
  set_root_mode(Mode(0755));
  directory("", 0755);
}

remote::TreeChanger& DiskWorld::tree() {
  if (!tree_) tree_ = open();
  return *tree_;
}

std::unique_ptr<ftp::FtpTree> DiskWorld::open() {
  testing::RealServer& server = served_.server;
  account::Account account;
  account.host = "localhost";
  account.port = server.port();
  account.user = server.user();
  account.password = account::Secret(std::string(server.password()));
  account.tls = asking_.tls;
  account.ca_file = server.cacert();
  ftp::FtpOptions options;
  options.timeout = std::chrono::seconds(20);
  options.way = asking_.way;
  options.log =
      std::make_shared<spdlog::logger>("contract", std::make_shared<spdlog::sinks::null_sink_st>());
  auto tree = ftp::FtpTree::open(std::move(account), std::move(options));
  if (!tree) throw std::runtime_error(tree.error().message);
  return *std::move(tree);
}

std::string DiskWorld::on_disk(const std::string& path) const {
  return (served_.files.path() / folder_).string() + (path.empty() ? "" : "/" + path);
}

void DiskWorld::directory(const std::string& path, unsigned mode) {
  check(::mkdir(on_disk(path).c_str(), 0755), path);
  own(on_disk(path), mode);
}

void DiskWorld::file(const std::string& path, unsigned mode, const std::string& content) {
  const int fd = ::open(on_disk(path).c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
  check(fd < 0 ? -1 : ::close(fd), path);
  if (!content.empty()) std::ofstream(on_disk(path), std::ios::binary) << content;
  own(on_disk(path), mode);
}

void DiskWorld::link(const std::string& path, const std::string& target) {
  check(::symlink(target.c_str(), on_disk(path).c_str()), path);
  check(::lchown(on_disk(path).c_str(), owner, owner), path);
}

void DiskWorld::fifo(const std::string& path) {
  check(::mkfifo(on_disk(path).c_str(), 0644), path);
  own(on_disk(path), 0644);
}

Mode DiskWorld::mode_of(const std::string& path) {
  struct stat info {};

  check(::lstat(on_disk(path).c_str(), &info), path);
  return Mode(info.st_mode);
}

std::string DiskWorld::content_of(const std::string& path) {
  std::ifstream file(on_disk(path), std::ios::binary);
  if (!file) throw std::runtime_error("there is no " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> DiskWorld::names_in(const std::string& path) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(on_disk(path)))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void DiskWorld::set_root_mode(Mode mode) {
  own(served_.files.path().string(), mode.bits());
}

RemotePath DiskWorld::at(std::string_view path) const {
  return RemotePath::parse("/" + folder_ + "/" + std::string(path)).value();
}

} // namespace ftperm::contract
