#include "htaccess/regex.hpp"

#include "htaccess/chars.hpp"

#include <cstddef>

namespace ftperm::htaccess {
namespace {

constexpr std::string_view open_bracket = "a [ has no ]";

/// Reads what decides whether brackets are balanced, and no more.
class Reader {
 public:
  explicit Reader(std::string_view pattern) : text_(pattern) {}

  std::string_view fault() {
    for (; at_ < text_.size() && fault_.empty(); ++at_)
      step();
    if (fault_.empty() && depth_ > 0) fault_ = "a ( has no )";
    return fault_;
  }

 private:
  void step() {
    const char c = text_[at_];
    const bool can_repeat = can_repeat_;
    can_repeat_ = true;
    if (c == '\\')
      skip_escape();
    else if (c == '[')
      skip_class();
    else if (c == '(')
      open_group();
    else if (c == ')')
      close_group();
    else if (c == '|')
      can_repeat_ = false;
    else if ((c == '*' || c == '+' || c == '?') && !can_repeat)
      fault_ = "*, + or ? has nothing before it to repeat (for \"anything\" write .*)";
  }

  void skip_escape() {
    if (at_ + 1 == text_.size()) {
      fault_ = "it ends with a single backslash";
      return;
    }
    ++at_;
    if (text_[at_] == 'c' && at_ + 1 < text_.size()) ++at_; // \c( is a control character
    if (text_[at_] == 'Q') skip_quotation();
  }

  /// \Q...\E: every character for itself.
  void skip_quotation() {
    const std::size_t end = text_.find("\\E", at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    // An empty one repeats what is before it: too rare a thing to follow.
  }

  void skip_class() {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '^') ++at_;
    for (bool first = true; at_ < text_.size(); ++at_, first = false) {
      if (text_[at_] == ']' && !first) return;
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == 'Q') {
        skip_quotation();
      } else if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '[' && text_.substr(at_, 2) == "[:") {
        // [:alpha:] belongs to the class
        const std::size_t end = text_.find_first_of(":]", at_ + 2);
        if (end != std::string_view::npos && text_.substr(end, 2) == ":]") at_ = end + 1;
      }
    }
    fault_ = open_bracket;
  }

  void open_group() {
    ++depth_;
    can_repeat_ = false;
    const std::string_view rest = text_.substr(at_ + 1);
    if (!rest.starts_with('?') && !rest.starts_with('*')) return;
    can_repeat_ = true; // what follows belongs to the bracket: (?:, (?=, (*UTF8)
    if (rest.starts_with("?#")) {
      const std::size_t end = text_.find(')', at_);
      at_ = end == std::string_view::npos ? text_.size() : end - 1;
    } else if (rest.starts_with("?:")) {
      at_ += 2;
      can_repeat_ = false;
    }
  }

  void close_group() {
    if (depth_ == 0)
      fault_ = "a ) has no (";
    else
      --depth_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool can_repeat_ = false;
  std::string_view fault_;
};

/// (?x) has comments of its own, in which a bracket is none.
bool may_be_extended(std::string_view pattern) {
  for (std::size_t at = pattern.find("(?"); at != std::string_view::npos;
       at = pattern.find("(?", at + 2)) {
    for (std::size_t i = at + 2; i < pattern.size(); ++i) {
      if (pattern[i] == 'x') return true;
      if (pattern[i] != '-' && pattern[i] != '^' &&
          (to_lower(pattern[i]) < 'a' || to_lower(pattern[i]) > 'z'))
        break;
    }
  }
  return false;
}

} // namespace

std::string_view regex_fault(std::string_view pattern) {
  return may_be_extended(pattern) ? std::string_view() : Reader(pattern).fault();
}

} // namespace ftperm::htaccess
