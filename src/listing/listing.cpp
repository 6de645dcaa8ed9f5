#include "ftperm/listing/listing.hpp"

#include "listing/lines.hpp"
#include "listing/mode_field.hpp"
#include "listing/raw_line.hpp"
#include "listing/repeated_names.hpp"

#include "ftperm/core/text.hpp"

#include <algorithm>
#include <utility>

namespace ftperm::listing {
namespace {

/// A line, or the start of a long one, between quotation marks and fit to be shown.
std::string quoted(std::string_view line) {
  constexpr std::size_t longest = 80;
  if (line.size() <= longest) return "\"" + visible(line) + "\"";
  std::size_t cut = longest;
  while (cut + 3 > longest && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
    --cut; // not within a UTF-8 character
  return "\"" + visible(line.substr(0, cut)) + "...\"";
}

/// Whether a server began its MLSD line with a blank, as MLST does.
bool has_blank_before_facts(std::string_view line) {
  const std::size_t gap = line.find(' ', 1);
  return line.starts_with(' ') && gap != std::string_view::npos && line[gap - 1] == ';';
}

/// Some servers put a blank in front of each line of a reply, as RFC 3659 wants it for MLST.
RawLine read_line(Format format, std::string_view line) {
  if (format == Format::mlsx)
    return read_mlsx_line(has_blank_before_facts(line) ? line.substr(1) : line);
  if (!line.starts_with(' ')) return read_unix_line(line);
  if (read_mode_field(line.substr(1))) return read_unix_line(line.substr(1));
  const RawLine whole = read_unix_line(line);
  return whole.verdict == Verdict::bad ? read_unix_line(line.substr(1)) : whole;
}

/// Puts a listing together line by line. Its state is what the lines before tell about the next.
class Assembly {
 public:
  Assembly(Format format, const LineCount& lines)
      : format_(format), usual_end_(lines.crlf >= lines.lf ? LineEnd::crlf : LineEnd::lf) {}

  void reserve(std::size_t entries) { listing_.entries.reserve(entries); }

  void add(const TextLine& line);
  ParsedListing finish() &&;

 private:
  /// What the line before stood for. A line that is none after a name means that the name goes on.
  enum class Before : unsigned char { nothing, entry, self, other };

  void add_name(const RawLine& raw);
  void add_self(const RawLine& raw);
  void add_skipped(const RawLine& raw, std::string_view line);
  void add_bad(const RawLine& raw, std::string_view line);
  void add_rest_of_name(const RawLine& raw, std::string_view line);
  void add_doubt(const RawLine& raw, std::string reason);
  void settle_line_end(LineEnd end, bool named);
  void settle_empty_line(const RawLine& raw, std::string_view line);
  void distrust_before(const std::string& reason);

  Format format_;
  LineEnd usual_end_;
  ParsedListing listing_;
  Before before_ = Before::nothing;
  bool after_empty_line_ = false;
  bool within_name_ = false;     ///< the line before ended with a bare LF of a name
  bool other_directory_ = false; ///< below a heading in the middle
  bool self_doubted_ = false;
};

void Assembly::add(const TextLine& line) {
  const RawLine raw = read_line(format_, line.text);
  const bool named = !raw.name.empty();
  if (within_name_) {
    add_rest_of_name(raw, line.text);
    within_name_ = line.end == LineEnd::lf;
    return;
  }
  if (after_empty_line_) settle_empty_line(raw, line.text);
  if (named || raw.starts_like_row) ++listing_.lines;
  switch (raw.verdict) {
  case Verdict::entry:
    add_name(raw);
    break;
  case Verdict::self:
    add_self(raw);
    break;
  case Verdict::parent:
    before_ = Before::other;
    break;
  case Verdict::skip:
    add_skipped(raw, line.text);
    break;
  case Verdict::bad:
    add_bad(raw, line.text);
    break;
  }
  settle_line_end(line.end, named);
}

void Assembly::add_name(const RawLine& raw) {
  before_ = Before::other;
  if (raw.name.find('/') != std::string_view::npos)
    return add_doubt(raw, "Its name holds a slash, so it is a path and not a name.");
  if (raw.name.find('\0') != std::string_view::npos)
    return add_doubt(raw, "Its name holds a NUL byte, which no file's name can.");
  if (other_directory_)
    return add_doubt(raw, "It is listed below the heading of another directory.");
  before_ = Before::entry;
  listing_.entries.push_back(to_entry(raw));
}

void Assembly::add_self(const RawLine& raw) {
  before_ = Before::other;
  if (other_directory_ || self_doubted_) return;
  if (listing_.self && listing_.self->mode != raw.mode) {
    listing_.self.reset();
    self_doubted_ = true;
    RawLine doubted = raw;
    doubted.mode.reset();
    return add_doubt(doubted, "The directory itself is listed twice, with different modes.");
  }
  before_ = Before::self;
  listing_.self = to_entry(raw);
}

void Assembly::add_skipped(const RawLine& raw, std::string_view line) {
  if (line.empty()) {
    after_empty_line_ = before_ == Before::entry || before_ == Before::self;
    return;
  }
  // Totals and headings stand above the names. Anywhere else such a line is the rest of a name.
  if (listing_.lines > 0 && !other_directory_) add_bad(raw, line);
}

void Assembly::add_bad(const RawLine& raw, std::string_view line) {
  if (raw.name.empty() && !raw.starts_like_row)
    distrust_before("The line below it is no entry of a listing, so its name probably holds a line "
                    "break: " +
                    quoted(line));
  before_ = Before::other;
  add_doubt(raw, std::string("A line of the listing was not understood (") + raw.reason +
                     "): " + quoted(line));
}

void Assembly::add_rest_of_name(const RawLine& raw, std::string_view line) {
  before_ = Before::other;
  add_doubt(raw,
            "It follows a line break within a name, so it is probably the rest of that name: " +
                quoted(line));
}

void Assembly::add_doubt(const RawLine& raw, std::string reason) {
  listing_.doubts.push_back({std::string(raw.name), raw.type, raw.mode, std::move(reason)});
}

/// A line end other than the usual one is part of a name.
void Assembly::settle_line_end(LineEnd end, bool named) {
  if (end == LineEnd::none || end == usual_end_ || !named) return;
  within_name_ = end == LineEnd::lf;
  distrust_before(end == LineEnd::lf
                      ? "Its line ends unlike the others, so its name probably holds a line break."
                      : "Its line ends unlike the others, so its name probably ends with a CR.");
}

/// An empty line after a name is part of that name, unless it is the last line (some servers end
/// a listing so) or sets off the heading of another directory.
void Assembly::settle_empty_line(const RawLine& raw, std::string_view line) {
  if (line.empty()) return;
  after_empty_line_ = false;
  if (raw.verdict == Verdict::skip && line.ends_with(':'))
    other_directory_ = true;
  else
    distrust_before("An empty line follows it, so its name probably ends with a line break.");
}

/// Moves the name of the line before from what is known to the doubts.
void Assembly::distrust_before(const std::string& reason) {
  if (before_ == Before::entry) {
    Entry& entry = listing_.entries.back();
    listing_.doubts.push_back({std::move(entry.name), entry.type, entry.mode, reason});
    listing_.entries.pop_back();
  } else if (before_ == Before::self) {
    listing_.doubts.push_back({".", EntryType::directory, listing_.self->mode, reason});
    listing_.self.reset();
    self_doubted_ = true;
  }
  before_ = Before::other;
}

ParsedListing Assembly::finish() && {
  move_repeated_names(listing_);
  return std::move(listing_);
}

} // namespace

ParsedListing parse_listing(Format format, std::string_view text) {
  constexpr std::size_t shortest_usual_line = 40; // a bound on memory taken ahead, no rule
  const LineCount lines = count_lines(text);
  Assembly assembly(format, lines);
  assembly.reserve(std::min(lines.crlf + lines.lf, text.size() / shortest_usual_line));
  while (!text.empty())
    assembly.add(take_line(text));
  return std::move(assembly).finish();
}

ParsedLine parse_line(Format format, std::string_view line) {
  return to_parsed_line(read_line(format, line));
}

} // namespace ftperm::listing
