// Is there a data directory where a person says it is, and if not, which one did they mean?
#pragma once

#include <optional>
#include <string>

#include "waymark/error.h"

namespace waymark {

/// What is wrong with this path when there is no folder at it, with the nearest folder beside the first part of it that
/// is missing; nothing when there is one.
std::optional<Error> missing_data_directory(const std::string& path);

}  // namespace waymark
