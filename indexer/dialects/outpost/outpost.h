// What does the JSON of the Outpost directory (Buckinghamshire and others) say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::outpost {

bool looks_like(const Glimpse& glimpse);
/// Every object of `content`, or of a list, is a service. `mask_exact_address` hides the address; contacts and places
/// that are not `visible` are left out, and so is all but the id of a service that is not. Source: the schemas of
/// Outpost's API service.
const Value* translate(const Value& root, Translation& translation);

inline constexpr Dialect dialect{"outpost-json", "Outpost JSON", Layout::json,
                                 looks_like,     translate,      open_referral::name_plainly};

}  // namespace waymark::feeds::outpost
