// How are the members and rows of a feed's objects asked for, however they are wrapped?
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "indexer/open_referral/names.h"
#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

using Rows = std::vector<const Value*>;

/// The id of a row, trimmed: `id`, else `service_id` in a service, else `uuid` and its like; empty when there is none.
std::string_view id_of(const Value& record, Table kind);
/// A scalar's text, trimmed; of an XML element with attributes its `#text`; empty for null and lists.
std::string_view trimmed(const Value* value);
/// The elements of a list, however it is wrapped: an array, an object of elements, `<item>`s, or the one element
/// itself. Appends to `out`.
void expand(const Value& member, Table kind, Rows& out);

/// The first list or object of that kind among the members; null when there is none.
const Value* container(const Value& object, Table kind);
bool has_any(const Value& object, std::initializer_list<std::string_view> names);
bool has_any(const Value& object, std::initializer_list<Table> kinds);

}  // namespace waymark::feeds::open_referral
