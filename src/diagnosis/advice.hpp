#pragma once

#include "ftperm/core/diagnosis.hpp"
#include "ftperm/site/condition.hpp"

#include <string>
#include <vector>

/// What a webmaster does next, in the order of the hosters' guides.
namespace ftperm::diagnosis {

/// Where a cause is known and still there.
std::vector<std::string> advice_for(const std::vector<Cause>& causes,
                                    const std::vector<LineHint>& hints);
/// Where what cured the site was kept.
std::vector<std::string> advice_for_kept(const std::vector<Cause>& causes,
                                         const std::vector<LineHint>& hints);
std::vector<std::string> advice_for_closed_root();
/// Where none is.
std::vector<std::string> advice_for_state(site::State state);

/// The verdict on a page that fails for a reason that is not on the account.
std::string sentence_for_state(const site::Condition& page);

} // namespace ftperm::diagnosis
