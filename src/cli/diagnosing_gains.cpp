// What a trial has shown of each page.
#include "cli/diagnosing.hpp"

#include "ftperm/diagnosis/address.hpp"
#include "ftperm/site/curl_page.hpp"

#include <algorithm>

namespace ftperm::cli {
namespace {

using diagnosis::Gain;
using site::State;

/// Bytes of a script that is read to know it again.
constexpr std::size_t largest_script = std::size_t{1024} * 1024;

/// What the page answers where the server error is gone, though it does not come yet. No answer at
/// all is one: the script runs now, and takes too long.
bool is_another_answer(State before, State now) {
  if (before != State::server_error) return false;
  return now != State::server_error && now != State::works && now != State::no_name &&
         now != State::no_connection && now != State::tls && now != State::interrupted;
}

/// Apache's own list of a folder, which comes where nothing names the folder's page any more.
bool is_folder_list(const site::Condition& condition) {
  return condition.state == State::works && condition.typical.title.starts_with("Index of /");
}

} // namespace

Result<Diagnosing::Gains> Diagnosing::gains_of(const std::vector<site::Condition>& conditions,
                                               const Factors& factors) {
  Gains gains;
  const bool with_renames = !factors.empty() && *factors.rbegin() >= changes_.size();
  for (std::size_t i = 0; i < failing_.size(); ++i) {
    const site::Condition& now = conditions[failing_[i]];
    const State before = facts_.before[failing_[i]].state;
    Gain gain = now.state == State::works              ? Gain::works
                : is_another_answer(before, now.state) ? Gain::other
                : before == State::forbidden && !with_renames && now.state == State::server_error
                    ? Gain::other
                    : Gain::none;
    if (with_renames && gain != Gain::none) {
      const auto sure = gain_without(i, now, factors);
      if (!sure) return sure.error();
      gain = *sure;
    }
    gains.push_back(gain);
  }
  return gains;
}

/// Without a `.htaccess` a page is also lost that it leads to: a 404 in place of the error of a
/// script, or the script's own text, says nothing against it.
Result<Gain> Diagnosing::gain_without(std::size_t failing, const site::Condition& condition,
                                      const Factors& factors) {
  if (condition.state == State::works && !is_folder_list(condition)) {
    const auto source = is_source(failing, condition);
    if (!source) return source.error();
    return *source ? Gain::none : Gain::works;
  }
  return is_at_fault(failing, factors) ? Gain::other : Gain::none;
}

Result<bool> Diagnosing::is_source(std::size_t failing, const site::Condition& condition) {
  for (const diagnosis::PageFile& file : places_[failing].files) {
    if (!file.is_script) continue;
    std::optional<std::size_t> size;
    tree_.read_file(file.path, largest_script, [&](const Result<std::string>& content) {
      if (content) size = content->size();
    });
    if (auto error = tree_.run()) return *std::move(error);
    if (size && *size == condition.typical.size) return true;
  }
  return false;
}

/// Whether one of the `.htaccess` files is broken by itself. Apache refuses every address below a
/// folder whose `.htaccess` it cannot read, that of the `.htaccess` too, which is 403 elsewhere.
bool Diagnosing::is_at_fault(std::size_t failing, const Factors& factors) {
  for (const fix::Rename& rename : treatment_of(factors).renames)
    for (const LineHint& hint : facts_.hints)
      if (hint.path == rename.path.bytes() && hint.weight != "possible") return true;
  if (const auto known = readable_.find(failing); known != readable_.end()) return !known->second;
  const std::size_t page = failing_[failing];
  const std::string beside =
      diagnosis::address_beside(final_address(pages_[page]->address(), facts_.before[page]),
                                places_[failing].depth, ".htaccess");
  const auto probe = site::open_page(beside, config_.diagnose.load);
  const auto answer = probe ? (*probe)->load() : site::Answer();
  const bool readable = answer.failure == site::Failure::none && answer.status < 500;
  readable_.emplace(failing, readable);
  return !readable;
}

} // namespace ftperm::cli
