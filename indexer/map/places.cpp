// Where is it, how exactly do we know, and what must nobody know?
#include "indexer/map/places.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/places/postcode.h"
#include "content/text/text.h"
#include "indexer/clean/plain_text.h"
#include "indexer/map/addresses.h"
#include "indexer/map/contacts.h"
#include "indexer/map/facts.h"
#include "indexer/map/publication.h"
#include "indexer/map/schedules.h"

namespace waymark::feeds {

using open_referral::id_of;
using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

bool says_hidden(const Value* holder) {
    if (!holder) return false;
    const Value* extension = holder->get("waymark");
    for (const Value* object : {extension, holder}) {
        if (!object || object->kind != ValueKind::object) continue;
        std::string_view said = trimmed(object->get("address_hidden"));
        if (said == "true" || said == "1" || said == "yes" || said == "True") return true;
    }
    return false;
}

/// Remembers what must not be told: the address, its parts, the postcode, the point.
void keep_secret(Record& record, const Value& location, const Place& place, const std::optional<Postcode>& postcode) {
    HiddenAddresses& hidden = record.hidden;
    for (const std::string& line : place.address) {
        if (line == place.city) continue;
        hidden.add(line);
        // "7 Mill Lane": the street without its number, too.
        if (const auto blank = line.find(' '); blank != std::string::npos && line.front() >= '0' && line.front() <= '9')
            if (const std::string street = line.substr(blank + 1, line.find(',') - blank - 1);
                street.find(' ') != std::string::npos)
                hidden.add(street);
        // "7 Mill Lane, Ashbrooke": each part by itself, but not a word or the name of a town, which tell little and
        // may stand anywhere.
        for (std::size_t at = 0; line.find(',') != std::string::npos && at < line.size();) {
            const auto comma = line.find(',', at);
            const std::string part =
                one_line(std::string_view(line).substr(at, comma == std::string::npos ? comma : comma - at));
            if (part.find_first_of(" 0123456789") != std::string::npos && part != place.city && part != place.county &&
                record.context.places.all(part).empty())
                hidden.add(part);
            at = comma == std::string::npos ? line.size() : comma + 1;
        }
    }
    if (postcode && !postcode->inward.empty()) {
        for (std::string_view between : {" ", ""})
            hidden.add(postcode->outcode + std::string(between) + postcode->inward);
    } else if (!postcode) {
        hidden.add(place.postcode);
    }
    for (std::string_view member : {"latitude", "longitude", "easting", "northing"})
        if (const std::string_view said = trimmed(location.get(member)); said.size() >= 6) hidden.add(said);
}

}  // namespace

void keep_district_only(const Record& record, Place& place) {
    const auto postcode = as_postcode(place.postcode);
    place.address_hidden = true;
    place.address.clear();
    place.name.clear();
    place.description.clear();
    place.getting_there.clear();
    place.county.clear();
    place.access_notes.clear();
    place.id.clear();  // another listing may show the same place by its id
    place.postcode = postcode ? postcode->outcode : std::string{};
    place.point.reset();
    place.precision = Precision::unknown;
    if (!postcode) return;
    if (auto centre = record.context.places.outcode(postcode->outcode)) {
        place.point = *centre;
        place.precision = Precision::district;
    }
}

