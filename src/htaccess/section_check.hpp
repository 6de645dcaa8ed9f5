#pragma once

#include "htaccess/context.hpp"

namespace ftperm::htaccess {

/// A line that begins a section: tells what is wrong with it, and opens it.
void open_section(const Directive& directive, Context& context, Sections& sections);

/// Whether the line is one of a web page or a script; told once a file.
bool tell_of_page(const Directive& directive, Context& context);

} // namespace ftperm::htaccess
