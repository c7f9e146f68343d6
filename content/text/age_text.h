// How is a range of ages written where programs read it: `7` or `7-9`?
#pragma once

#include <string>

#include "waymark/query.h"

namespace waymark {

/// As `age` of an address and `skip=age:` take it.
inline std::string age_text(const AgeRange& ages) {
    return ages.min == ages.max ? std::to_string(ages.min) : std::to_string(ages.min) + "-" + std::to_string(ages.max);
}

}  // namespace waymark
