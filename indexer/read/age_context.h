// Whose age is it that these words name: that of those a service is for, of those it leaves out, or of somebody else?
#pragma once

#include <cstddef>

#include "indexer/read/age_tokens.h"

namespace waymark::feeds {

enum class AgeUse {
    meant,     ///< the service is for them
    left_out,  ///< "not suitable for under 3s"
    other      ///< of volunteers, staff or carers, of who must be accompanied, of a price; or years that are no age
};

/// What the words around say of the age that stands in tokens [`from`, `to`). `one_sided`: "under 8s", "16+".
AgeUse age_use(const AgeTokens& tokens, std::size_t from, std::size_t to, bool one_sided);

}  // namespace waymark::feeds
