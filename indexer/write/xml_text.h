// How does an object of version 3 look as XML? Every object is an element of its name, every list is wrapped
// (docs/LISTING-FEED.md).
#pragma once

#include <string>
#include <string_view>

#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

/// An object of version 3 as one line of XML.
std::string xml_of(const Value& object, std::string_view element);

}  // namespace waymark::feeds::open_referral
