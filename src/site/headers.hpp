#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::site {

/// Status and header fields of an answer; of several in a row (100 Continue, a 401 that was
/// answered with a login) those of the last.
class Headers {
 public:
  enum class Taken { yes, starts_anew, too_much };

  /// A line as it came. `too_much`: no real server sends so many.
  Taken add(std::string_view line);

  /// 0: no answer came.
  int status() const { return status_; }

  /// Whether the empty line that ends them was there.
  bool complete() const { return complete_; }

  /// The value of the first field of this name (lower case); empty when there is none.
  std::string_view first(std::string_view name) const;
  /// Those of all fields of this name, as one list (RFC 9110 section 5.3).
  std::string all(std::string_view name) const;
  bool has(std::string_view name) const;

  /// Whether it is a redirect that a browser follows.
  bool is_redirect() const;

 private:
  struct Field {
    std::string name; ///< lower case
    std::string value;
  };

  std::vector<Field> fields_;
  std::size_t bytes_ = 0;
  int status_ = 0;
  bool complete_ = false;
};

} // namespace ftperm::site
