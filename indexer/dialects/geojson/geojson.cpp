// What do the points of a map, written as GeoJSON (RFC 7946), say of services?
#include "indexer/dialects/geojson/geojson.h"

#include <algorithm>

#include "indexer/open_referral/record_shapes.h"
#include "indexer/open_referral/tables.h"
#include "indexer/words/terms.h"

namespace waymark::feeds::geojson {

using open_referral::Table;
using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 6;

const Value* properties_of(const Value& feature) {
    const Value* properties = feature.kind == ValueKind::object ? feature.get("properties") : nullptr;
    return properties && properties->kind == ValueKind::object ? properties : nullptr;
}

/// Whether the properties tell of a service and not only of a spot with a name.
bool tells_of_service(const Value& properties) {
    using open_referral::has_any;
    return has_any(properties, {"name", "title"}) &&
           (has_any(properties, {"description",   "summary",       "url",      "website",     "email",
                                 "number",        "telephone",     "tel",      "minimum_age", "maximum_age",
                                 "ages",          "age_range",     "fees",     "cost",        "eligibility_description",
                                 "opening_hours", "opening_times", "category", "provider",    "status",
                                 "assured_date"}) ||
            has_any(properties, {Table::phone, Table::contact, Table::organization, Table::schedule, Table::eligibility,
                                 Table::cost_option, Table::service_at_location, Table::attribute}));
}

/// The longitude comes first. Of several points the first; a line or an area has none.
void add_point(NodeBuilder& made, const Value& feature, Translation& translation) {
    const Value* geometry = feature.get("geometry");
    if (!geometry || geometry->kind != ValueKind::object) return;
    const Value* at = geometry->get("coordinates");
    const std::string_view type = peek_text(*geometry, "type");
    if (type == "MultiPoint" && at && at->kind == ValueKind::array) at = at->first;
    else if (type != "Point")
        return translation.warn(
            *geometry,
            "this is a line or an area on the map and no point, so the listing has no place of it; give "
            "it a point");
    if (!at || at->kind != ValueKind::array || at->size < 2) return;
    made.text("longitude", trimmed(at->first), *at);
    made.text("latitude", trimmed(at->first->next), *at);
}

void add_feature(NodeBuilder& services, const Value& feature, Translation& translation) {
    const Value* properties = properties_of(feature);
    if (!properties) return;
    NodeBuilder made = services.object({}, feature);
    for (const Value* of : {properties->get("id"), feature.get("id"), properties->get("uuid"),
                            properties->get("objectid"), properties->get("fid")})
        if (!made.value().get("id")) made.take("id", of);
    add_point(made, feature, translation);
    for (const Value& member : each(*properties)) {
        if (member.use == Use::whole || made.value().get(member.name)) continue;
        if (member.name == "address" && member.is_scalar()) made.take("address_1", &member);
        else if ((member.name == "number" || member.name == "tel") && member.is_scalar()) made.take("phone", &member);
        else if (member.name == "provider" && member.is_scalar()) made.take("organization", &member);
        else if ((member.name == "category" || member.name == "need") && member.is_scalar()) {
            NodeBuilder list = made.list("attributes", member);
            for (std::string_view one : translation.terms->split(member.name, trimmed(&member))) {
                NodeBuilder term = list.object({}, member).object("taxonomy_term", member);
                term.text("name", one, member);
                term.text("taxonomy", member.name, member);
            }
            take_all(&member);
        } else {
            made.take(member.written, &member);
        }
    }
    take_all(properties);
}

void find_features(const Value& value, open_referral::Rows& features, std::size_t depth) {
    if (!value.is_container() || depth > deepest) return;
    if (value.kind == ValueKind::object && properties_of(value) && value.get("geometry")) {
        features.push_back(&value);
        return;
    }
    for (const Value& member : each(value))
        if (value.kind == ValueKind::array || member.name == "features" || member.name == "data")
            find_features(member, features, depth + 1);
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    if (!is_json(glimpse)) return false;
    const auto has = [&](std::string_view word) { return glimpse.text.find(word) != std::string_view::npos; };
    return has("\"FeatureCollection\"") || (has("\"Feature\"") && has("\"geometry\"") && has("\"properties\""));
}

const Value* translate(const Value& root, Translation& translation) {
    NodeBuilder made = translation.root(root);
    NodeBuilder services = made.list("services", root);
    open_referral::Rows features;
    find_features(root, features, 0);
    const bool any = std::any_of(features.begin(), features.end(),
                                 [](const Value* feature) { return tells_of_service(*properties_of(*feature)); });
    if (any)
        for (const Value* feature : features) add_feature(services, *feature, translation);
    return &made.value();
}

}  // namespace waymark::feeds::geojson
