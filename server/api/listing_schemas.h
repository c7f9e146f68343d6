// JSON schema of a listing: which form has the answer about one, by the description of its fields?
#pragma once

#include <string>

namespace waymark {

/// JSON Schemas of one listing, `"NAME": schema,` each, by the description of its fields.
std::string listing_schemas();

}  // namespace waymark
