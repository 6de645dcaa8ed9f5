#pragma once

#include "cli/config.hpp"

#include <string>

namespace ftperm::cli {

std::string general_help();
std::string command_help(Command command);
std::string journals_help();
std::string read_listing_help();
std::string version_text();

} // namespace ftperm::cli
