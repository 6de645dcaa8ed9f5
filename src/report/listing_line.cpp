#include "ftperm/report/listing_line.hpp"

#include "report/json_text.hpp"

#include "ftperm/core/text.hpp"

#include <ostream>

namespace ftperm::report {
namespace {

const char* word_of(LineVerdict verdict) {
  switch (verdict) {
  case LineVerdict::entry:
    return "entry";
  case LineVerdict::skip:
    return "skip";
  case LineVerdict::bad:
    break;
  }
  return "bad";
}

const char* word_of(EntryType type) {
  switch (type) {
  case EntryType::file:
    return "file";
  case EntryType::directory:
    return "dir";
  case EntryType::link:
    return "link";
  case EntryType::other:
    break;
  }
  return "other";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json four_digits(const std::optional<Mode>& mode) {
  if (!mode) return {};
  const std::string digits = mode->to_octal();
  return std::string(4 - digits.size(), '0') + digits;
}

} // namespace

void write_listing_line(std::ostream& out, const ListingLine& line) {
  const bool is_entry = line.verdict == LineVerdict::entry;
  Json row;
  row["line"] = line.number;
  row["verdict"] = word_of(line.verdict);
  row["name"] = text_or_null(as_utf8(line.entry.name));
  row["name_hex"] = text_or_null(to_hex(line.entry.name));
  row["type"] = is_entry ? Json(word_of(line.entry.type)) : Json();
  row["mode"] = is_entry ? four_digits(line.entry.mode) : Json();
  row["link_target_hex"] = is_entry ? text_or_null(to_hex(line.entry.link_target)) : Json();
  row["reason"] = text_or_null(as_utf8(line.reason));
  out << dump(row) << '\n';
}

} // namespace ftperm::report