void map_rows_of_place(Record& record, const Value& of, Table kind, Place* place) {
    Rows rows = record.tables.parts(of, kind, Table::schedule);
    for (Table table : {Table::contact, Table::phone}) {
        if (place && table == Table::phone) continue;  // the place takes its number itself
        const Rows more = record.tables.parts(of, kind, table);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    std::erase_if(rows, [&](const Value* row) {
        return std::find(record.seen.begin(), record.seen.end(), row) != record.seen.end();
    });
    for (const Value* row : record.tables.parts(of, kind, Table::schedule)) map_schedule_row(record, *row);
    map_contact_rows(record, of, kind, place);
    for (const Value* row : rows) stay(*row);
}

namespace {

/// A location (or whatever has its members) as a place. `around` is the service_at_location it stands in, which may be
/// null.
void map_place(Record& record, const Value& location, Table kind, const Value* around) {
    if (kind != Table::service && kind != Table::organization && is_withheld(record, location)) return;
    std::string_view type = trimmed(location.get("location_type"));
    if (type == "virtual") {
        record.say_yes("delivery", "online");
        map_rows_of_place(record, location, kind, nullptr);
        return;
    }
    Place place;
    place.id = std::string(id_of(location, kind).substr(0, 200));
    for (const Place& known : record.listing.places)
        if (!place.id.empty() && known.id == place.id)
            return map_rows_of_place(record, location, kind, nullptr);  // at another time
    take_whole(location.get("id"));
    place.name = record.line(location, "name", 500);
    place.description = record.text(location, "description");
    place.getting_there = record.text(location, "transportation");
    const Value* address = address_of(record, location, kind);
    if (address) read_address(record, *address, place);
    const bool is_part = read_postcode(record, location, place);
    const auto postcode = is_part ? std::nullopt : as_postcode(place.postcode);
    place.point = point_of(record, location);
    bool marked = says_hidden(&location) || says_hidden(around) || says_hidden(record.root->get("waymark")) ||
                  says_hidden(record.root);
    // Directories that hide an address give its outcode and a rounded point.
    bool hidden = marked || (postcode && postcode->inward.empty());

    for (const Value* row : record.tables.parts(location, kind, Table::accessibility))
        map_access_row(record, *row, place);
    for (const Value* row : record.tables.parts(location, kind, Table::attribute))
        map_term_row(record, *row, Table::attribute, &place);
    if (const Value* extension = location.get("waymark"); extension && extension->kind == ValueKind::object) {
        extension->use = Use::entered;
        take_whole(extension->get("address_hidden"));
        for (const std::string& said : record.words(*extension, "access_no")) {
            std::string code = record.context.words.terms.exact("accessibility", said);
            if (code.empty())
                record.warn(*extension, "access_no", fmt::format("`{}` is no access code", said.substr(0, 60)));
            else place.access[code] = false;
        }
    }
    if (kind == Table::location) map_rows_of_place(record, location, kind, &place);
    if (hidden) {
        keep_secret(record, location, place, postcode);
        record.any_hidden = true;
        keep_district_only(record, place);
        // Whatever else stands with it may tell where it is.
        if (&location != record.root) take_whole(&location);
        take_whole(around);
    } else {
        if (leave_out_box(record, location, place)) return stay(location);
        find_point(record, location, place);
    }
    for (const auto& [code, has] : place.access)
        if (has) record.say_yes("accessibility", code);
    for (const auto& [code, has] : place.access)
        if (!has) record.say_no("accessibility", code);

    bool empty = place.name.empty() && place.address.empty() && place.postcode.empty() && place.city.empty() &&
                 !place.point && !place.address_hidden;
    if (empty) return;
    location.use = location.use == Use::whole ? Use::whole : Use::entered;
    record.listing.places.push_back(std::move(place));
    if (!hidden) map_further_addresses(record, location, kind, address);
}

}  // namespace

void map_places(Record& record) {
    if (record.service)
        for (const Value* row : record.parts(Table::service_at_location)) {
            if (!row->is_container() || is_withheld(record, *row)) continue;
            row->use = Use::entered;
            const Value* location = record.tables.referred(*row, Table::location);
            // A place that lists the service among its own.
            const auto& listing_it = record.service->more_places;
            if (!location && row->get("name") && !row->get("location_id") &&
                std::find(listing_it.begin(), listing_it.end(), row) != listing_it.end()) {
                map_place(record, *row, Table::location, nullptr);
                continue;
            }
            map_rows_of_place(record, *row, Table::service_at_location, nullptr);
            if (location) {
                map_place(record, *location, Table::location, row);
            } else if (row->get("address_1") || row->get("latitude") ||
                       !record.tables.parts(*row, Table::service_at_location, Table::address).empty()) {
                map_place(record, *row, Table::service_at_location, row);
            } else if (std::string_view id = trimmed(row->get("location_id")); !id.empty()) {
                record.warn(*row, "location_id",
                            fmt::format("the place `{}` is not in the feed; add it to the locations",
                                        std::string(id.substr(0, 100))));
            }
        }
    for (const Value* location : record.parts(Table::location)) {
        if (!location->is_container()) continue;
        map_place(record, *location, Table::location, nullptr);
    }
    if (const Value* location = record.tables.find(Table::location, trimmed(record.root->get("location_id"))))
        map_place(record, *location, Table::location, nullptr);
    // An address, or a point, straight in the service.
    if (record.listing.places.empty()) {
        bool has_address = false;
        for (const Value* address : record.parts(Table::address)) has_address = has_address || address->is_container();
        if (has_address || record.root->get("postal_code") || record.root->get("latitude")) {
            Use use = record.root->use;
            std::string_view organization_name = record.listing.name;
            const Value* name = record.root->get("name");
            map_place(record, *record.root, record.service ? Table::service : Table::organization, nullptr);
            record.root->use = use;
            // The service's own name is not the name of its place.
            if (!record.listing.places.empty() && name && record.listing.places.back().name == organization_name) {
                record.listing.places.back().name.clear();
                record.listing.places.back().description.clear();
                record.listing.places.back().id.clear();
            }
        }
    }
}

void map_areas(Record& record) {
    Listing& listing = record.listing;
    const auto add = [&](const Value& row, bool of_place) {
        Area area;
        if (row.is_container()) {
            area.name = record.line(row, "name", 2000);
            if (area.name.empty()) area.name = record.line(row, "service_area", 2000);
            area.uri = record.line(row, "uri", 1000);
        } else {
            area.name = record.line(row, 2000);
        }
        if (of_place) stay(row);
        if (area.name.empty() && area.uri.empty()) return;
        if (!of_place) row.use = row.is_container() ? Use::entered : Use::whole;
        const Council* council = record.context.councils.by_name(area.name);
        if (!council) council = record.context.councils.find(area.name);
        if (!council && !area.uri.empty()) {
            // …/statistical-geography/E08000024
            auto slash = area.uri.find_last_of('/');
            std::string_view code = std::string_view(area.uri).substr(slash == std::string::npos ? 0 : slash + 1);
            for (const Council& one : record.context.councils.all())
                if (one.gss == code) council = &one;
        }
        if (council) area.council = council->slug;
        if (of_place && std::find(listing.areas.begin(), listing.areas.end(), area) != listing.areas.end()) return;
        listing.areas.push_back(std::move(area));
    };
    const Rows own = record.parts(Table::service_area);
    for (const Value* row : own) add(*row, false);
    for (const Value* at : record.parts(Table::service_at_location))
        if (at->is_container()) {
            for (const Value* row : record.tables.parts(*at, Table::service_at_location, Table::service_area))
                if (std::find(own.begin(), own.end(), row) == own.end()) add(*row, true);
            if (const Value* place = record.tables.referred(*at, Table::location); place && !record.any_hidden)
                for (const Value* row : record.tables.parts(*place, Table::location, Table::service_area))
                    if (std::find(own.begin(), own.end(), row) == own.end()) add(*row, true);
        }
}

void map_languages(Record& record) {
    auto& languages = record.listing.languages;
    for (const Value* row : record.parts(Table::language)) {
        std::string name, code;
        if (row->is_container()) {
            code = record.line(*row, "code", 100);
            name = record.line(*row, "name", 200);
            if (name.empty()) name = record.line(*row, "language", 200);
        } else {
            name = record.line(*row, 500);
        }
        const auto add = [&](const std::string& known) {
            if (!known.empty() && std::find(languages.begin(), languages.end(), known) == languages.end())
                languages.push_back(known);
            return !known.empty();
        };
        const std::size_t before = languages.size();
        bool known = add(record.context.words.terms.language(code)) || add(record.context.words.terms.language(name));
        // "English, Polish"
        for (std::size_t at = 0; !known && languages.size() == before && at < name.size();) {
            auto comma = name.find_first_of(",;/", at);
            add(record.context.words.terms.language(name.substr(at, comma - at)));
            at = comma == std::string::npos ? name.size() : comma + 1;
        }
        known = known || languages.size() > before;
        if (!known && name.empty() && code.empty()) continue;
        if (!known) record.unmapped.push_back("language: " + (name.empty() ? code : name));
        // A row that is one of the listing's languages goes with it; any other stands for itself.
        if (languages.size() != before + 1) {
            if (!known || row->is_container()) stay(*row);
        } else {
            row->use = row->is_container() ? Use::entered : Use::whole;
            if (const Value* said = row->get("name")) said->use = Use::untouched;
        }
    }
}

}  // namespace waymark::feeds
