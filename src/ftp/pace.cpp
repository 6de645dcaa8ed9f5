#include "ftp/pace.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ftperm::ftp {

Pace::Pace(unsigned commands_a_second, Now now)
    : rate_(commands_a_second), most_(std::max(1.0, rate_ / 10)), tokens_(most_),
      now_(std::move(now)), filled_(now_()) {}

bool Pace::allows() {
  if (rate_ == 0) return true;
  fill();
  return tokens_ >= 1;
}

void Pace::spend() {
  if (rate_ > 0) tokens_ -= 1;
}

std::chrono::milliseconds Pace::wait() {
  if (allows()) return std::chrono::milliseconds{0};
  return std::chrono::milliseconds(std::lround(std::ceil((1 - tokens_) / rate_ * 1000)));
}

void Pace::fill() {
  const auto now = now_();
  tokens_ += std::chrono::duration<double>(now - filled_).count() * rate_;
  tokens_ = std::min(tokens_, most_);
  filled_ = now;
}

} // namespace ftperm::ftp
