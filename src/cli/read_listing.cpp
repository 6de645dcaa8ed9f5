#include "cli/read_listing.hpp"

#include "cli/input_lines.hpp"
#include "cli/outcome.hpp"

#include "ftperm/core/text.hpp"
#include "ftperm/listing/listing.hpp"
#include "ftperm/listing/stat_reply.hpp"
#include "ftperm/report/listing_line.hpp"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace ftperm::cli {
namespace {

/// Opened for reading, and closed in the end unless it is standard input.
class InputFile {
 public:
  explicit InputFile(const std::string& name)
      : fd_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}

  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  ~InputFile() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
  }

  int fd() const { return fd_; }

 private:
  int fd_;
};

class LineReader {
 public:
  explicit LineReader(CapturedFormat format) : format_(format) {}

  listing::ParsedLine read(const InputLine& line) {
    if (line.too_long) {
      listing::ParsedLine parsed;
      parsed.reason = "longer than any line of a listing";
      return parsed;
    }
    if (format_ == CapturedFormat::stat) return stat_.read(line.text);
    const bool mlsd = format_ == CapturedFormat::mlsd;
    return parse_line(mlsd ? listing::Format::mlsx : listing::Format::unix_list, line.text);
  }

 private:
  CapturedFormat format_;
  listing::StatReplyReader stat_;
};

report::ListingLine told(std::size_t number, listing::ParsedLine parsed) {
  using listing::Verdict;
  const auto skip = [&](std::string reason) {
    return report::ListingLine{number, report::LineVerdict::skip, {}, std::move(reason)};
  };
  switch (parsed.verdict) {
  case Verdict::entry:
    return {number, report::LineVerdict::entry, std::move(parsed.entry), {}};
  case Verdict::self:
    return skip("the directory itself");
  case Verdict::parent:
    return skip("the directory above");
  case Verdict::skip:
    return skip(std::move(parsed.reason));
  case Verdict::bad:
    break;
  }
  return {number, report::LineVerdict::bad, std::move(parsed.entry), std::move(parsed.reason)};
}

Result<ExitCode> show(const ReadListingOptions& options, const std::atomic<bool>& stop) {
  const auto unreadable = [&](const std::string& why) {
    return Error{ErrorKind::local_io, visible(options.file) + ": " + why};
  };
  const InputFile file(options.file);
  if (file.fd() < 0) return unreadable(std::strerror(errno));
  InputLines lines(file.fd(), stop);
  LineReader reader(options.format);
  ExitCode code = ExitCode::ok;
  for (std::size_t number = 1; std::cout; ++number) {
    const auto line = lines.next();
    if (!line) {
      const bool interrupted = line.error().kind == ErrorKind::interrupted;
      return interrupted ? line.error() : unreadable(line.error().message);
    }
    if (!*line) return code;
    const auto shown = told(number, reader.read(**line));
    if (shown.verdict == report::LineVerdict::bad) code = ExitCode::wrong;
    write_listing_line(std::cout, shown);
  }
  return code;
}

} // namespace

ExitCode read_listing(const ReadListingOptions& options, const std::atomic<bool>& stop) {
  const auto code = show(options, stop);
  std::cout.flush();
  if (!code) return fail(code.error());
  if (std::cout) return *code;
  return fail({ErrorKind::local_io, "standard output could not be written to its end"});
}

} // namespace ftperm::cli
