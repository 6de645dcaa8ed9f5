#include "ftperm/fix/journal_writer.hpp"

#include "fix/journal_lines.hpp"
#include "ftperm/core/text.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace ftperm::fix {
namespace {

Error cannot(const std::string& file, const std::string& why) {
  return {ErrorKind::usage, "the journal " + visible(file) + " cannot be written: " + why};
}

Error failed(const std::string& file) {
  const int error = errno;
  const char* advice = error == ENOENT   ? " (make its folder first)"
                       : error == ENOSPC ? " (make room, or choose another disk with --journal)"
                                         : " (choose another place with --journal)";
  return cannot(file, std::strerror(error) + std::string(advice));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// A new file outlives a power cut only when its folder is synced, too.
bool sync_folder_of(const std::string& file) {
  std::string folder = std::filesystem::path(file).parent_path().string();
  if (folder.empty()) folder = ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno == EACCES; // it may be writable and not readable
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
  ::close(descriptor);
  return synced;
}

/// Where to go on in a file that is there. An error: it is not to be continued.
Result<std::size_t> place_to_continue(const std::string& file, const JournalHead& head) {
  const auto before = read_journal(file);
  if (!before) return cannot(file, "it is there already and is no journal: choose another name");
  if (!same_account(before->head, head))
    return cannot(file, "it is the journal of another account or start: choose another name");
  // What was cut off would no longer be known as such.
  if (is_of_diagnosis(before->head) || is_of_diagnosis(head))
    return cannot(file, "a diagnosis has a journal of its own: choose another name");
  if (before->undone) return cannot(file, "it has been undone: choose another name");
  return before->whole_bytes;
}

/// Behind the last whole line of a journal that is there.
std::optional<Error> add_lines(const std::string& file, const std::string& lines) {
  const auto journal = read_journal(file);
  if (!journal) return journal.error();
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (descriptor < 0) return failed(file);
  bool done =
      !journal->torn || ::ftruncate(descriptor, static_cast<off_t>(journal->whole_bytes)) == 0;
  done = done && write_all(descriptor, lines) && ::fsync(descriptor) == 0;
  std::optional<Error> error;
  if (!done) error = failed(file);
  ::close(descriptor);
  return error;
}

} // namespace

JournalWriter::JournalWriter(std::string file, int descriptor, std::size_t size)
    : file_(std::move(file)), descriptor_(descriptor), size_(size) {}

JournalWriter::JournalWriter(JournalWriter&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_) {}

JournalWriter& JournalWriter::operator=(JournalWriter&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

JournalWriter::~JournalWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<JournalWriter> JournalWriter::open(const std::string& file, const JournalHead& head) {
  struct stat found = {};
  std::size_t size = 0;
  if (::stat(file.c_str(), &found) == 0 && found.st_size > 0) {
    const auto place = place_to_continue(file, head);
    if (!place) return place.error();
    size = *place;
  }
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return failed(file);
  JournalWriter writer(file, descriptor, size);
  if (::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode))
    return cannot(file, "it is no plain file");
  if (::fchmod(descriptor, 0600) != 0) return failed(file);
  if (auto error = writer.append(line_of(head))) return *std::move(error);
  if (!sync_folder_of(file)) return failed(file);
  return writer;
}

std::optional<Error> JournalWriter::append(const std::string& lines) {
  const auto place = static_cast<off_t>(size_);
  const bool done = ::ftruncate(descriptor_, place) == 0 &&
                    ::lseek(descriptor_, place, SEEK_SET) == place &&
                    write_all(descriptor_, lines) && ::fsync(descriptor_) == 0;
  if (done) {
    size_ += lines.size();
    return {};
  }
  Error error = failed(file_);
  // Best effort: a piece of a line at the end does no harm.
  [[maybe_unused]] const int cut = ::ftruncate(descriptor_, place);
  return error;
}

std::optional<Error> JournalWriter::write(std::span<const Change> changes) {
  const std::string time = utc_now();
  std::string lines;
  for (const Change& change : changes)
    lines += line_of(change, time);
  return append(lines);
}

std::optional<Error> JournalWriter::write(const Rename& rename) {
  return append(line_of(rename, utc_now()));
}

std::optional<Error> JournalWriter::write(const JournalBack& back) {
  return append(line_of(back));
}

std::optional<Error> JournalWriter::write(const JournalKept& kept) {
  return append(line_of(kept));
}

std::optional<Error> JournalWriter::write_now(std::span<const JournalNow> seen) {
  std::string lines;
  for (const JournalNow& now : seen)
    lines += line_of(now);
  return lines.empty() ? std::nullopt : append(lines);
}

std::optional<Error> JournalWriter::write_end(const std::string& outcome) {
  return append(line_of(JournalEnd{utc_now(), outcome}));
}

std::optional<Error> mark_undone(const std::string& file, const JournalUndone& undone) {
  return add_lines(file, line_of(undone));
}

std::optional<Error> mark_back(const std::string& file, const RemotePath& path) {
  return add_lines(file, line_of(JournalBack{path}));
}

std::optional<Error> mark_now(const std::string& file, std::span<const JournalNow> seen) {
  std::string lines;
  for (const JournalNow& now : seen)
    lines += line_of(now);
  return lines.empty() ? std::nullopt : add_lines(file, lines);
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

} // namespace ftperm::fix
