#pragma once

#include "ftperm/fix/journal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// The lines of a journal, each one JSON object: docs/journal-format.md.
namespace ftperm::fix {

constexpr int journal_version = 1;

using JournalRecord = std::variant<JournalHead, Change, JournalNow, JournalEnd, JournalUndone>;

// Each with its line feed; only ASCII.
std::string line_of(const JournalHead& head);
std::string line_of(const Change& change, const std::string& time);
std::string line_of(const JournalNow& now);
std::string line_of(const JournalEnd& end);
std::string line_of(const JournalUndone& undone);

/// One line without its line feed. The error's message is half a sentence: what is wrong in it.
Result<JournalRecord> read_line(std::string_view line);

} // namespace ftperm::fix
