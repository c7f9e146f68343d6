// Which version of Waymark is a program built against, and which one does it run with? (semantic version)
#pragma once

#include <string_view>

#include "waymark/export.h"

/// This is the one place that names the version: the build reads it here. While the first number is 0, programs are
/// built anew for each second number.
#define WAYMARK_VERSION "0.1.0"

namespace waymark {

/// The version of the library that is running, such as `0.1.0`; other than WAYMARK_VERSION when the program was built
/// with another one.
WAYMARK_EXPORT std::string_view version();

}  // namespace waymark
