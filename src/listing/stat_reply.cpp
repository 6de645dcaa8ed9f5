#include "ftperm/listing/stat_reply.hpp"

#include "listing/chars.hpp"

#include "ftperm/listing/listing.hpp"

namespace ftperm::listing {
namespace {

constexpr std::size_t code_length = 3;

/// "213-": a positive reply of several lines.
bool opens_reply(std::string_view line) {
  return line.size() > code_length && line[0] == '2' && line[code_length] == '-' &&
         leading_digits(line) == code_length;
}

ParsedLine framing(Verdict verdict, const char* reason) {
  ParsedLine line;
  line.verdict = verdict;
  line.reason = reason;
  return line;
}

} // namespace

ParsedLine StatReplyReader::open(std::string_view line) {
  place_ = Place::inside;
  code_ = line.substr(0, code_length);
  // A capture can begin behind the opening line, when every line has the code in front.
  ParsedLine rest = parse_line(Format::unix_list, line.substr(code_length + 1));
  return rest.verdict == Verdict::bad || rest.verdict == Verdict::skip
             ? framing(Verdict::skip, "opening line of the reply")
             : rest;
}

ParsedLine StatReplyReader::read(std::string_view line) {
  if (place_ == Place::start || place_ == Place::behind) {
    if (opens_reply(line)) return open(line);
    if (place_ == Place::behind && !line.empty())
      return framing(Verdict::bad, "it stands behind the reply's closing line");
    if (!line.empty()) place_ = Place::no_reply;
  }
  if (place_ == Place::inside && line.starts_with(code_)) {
    const std::string_view rest = line.substr(code_length);
    if (rest.empty() || rest[0] == ' ') {
      place_ = Place::behind;
      return framing(Verdict::skip, "closing line of the reply");
    }
    if (rest[0] == '-') line = rest.substr(1);
  }
  return parse_line(Format::unix_list, line);
}

} // namespace ftperm::listing
