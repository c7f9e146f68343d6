// What search do the parameters of an address ask for?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/messages/messages.h"
#include "content/places/councils.h"
#include "content/words/vocabulary.h"
#include "search/json/parameter.h"
#include "waymark/error.h"
#include "waymark/query.h"

namespace waymark {

/// Reads the parameters of `GET /api/v1/search`, of the search page and of `waymark search`. Empty values count as
/// absent, names that it does not know are passed over, a name that comes again adds an alternative. Errors:
/// `bad_parameter` naming the parameter in `field` and, in its message, what would have been right, in the words of
/// `messages`.
Result<SearchRequest> search_request(const std::vector<Parameter>& parameters, const Vocabulary& vocabulary,
                                     const Councils& councils, const Messages& messages);

/// What the documentation of one parameter says; parameters that are fields of the vocabulary are not among them.
struct ParameterHelp {
    std::string_view name;
    std::string_view schema;  ///< JSON Schema of one value
    bool repeats = false;
    std::string_view description;
};
const std::vector<ParameterHelp>& search_parameter_help();

}  // namespace waymark
