#pragma once

#include "ftperm/core/remote_path.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace ftperm::walk {

/// Remembers the largest listings: a server that cuts all listings at one length shows it there.
class Largest {
 public:
  void add(const RemotePath& directory, std::size_t size) {
    if (size > size_) size_ = size;
    if (!is_near(size)) return;
    std::erase_if(near_, [this](const auto& item) { return !is_near(item.first); });
    near_.emplace_back(size, directory);
  }

  /// The largest listing; nullptr when there is none.
  const std::pair<std::size_t, RemotePath>* top() const {
    const auto found = std::find_if(near_.begin(), near_.end(),
                                    [this](const auto& item) { return item.first == size_; });
    return found == near_.end() ? nullptr : &*found;
  }

  /// The largest listing first, then those nearly as large; empties the memory.
  std::vector<std::pair<std::size_t, RemotePath>> take() {
    std::stable_sort(near_.begin(), near_.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    size_ = 0;
    return std::exchange(near_, {});
  }

 private:
  /// Within a tenth: a server may count names in its limit that it does not show.
  bool is_near(std::size_t size) const { return size > 0 && size * 10 >= size_ * 9; }

  std::size_t size_ = 0;
  std::vector<std::pair<std::size_t, RemotePath>> near_;
};

} // namespace ftperm::walk
