#include "report/diagnosis_json.hpp"

#include <cmath>

namespace ftperm::report {
namespace {

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(as_utf8(text));
}

Json mode_or_null(const std::optional<Mode>& mode) {
  return mode ? Json(mode->to_octal()) : Json();
}

Json json_of(const LoadEvidence& load) {
  Json object = {{"telling", load.telling},
                 {"when", as_utf8(load.when)},
                 {"page", as_utf8(load.page)},
                 {"state", load.state},
                 {"sentence", as_utf8(load.sentence)}};
  object["status"] = load.status == 0 ? Json() : Json(load.status);
  object["loads"] = load.loads;
  object["good"] = load.good;
  object["seconds"] = std::round(load.seconds * 1000) / 1000;
  object["bytes"] = load.size;
  object["title"] = text_or_null(load.title);
  object["sha256"] = text_or_null(load.hash);
  object["server"] = text_or_null(load.server);
  object["in_front"] = text_or_null(load.in_front);
  object["redirects"] = Json::array();
  for (const std::string& redirect : load.redirects)
    object["redirects"].push_back(as_utf8(redirect));
  return object;
}

Json json_of(const Cause& cause) {
  Json object = {{"kind", cause.kind == CauseKind::htaccess ? "htaccess" : "permissions"}};
  put_bytes(object, "path", cause.path);
  object["mode"] = mode_or_null(cause.mode);
  object["expected"] = mode_or_null(cause.expected);
  object["reason"] = as_utf8(cause.reason);
  object["proven"] = cause.proven;
  object["removed"] = cause.removed;
  return object;
}

Json json_of(const LineHint& hint) {
  Json object;
  put_bytes(object, "path", hint.path);
  object["line"] = hint.line;
  object["weight"] = hint.weight;
  object["text"] = as_utf8(hint.text);
  object["reason"] = as_utf8(hint.reason);
  object["source"] = as_utf8(hint.source);
  return object;
}

template <typename T>
Json list_of(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values)
    list.push_back(json_of(value));
  return list;
}

Json list_of(const std::vector<std::string>& values) {
  Json list = Json::array();
  for (const std::string& value : values)
    list.push_back(as_utf8(value));
  return list;
}

} // namespace

Json json_of(const Diagnosis& diagnosis) {
  Json object = {{"verdict", diagnosis.verdict}, {"sentence", as_utf8(diagnosis.sentence)}};
  object["causes"] = list_of(diagnosis.causes);
  object["loads"] = list_of(diagnosis.loads);
  object["hints"] = list_of(diagnosis.hints);
  object["other_wrong"] = diagnosis.other_wrong;
  object["scripts"] = diagnosis.scripts;
  object["steps"] = list_of(diagnosis.steps);
  object["advice"] = list_of(diagnosis.advice);
  object["repair"] = text_or_null(diagnosis.repair);
  return object;
}

} // namespace ftperm::report
