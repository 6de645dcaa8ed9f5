#pragma once

#include "ftperm/core/diagnosis.hpp"
#include "ftperm/report/terminal.hpp"

#include <iosfwd>

namespace ftperm::report {

/// The end of a diagnosis, for a human: the verdict, what the loads showed, what comes next. Its
/// steps were said while they were made. All that a stranger wrote passes through visible().
void write_diagnosis(std::ostream& out, const TerminalStyle& style, const Diagnosis& diagnosis);

} // namespace ftperm::report
