#include "listing/date_column.hpp"

#include "listing/chars.hpp"
#include "listing/date_shapes.hpp"

#include <span>

namespace ftperm::listing {
namespace {

using Shape = DateColumn (*)(const Tokens&, std::size_t);

constexpr Shape number_first[] = {iso_date,          day_month,      marked_numbers,
                                  one_word_and_time, dotted_numbers, fused_day_month,
                                  month_day,         time_day_month};
constexpr Shape word_first[] = {mail_date, weekday_first, month_day, one_word_and_time};

DateColumn first_of(std::span<const Shape> shapes, const Tokens& tokens, std::size_t i) {
  for (const Shape shape : shapes)
    if (const DateColumn date = shape(tokens, i); date.end != 0) return date;
  return {};
}

} // namespace

DateColumn read_date(const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size()) return {};
  const bool number = is_digit(tokens[i][0]);
  return first_of(number ? std::span<const Shape>(number_first) : word_first, tokens, i);
}

DateColumn read_rare_date(const Tokens& tokens, std::size_t i) {
  return is_time_or_year(tokens[i + 3]) ? DateColumn() : read_year_first_date(tokens, i);
}

} // namespace ftperm::listing
