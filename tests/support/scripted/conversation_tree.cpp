// What a conversation says about the tree, and does to it.
#include "support/scripted/conversation.hpp"
#include "support/scripted/rows.hpp"

#include <algorithm>
#include <charconv>

namespace ftperm::testing {
namespace {

constexpr const char* no_such_file = "550 No such file or directory.\r\n";

Entry renamed(Entry entry, std::string name) {
  entry.name = std::move(name);
  return entry;
}

/// How many replies a client reads in "213-…" rows "213 …": a name can hold what ends one.
std::size_t replies_in(const std::string& rows) {
  return rows.find("\n213 ") == std::string::npos && !rows.starts_with("213 ") ? 1 : 2;
}

} // namespace

/// As it is shown: a server can be told to lie about it, in every way of asking alike.
Entry Conversation::shown(const Entry& entry, const std::string& path) const {
  Entry told = entry;
  if (const auto mode = state_.book.shown_mode(path)) told.mode = Mode(*mode);
  return told;
}

Result<Conversation::Listed> Conversation::list(const std::string& path, const std::string& verb) {
  const bool mlsd = verb == "MLSD";
  std::vector<std::string> rows;
  std::string real;
  {
    const std::lock_guard lock(state_.mutex);
    const auto found = state_.tree.open_directory(path);
    if (!found) return found.error();
    real = found->path.empty() ? "/" : found->path;
    const Entry self = shown(found->node->entry, real);
    if (mlsd || state_.options.dress != Dress::pyftpdlib) {
      rows.push_back(mlsd ? mlsd_row(renamed(self, "."), "cdir") : ls_row(renamed(self, ".")));
      rows.push_back(mlsd ? mlsd_row(renamed(self, ".."), "pdir") : ls_row(renamed(self, "..")));
    }
    for (const auto& [name, child] : found->node->children) {
      const std::string child_path = found->path + "/" + name;
      if (state_.book.hides(child_path)) continue;
      const Entry entry = shown(child.entry, child_path);
      rows.push_back(mlsd ? mlsd_row(entry) : ls_row(entry));
    }
  }
  Listed listed;
  spoil_rows(rows, real, verb, listed);
  for (const std::string& row : rows)
    listed.text += row;
  return listed;
}

void Conversation::spoil_rows(std::vector<std::string>& rows, const std::string& path,
                              const std::string& verb, Listed& listed) {
  const std::size_t dots = !rows.empty() && rows[0].ends_with(" .\r\n") ? 2 : 0;
  for (const Fault& fault : state_.book.due(Moment::listing, verb, path)) {
    if (fault.does == Does::insert_row) {
      rows.push_back(fault.text);
      continue;
    }
    const std::size_t left = dots + fault.amount;
    const bool told = fault.does == Does::cut_listing_told;
    if (rows.size() <= left) continue;
    rows.resize(left);
    listed.cut_told = listed.cut_told || told;
    if (told) continue;
    const std::lock_guard lock(state_.mutex);
    state_.record.lies.push_back({path, verb, true});
  }
}

bool Conversation::on_stat(const Request& request) {
  if (request.argument.empty())
    return say("211-Status:\r\n     Connected\r\n211 End of status\r\n");
  const auto listed = list(now_.directory, "STAT");
  if (!listed) return say(no_such_file);
  const char* end = listed->cut_told ? "213 Output truncated.\r\n" : "213 End of status\r\n";
  return say("213-Status follows:\r\n" + listed->text + end, replies_in(listed->text));
}

bool Conversation::on_cwd(const Request&) {
  bool enters = false;
  {
    const std::lock_guard lock(state_.mutex);
    const auto found = state_.tree.find(now_.directory, true);
    enters = found && found->node->entry.type == EntryType::directory &&
             (found->node->entry.mode->bits() & 0100U) != 0;
    if (enters) where_ = found->path.empty() ? "/" : found->path;
  }
  return say(enters ? "250 Directory changed.\r\n" : no_such_file);
}

bool Conversation::on_mlst(const Request& request) {
  std::string row;
  {
    const std::lock_guard lock(state_.mutex);
    const auto found = state_.tree.find(now_.directory, false);
    if (found)
      row = mlsd_row(renamed(shown(found->node->entry, found->path.empty() ? "/" : found->path),
                             request.argument));
  }
  if (row.empty()) return say(no_such_file);
  return say("250-Listing\r\n " + row + "250 End\r\n");
}

bool Conversation::on_site(const Request& request) {
  if (!request.argument.starts_with("CHMOD ")) return say("500 Unknown SITE command.\r\n");
  const std::string digits = request.argument.substr(6, request.argument.find(' ', 6) - 6);
  unsigned mode = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), mode, 8);
  if (error != std::errc() || *end != '\0') return say("501 Bad mode.\r\n");
  return change(now_.directory, mode, "200 SITE CHMOD command ok.\r\n");
}

/// "MFF UNIX.mode=604; name" (draft-somers-ftp-mfxx).
bool Conversation::on_mff(const Request& request) {
  constexpr std::string_view fact = "UNIX.mode=";
  const std::size_t gap = request.argument.find("; ");
  if (!request.argument.starts_with(fact) || gap == std::string::npos)
    return say("501 Bad fact.\r\n");
  const auto mode =
      Mode::parse_octal(std::string_view(request.argument).substr(fact.size(), gap - fact.size()));
  if (!mode) return say("501 Bad mode.\r\n");
  const std::string path = absolute(request.argument.substr(gap + 2));
  return change(path, mode->bits(), "213 UNIX.mode=" + mode->to_octal() + "; done\r\n");
}

bool Conversation::change(const std::string& path, unsigned mode, const std::string& yes) {
  const auto is_due = [&](Does does) {
    return std::any_of(command_faults_.begin(), command_faults_.end(),
                       [&](const Fault& fault) { return fault.does == does; });
  };
  bool done = false;
  {
    const std::lock_guard lock(state_.mutex);
    const auto named = state_.tree.find(path, false);
    state_.record.asked.push_back({path, Mode(mode),
                                   named ? named->node->entry.type : EntryType::other,
                                   static_cast<bool>(named)});
    const auto found = state_.tree.find(path, true);
    done = found && found->node->entry.owner == "web";
    if (done && !is_due(Does::only_say_yes)) {
      Mode& now = *found->node->entry.mode;
      state_.record.made.push_back({found->path.empty() ? "/" : found->path, now, Mode(mode)});
      now = Mode(mode);
    }
  }
  if (!done || is_due(Does::only_say_no)) return say("550 Operation not permitted.\r\n");
  return say(yes);
}

} // namespace ftperm::testing
