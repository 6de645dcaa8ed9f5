#include "ftperm/policy/policy.hpp"

#include <utility>

namespace ftperm::policy {
namespace {

Finding skipped(std::string path, FindingType type, std::string detail) {
  return {std::move(path),  type, std::nullopt, std::nullopt, FindingStatus::skipped,
          std::move(detail)};
}

Finding compared(std::string path, FindingType type, std::optional<Mode> mode, Mode expected,
                 const std::string& unknown_reason) {
  Finding finding{std::move(path), type, mode, expected, FindingStatus::ok, ""};
  if (!mode) {
    finding.status = FindingStatus::unknown;
    finding.detail = unknown_reason;
  } else if (*mode != expected) {
    finding.status = FindingStatus::wrong;
    finding.detail = explain(type, *mode, expected);
  }
  return finding;
}

Finding compared(std::string path, FindingType type, const Entry& entry, Mode expected) {
  Finding finding =
      compared(std::move(path), type, entry.mode, expected, "The server does not tell its mode.");
  if (finding.status == FindingStatus::wrong) finding.owner = entry.owner;
  return finding;
}

} // namespace

bool is_right(const Rules& rules, const Entry& entry) {
  return (entry.type == EntryType::file && entry.mode == rules.file) ||
         (entry.type == EntryType::directory && entry.mode == rules.directory);
}

Finding judge(const Rules& rules, std::string path, const Entry& entry) {
  switch (entry.type) {
  case EntryType::file:
    return compared(std::move(path), FindingType::file, entry, rules.file);
  case EntryType::directory:
    return compared(std::move(path), FindingType::directory, entry, rules.directory);
  case EntryType::link:
    return skipped(std::move(path), FindingType::link,
                   "A symbolic link: never followed, never changed.");
  case EntryType::other:
    break;
  }
  return skipped(std::move(path), FindingType::other, "A device, socket or FIFO: never changed.");
}

Finding judge_root(const Rules& rules, std::string path, std::optional<Mode> mode,
                   const std::string& reason) {
  return compared(std::move(path), FindingType::root, mode, rules.root,
                  "The mode of the account's root is not known: " + reason + ".");
}

} // namespace ftperm::policy
