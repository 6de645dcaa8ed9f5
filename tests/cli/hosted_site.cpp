#include "cli/hosted_site.hpp"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ftperm::testing {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

std::filesystem::path below(const std::filesystem::path& root, std::string_view path) {
  return path == "/" ? root : root / path.substr(1);
}

} // namespace

const std::string_view fails_every_third_time = R"(#!/bin/sh
count=$(cat ../tmp/count 2>/dev/null)
count=$((count + 1))
echo $count >../tmp/count
[ $((count % 3)) -ne 0 ] || exit 1
echo 'Content-Type: text/html'
echo
echo '<title>It works</title>'
)";

HostedSite::HostedSite(const Options& options)
    : web_(options.site_variants), account_({.server = options.server,
                                             .variants = options.variants,
                                             .tls = options.tls,
                                             .folder = below(web_.tree(), options.login_folder),
                                             .owner = web_.owner()}) {}

std::filesystem::path HostedSite::at(std::string_view path) const {
  return below(web_.tree(), path);
}

void HostedSite::put(std::string_view path, std::string_view text, mode_t mode) const {
  const std::filesystem::path file = at(path);
  write_file(file.string(), text, mode);
  if (::chown(file.c_str(), web_.owner(), web_.owner()) != 0) fail(file);
}

void HostedSite::set_mode(std::string_view path, mode_t mode) const {
  if (::chmod(at(path).c_str(), mode) != 0) fail(at(path));
}

mode_t HostedSite::mode(std::string_view path) const {
  struct stat info {};

  if (::lstat(at(path).c_str(), &info) != 0) fail(at(path));
  return info.st_mode & 07777;
}

} // namespace ftperm::testing
