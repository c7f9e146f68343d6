// Which form has each answer of the API? (JSON Schemas)
#pragma once

#include <string_view>

namespace waymark {

/// JSON Schemas of what the API answers: the members of `components.schemas`, as one JSON object.
std::string_view answer_schemas();

}  // namespace waymark
