// JSON schema of a listing: which form has the answer about one, by the description of its fields?
#pragma once

#include <string>

#include "content/messages/messages.h"

namespace waymark {

/// JSON Schemas of one listing, `"NAME": schema,` each, by the description of its fields, with what each field is in
/// the words of `messages`.
std::string listing_schemas(const Messages& messages);

}  // namespace waymark
