#pragma once

#include "ftperm/listing/listing.hpp"

#include <gtest/gtest.h>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm {

/// What GoogleTest prints when two entries differ.
inline std::ostream& operator<<(std::ostream& out, const Entry& entry) {
  return out << '"' << entry.name << "\" type " << static_cast<int>(entry.type) << " mode "
             << (entry.mode ? entry.mode->to_octal() : "unknown") << " owner \"" << entry.owner
             << "\" target \"" << entry.link_target << '"';
}

} // namespace ftperm

namespace ftperm::listing::test {

inline constexpr auto file = EntryType::file;
inline constexpr auto directory = EntryType::directory;
inline constexpr auto symlink = EntryType::link;
inline constexpr auto other = EntryType::other;

/// The mode is octal, empty for unknown.
inline Entry entry(EntryType type, std::string_view mode, std::string_view owner,
                   std::string_view name, std::string_view target = "") {
  return {std::string(name), type, Mode::parse_octal(mode), std::string(owner),
          std::string(target)};
}

using Names = std::vector<std::string>;

inline Names names_of(const ParsedListing& listing) {
  Names names;
  for (const Entry& one : listing.entries)
    names.push_back(one.name);
  return names;
}

inline Names doubted_names_of(const ParsedListing& listing) {
  Names names;
  for (const Doubt& one : listing.doubts)
    names.push_back(one.name);
  return names;
}

/// One line and what it says.
struct Sample {
  std::string_view line;
  Entry said;
};

inline void expect_all(const std::vector<Sample>& samples) {
  for (const Sample& sample : samples) {
    const ParsedLine line = parse_unix_line(sample.line);
    EXPECT_EQ(line.verdict, Verdict::entry) << sample.line << " " << line.reason;
    EXPECT_EQ(line.entry, sample.said) << sample.line;
  }
}

} // namespace ftperm::listing::test
