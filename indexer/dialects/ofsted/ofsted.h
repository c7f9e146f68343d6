// What does Ofsted's extract of the childcare register for a local authority say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::ofsted {

bool looks_like(const Glimpse& glimpse);
/// Every `Registration` is a service. Childminders, nannies and childcare in a home keep their address to themselves.
/// Source: Ofsted's local authority childcare extract, version 1.3.
const Value* translate(const Value& root, Translation& translation);

inline constexpr Dialect dialect{"ofsted-xml", "Ofsted's local authority extract", Layout::xml, looks_like,
                                 translate,    open_referral::name_plainly};

}  // namespace waymark::feeds::ofsted
