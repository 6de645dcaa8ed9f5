#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ftperm::cli {

/// Texts that are said again and again, each kept once and by a number; 0 is the empty one.
class TextPool {
 public:
  using Id = std::uint32_t;

  Id add(std::string_view text) {
    if (text == *texts_[last_]) return last_;
    auto known = ids_.find(text);
    if (known == ids_.end()) {
      known = ids_.emplace(text, static_cast<Id>(texts_.size())).first;
      texts_.push_back(&known->first);
    }
    return last_ = known->second;
  }

  const std::string& operator[](Id id) const { return *texts_[id]; }

 private:
  // A tree and no hash table: servers have a say in some of the texts.
  std::map<std::string, Id, std::less<>> ids_{{"", 0}};
  std::vector<const std::string*> texts_{&ids_.begin()->first};
  Id last_ = 0;
};

} // namespace ftperm::cli
