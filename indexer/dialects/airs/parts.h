// How are the smaller parts of AIRS records (phones, contacts, sites, hours, requirements) said in Open Referral's
// words?
#pragma once

#include "indexer/dialects/translation.h"

namespace waymark::feeds::airs {

/// Marked as confidential, by an attribute (3.1) or an element (4.0).
bool is_confidential(const Value& value);
/// Not for a website or a directory, or deleted.
bool is_withheld(const Value& record);

/// What a record has for people to ring, write to or look at: phones, contacts, the first e-mail and web address.
/// Whoever keeps the data is nobody's contact.
void add_ways_to_reach(NodeBuilder& made, const Value& record);
/// Other names that are not confidential.
void add_other_names(NodeBuilder& made, const Value& record);
/// Opening hours, special hours and seasons.
void add_hours(NodeBuilder& made, const Value& record);
/// Marks them as taken. A site's are not: they stay with the site, since a service there may have its own.
void take_hours(const Value& record);
/// Who may come, and from which age to which.
void add_requirements(NodeBuilder& made, const Value& record);
void add_areas(NodeBuilder& made, const Value& record);
void add_terms(NodeBuilder& made, const Value& record);
void add_languages(NodeBuilder& made, const Value& record);
/// A site as a location of its own object. `with_rest`: what is left of it is kept.
void add_site(NodeBuilder& holder, std::string_view name, const Value& site, bool with_rest);
/// The dates of a record's own upkeep.
void add_dates(NodeBuilder& made, const Value& record);

/// Calls `each_one(value)` for every member of that name.
template <class EachOne>
void each_named(const Value& of, std::string_view name, EachOne&& each_one) {
    for (const Value& member : each(of))
        if (member.name == name && !member.is_empty()) each_one(member);
}

}  // namespace waymark::feeds::airs
