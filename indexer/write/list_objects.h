// How does an object look as an entry of an Open Referral list?
// Lists show the members that occur once (HSDS-UK 3.0): the whole object is read by its own address.
#pragma once

#include "content/words/vocabulary.h"
#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

/// Copies of a whole object as lists show it: the members that occur once.
Value* listed_service(const Value& service, Document& document);

Value* listed_organization(const Value& organization, Document& document);

Value* listed_location(const Value& location, Document& document);

/// One of the `service_at_locations` of a whole service, with the service in it; `full` or as lists show it.
Value* service_at_location(const Value& service, const Value& at, bool full, Document& document);

/// A term of our own vocabulary.
Value* vocabulary_term(const VocabularyField& field, const VocabularyValue& value, Document& document);

/// The attribute that `service()` makes of a row that the feed `source` said, but for the attribute's own id; null when
/// the row is none. What it says depends on nothing but the row and the source.
Value* attribute_of(const Value& row, std::string_view source, Document& document);

}  // namespace waymark::feeds::open_referral
