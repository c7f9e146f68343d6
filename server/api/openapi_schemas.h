// Which form has each answer of the API? (JSON Schemas)
#pragma once

#include <string>

#include "content/messages/messages.h"

namespace waymark {

/// JSON Schemas of what the API answers: the members of `components.schemas`, as one JSON object; what each
/// field of a listing is stands in it in the words of `messages`.
std::string answer_schemas(const Messages& messages);

}  // namespace waymark
