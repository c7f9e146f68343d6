// What does a feed of AIRS (Inform USA) XML say, version 3.1 or 4.0?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::airs {

bool looks_like(const Glimpse& glimpse);
/// Every service at a site is a service, every agency an organisation. What is marked as confidential, or as not for a
/// website or directory, is left out: the one phone or name, the street of an address, or all but the id of a record.
/// Source: the AIRS XML schemas 3.1 (records nest) and 4.0 (records are joined by ids).
const Value* translate(const Value& root, Translation& translation);

inline constexpr Dialect dialect{
    "airs-xml", "AIRS / Inform USA XML (3.1 and 4.0)", Layout::xml, looks_like, translate, open_referral::name_plainly};

}  // namespace waymark::feeds::airs
