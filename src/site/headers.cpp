#include "site/headers.hpp"

#include "site/ascii.hpp"

namespace ftperm::site {
namespace {

/// Of all answers of one request, so that "100 Continue" without end has one too.
constexpr std::size_t most_bytes = std::size_t{128} * 1024;

/// Of "HTTP/1.1 404 Not Found"; 0 when there is none.
int status_of(std::string_view line) {
  const auto digits = line.substr(std::min(line.find(' '), line.size() - 1) + 1).substr(0, 3);
  if (digits.size() != 3 || !std::all_of(digits.begin(), digits.end(), is_digit)) return 0;
  return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
}

} // namespace

Headers::Taken Headers::add(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > most_bytes) return Taken::too_much;
  const bool another_follows = status_ / 100 == 1 || status_ == 401;
  if (line.starts_with("HTTP/") && (!complete_ || another_follows)) {
    fields_.clear();
    complete_ = false;
    status_ = status_of(line);
    return Taken::starts_anew;
  }
  if (complete_) return Taken::yes; // a trailer, behind the body
  const auto text = trimmed(line);
  complete_ = text.empty();
  const auto colon = text.find(':');
  if (colon != std::string_view::npos)
    fields_.push_back(
        {lowered(trimmed(text.substr(0, colon))), std::string(trimmed(text.substr(colon + 1)))});
  return Taken::yes;
}

std::string_view Headers::first(std::string_view name) const {
  for (const Field& field : fields_)
    if (field.name == name) return field.value;
  return {};
}

std::string Headers::all(std::string_view name) const {
  std::string list;
  for (const Field& field : fields_) {
    if (field.name != name) continue;
    if (!list.empty()) list += ", ";
    list += field.value;
  }
  return list;
}

bool Headers::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [name](const Field& field) { return field.name == name; });
}

bool Headers::is_redirect() const {
  const bool followed = (status_ >= 301 && status_ <= 303) || status_ == 307 || status_ == 308;
  return followed && complete_ && !first("location").empty();
}

} // namespace ftperm::site
