// How is the API described to programs that write programs?
#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// JSON Schemas of what the API answers: the members of `components.schemas`, as one JSON object.
std::string_view answer_schemas();
/// Those of one listing, `"NAME": schema,` each, by the description of its fields.
std::string listing_schemas();

}  // namespace waymark
