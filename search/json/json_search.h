// How is a search that is written as JSON answered in JSON, for a caller that speaks no C++?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/engine_internals.h"
#include "search/json/answer_json.h"
#include "search/json/parameter.h"

namespace waymark {

/// The members of a JSON object as parameters, as `search_request` takes them: a text, a number or true and false is
/// one value, a list of them several of one name, null none. Errors: `bad_parameter` (no JSON object, or a member that
/// is none of these, named in `field`), in the words of `messages`.
Result<std::vector<Parameter>> parameters_of_json(std::string_view json, const Messages& messages);

/// Answers `{"q": "swimming", "need": ["ASD"], "per_page": 5}` with what `GET /api/v1/search` says to the same
/// parameters, in the words of `messages`. Errors: those of parameters_of_json, search_request and
/// EngineInternals::search.
Result<std::string> json_search(const EngineInternals& engine, const EngineSnapshot& from, std::string_view request,
                                const Messages& messages, const AnswerJsonOptions& options = {});

}  // namespace waymark
