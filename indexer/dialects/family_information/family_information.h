// What does a feed of England's Family Information Service XML (childcare `ProviderDescription`) say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::family_information {

bool looks_like(const Glimpse& glimpse);
/// Every `ProviderDescription`, however it is wrapped and in either namespace, is a service. `ConsentVisibleAddress`
/// false hides the address. Source: the ISPP / Childcare provider schemas that the Department for Education published
/// (ProviderTypes v1).
const Value* translate(const Value& root, Translation& translation);

inline constexpr Dialect dialect{"family-information-xml",
                                 "England's Family Information Service XML (childcare ProviderDescription)",
                                 Layout::xml,
                                 looks_like,
                                 translate,
                                 open_referral::name_plainly};

}  // namespace waymark::feeds::family_information
