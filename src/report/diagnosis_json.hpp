#pragma once

#include "ftperm/core/diagnosis.hpp"
#include "report/json_text.hpp"

namespace ftperm::report {

/// The member "diagnosis" of a JSON report.
Json json_of(const Diagnosis& diagnosis);

} // namespace ftperm::report
