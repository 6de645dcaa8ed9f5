#include "support/scripted/fence_watch.hpp"

#include <utility>

namespace ftperm::testing {

void FenceWatch::on_command(Asked command) {
  commands_.push_back(std::move(command));
  match();
}

void FenceWatch::on_reply(const Asked& answered, std::size_t seen_as) {
  for (std::size_t i = 0; i < seen_as; ++i)
    replies_.push_back(answered);
  if (seen_as > 1) suspected_.push_back(answered);
  match();
}

std::vector<Asked> FenceWatch::take_lies() {
  return std::exchange(lies_, {});
}

void FenceWatch::match() {
  while (!noticed_ && !commands_.empty() && !replies_.empty()) {
    const Asked command = std::move(commands_.front());
    const Asked reply = std::move(replies_.front());
    commands_.pop_front();
    replies_.pop_front();
    if (command.is_fence != reply.is_fence) {
      noticed_ = true;
    } else if (command.is_fence) {
      for (Asked& lie : suspected_)
        lies_.push_back(std::move(lie));
      suspected_.clear();
    } else if (command.number != reply.number) {
      suspected_.push_back(command);
      suspected_.push_back(reply);
    }
  }
}

} // namespace ftperm::testing
