#pragma once

#include "ftperm/fix/journal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// The lines of a journal, each one JSON object: docs/journal-format.md.
namespace ftperm::fix {

constexpr int journal_version = 1;

using JournalRecord = std::variant<JournalHead, Change, Rename, JournalBack, JournalKept,
                                   JournalNow, JournalEnd, JournalUndone>;

// Each with its line feed; only ASCII.
std::string line_of(const JournalHead& head);
std::string line_of(const Change& change, const std::string& time);
std::string line_of(const Rename& rename, const std::string& time);
std::string line_of(const JournalBack& back);
std::string line_of(const JournalKept& kept);
std::string line_of(const JournalNow& now);
std::string line_of(const JournalEnd& end);
std::string line_of(const JournalUndone& undone);

/// One line without its line feed. The error's message is half a sentence: what is wrong in it.
Result<JournalRecord> read_line(std::string_view line);

} // namespace ftperm::fix
