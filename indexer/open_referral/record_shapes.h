// What is an object of a feed by its members alone: a service, an organisation, a place, or something foreign?
#pragma once

#include <string_view>

#include "indexer/open_referral/rows.h"

namespace waymark::feeds::open_referral {

enum class Shape { none, maybe_service, service, organization, location, service_at_location, term };

/// What an object is, by its members alone.
Shape shape_of(const Value& object);

/// What the objects of a nameless list are, taken together: one that plainly is a service speaks for the rest.
/// `name` is that of the list; where it stands in a list of people, settings, menus or the like (`among_foreign`), only
/// what can be nothing but a service counts.
Table kind_of_group(std::string_view name, const Rows& group, bool among_foreign);

/// Names of lists that hold people, settings, menus, goods or code, and no services: `users`, `navigation` …
bool is_foreign_list(std::string_view name);

}  // namespace waymark::feeds::open_referral
