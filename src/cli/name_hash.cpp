#include "cli/name_hash.hpp"

#include <cstddef>
#include <cstring>

namespace ftperm::cli {
namespace {

constexpr std::size_t word = sizeof(std::uint32_t);

std::uint32_t first_word(std::string_view bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data(), word);
  return value;
}

} // namespace

NameHash::NameHash() : random_(std::random_device{}()) {}

std::uint32_t NameHash::operator()(std::uint32_t directory, std::string_view name) {
  constexpr std::size_t fixed = 3;
  while (multipliers_.size() < fixed + name.size() / word + 1)
    multipliers_.push_back(random_());
  std::uint64_t sum = multipliers_[0] + multipliers_[1] * directory +
                      multipliers_[2] * static_cast<std::uint32_t>(name.size());
  const std::uint64_t* multiplier = &multipliers_[fixed];
  for (; name.size() >= word; name.remove_prefix(word))
    sum += *multiplier++ * first_word(name);
  std::uint32_t rest = 0;
  for (const char c : name)
    rest = rest << 8U | static_cast<unsigned char>(c);
  sum += *multiplier * rest;
  return static_cast<std::uint32_t>(sum >> 32U);
}

} // namespace ftperm::cli
