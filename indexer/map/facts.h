// Which codes do a record's terms, attributes and notes on access state?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

/// Taxonomies, attributes, attending type.
void map_terms(Record& record);
/// Terms of one row (attribute, service_taxonomy, link_taxonomy or term): reads codes into the listing's facts, or into
/// `place` when it is given.
void map_term_row(Record& record, const Value& row, open_referral::Table kind, Place* place);
/// An accessibility row into a place.
void map_access_row(Record& record, const Value& row, Place& place);

}  // namespace waymark::feeds
