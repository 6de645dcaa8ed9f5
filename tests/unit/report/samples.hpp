#pragma once

#include "ftperm/core/finding.hpp"
#include "ftperm/core/run_summary.hpp"

#include <random>
#include <string>
#include <utility>

namespace ftperm::report::samples {

inline Finding wrong_file(std::string path, std::string detail = {}) {
  return {std::move(path), FindingType::file,    Mode(0644),
          Mode(0604),      FindingStatus::wrong, std::move(detail)};
}

inline Finding planned_file(std::string path) {
  Finding finding = wrong_file(std::move(path));
  finding.planned = true;
  return finding;
}

inline Finding link(std::string path) {
  return {std::move(path),
          FindingType::link,
          {},
          {},
          FindingStatus::skipped,
          "links are never followed or changed"};
}

inline Finding ok_file(std::string path) {
  return {std::move(path), FindingType::file, Mode(0604), Mode(0604), FindingStatus::ok, {}};
}

/// An audit that saw everything and found all of it right.
inline RunSummary clean_audit() {
  RunSummary run;
  run.command = "audit";
  run.account = "ftp://anna@ftp.example.org:21";
  run.start = "/";
  run.server = "Pure-FTPd";
  run.directories = 2212;
  run.entries = 34392;
  run.count[FindingStatus::ok] = 34392;
  run.seconds = 2.125;
  return run;
}

/// A path as a hostile server may send it: any bytes at all after the first slash.
inline std::string random_path(std::minstd_rand& random) {
  std::string bytes = "/";
  for (auto left = random() % 16; left > 0; --left)
    bytes += static_cast<char>(random() % 256);
  return bytes;
}

} // namespace ftperm::report::samples
