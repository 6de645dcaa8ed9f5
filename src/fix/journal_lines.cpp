#include "fix/journal_lines.hpp"

#include "ftperm/core/text.hpp"

#include <nlohmann/json.hpp>

namespace ftperm::fix {
namespace {

using Json = nlohmann::ordered_json;

Error wrong(std::string what) {
  return {ErrorKind::usage, std::move(what)};
}

std::string to_line(const Json& object) {
  return object.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

/// As in the JSON report: exact where it is UTF-8, else for reading only, with the bytes beside it.
void put_bytes(Json& object, const std::string& key, const std::string& bytes) {
  object[key] = is_utf8(bytes) ? bytes : visible(bytes);
  if (!is_utf8(bytes)) object[key + "_hex"] = to_hex(bytes);
}

/// What a line says, taken out member by member; the first fault stays.
class Members {
 public:
  explicit Members(const Json& object) : object_(object) {}

  std::string text(const char* key) {
    const auto found = object_.find(key);
    if (found != object_.end() && found->is_string()) return found->get<std::string>();
    return refuse("it has no \"" + std::string(key) + "\""), std::string();
  }

  std::string bytes(const std::string& key) {
    if (!object_.contains(key + "_hex")) return text(key.c_str());
    auto exact = from_hex(text((key + "_hex").c_str()));
    if (exact) return *std::move(exact);
    return refuse("its \"" + key + "_hex\" is no hexadecimal"), std::string();
  }

  RemotePath path(const char* key) {
    const std::string exact = bytes(key);
    const auto parsed = RemotePath::parse(exact);
    if (parsed && parsed->bytes() == exact) return *parsed;
    return refuse("its \"" + std::string(key) + "\" is no plain absolute path"), RemotePath();
  }

  Mode mode(const char* key) {
    const auto parsed = Mode::parse_octal(text(key));
    if (parsed) return *parsed;
    return refuse("its \"" + std::string(key) + "\" is no mode of three or four octal digits"),
           Mode(0);
  }

  std::size_t number(const char* key, std::size_t most) {
    const auto found = object_.find(key);
    if (found != object_.end() && found->is_number_unsigned() &&
        found->get<std::uint64_t>() <= most)
      return found->get<std::size_t>();
    return refuse("its \"" + std::string(key) + "\" is no number that fits"), 0;
  }

  void refuse(std::string why) {
    if (!fault_) fault_ = wrong(std::move(why));
  }

  const std::optional<Error>& fault() const { return fault_; }

 private:
  const Json& object_;
  std::optional<Error> fault_;
};

JournalHead read_head(Members& members) {
  JournalHead head;
  const std::size_t version = members.number("format", static_cast<std::size_t>(-1));
  if (!members.fault() && version != journal_version)
    members.refuse("its format is " + std::to_string(version) +
                   ", which this ftperm does not know: use the one that wrote it");
  head.version = members.text("version");
  head.begun = members.text("begun");
  head.command = members.text("command");
  head.host = members.text("host");
  head.port = static_cast<std::uint16_t>(members.number("port", 65535));
  head.user = members.bytes("login");
  head.tls = members.text("tls");
  if (head.tls != "explicit" && head.tls != "implicit" && head.tls != "off")
    members.refuse(R"(its "tls" is none of explicit, implicit, off)");
  head.root = members.path("root");
  head.start = members.path("start");
  head.profile = members.text("profile");
  head.root_mode = members.mode("root_mode");
  head.dir_mode = members.mode("dir_mode");
  head.file_mode = members.mode("file_mode");
  return head;
}

Change read_change(Members& members) {
  const std::string type = members.text("type");
  FindingType kind = FindingType::file;
  if (type == to_word(FindingType::root))
    kind = FindingType::root;
  else if (type == to_word(FindingType::directory))
    kind = FindingType::directory;
  else if (type != to_word(FindingType::file))
    members.refuse(R"(its "type" is none of root, dir, file)");
  return {members.path("path"), kind, members.mode("before"), members.mode("after")};
}

JournalRecord read_record(const std::string& record, Members& members) {
  constexpr auto any = static_cast<std::size_t>(-1);
  if (record == "journal") return read_head(members);
  if (record == "change") return read_change(members);
  if (record == "rename") return Rename{members.path("path"), members.path("away")};
  if (record == "back") return JournalBack{members.path("path")};
  if (record == "kept") return JournalKept{members.path("path")};
  if (record == "now") return JournalNow{members.path("path"), members.mode("mode")};
  if (record == "end") return JournalEnd{members.text("time"), members.text("outcome")};
  if (record != "undone") members.refuse("it is a record that this ftperm does not know");
  return JournalUndone{members.text("time"), members.number("put_back", any),
                       members.number("left", any)};
}

} // namespace

std::string line_of(const JournalHead& head) {
  Json object = {{"record", "journal"},     {"format", journal_version}, {"program", "ftperm"},
                 {"version", head.version}, {"begun", head.begun},       {"command", head.command},
                 {"host", head.host},       {"port", head.port}};
  put_bytes(object, "login", head.user);
  object["tls"] = head.tls;
  put_bytes(object, "root", head.root.bytes());
  put_bytes(object, "start", head.start.bytes());
  object["profile"] = head.profile;
  object["root_mode"] = head.root_mode.to_octal();
  object["dir_mode"] = head.dir_mode.to_octal();
  object["file_mode"] = head.file_mode.to_octal();
  return to_line(object);
}

std::string line_of(const Change& change, const std::string& time) {
  Json object = {{"record", "change"}, {"time", time}};
  put_bytes(object, "path", change.path.bytes());
  object["type"] = to_word(change.type);
  object["before"] = change.before.to_octal();
  object["after"] = change.after.to_octal();
  return to_line(object);
}

std::string line_of(const Rename& rename, const std::string& time) {
  Json object = {{"record", "rename"}, {"time", time}};
  put_bytes(object, "path", rename.path.bytes());
  put_bytes(object, "away", rename.away.bytes());
  return to_line(object);
}

std::string line_of(const JournalBack& back) {
  Json object = {{"record", "back"}};
  put_bytes(object, "path", back.path.bytes());
  return to_line(object);
}

std::string line_of(const JournalKept& kept) {
  Json object = {{"record", "kept"}};
  put_bytes(object, "path", kept.path.bytes());
  return to_line(object);
}

std::string line_of(const JournalNow& now) {
  Json object = {{"record", "now"}};
  put_bytes(object, "path", now.path.bytes());
  object["mode"] = now.mode.to_octal();
  return to_line(object);
}

std::string line_of(const JournalEnd& end) {
  return to_line({{"record", "end"}, {"time", end.time}, {"outcome", end.outcome}});
}

std::string line_of(const JournalUndone& undone) {
  return to_line({{"record", "undone"},
                  {"time", undone.time},
                  {"put_back", undone.put_back},
                  {"left", undone.left}});
}

Result<JournalRecord> read_line(std::string_view line) {
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) return wrong("it is no JSON object");
  Members members(object);
  const std::string kind = members.text("record");
  if (members.fault()) return *members.fault();
  JournalRecord record = read_record(kind, members);
  if (members.fault()) return *members.fault();
  return record;
}

} // namespace ftperm::fix
