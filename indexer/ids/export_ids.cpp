// Which UUID does an object of Open Referral 3.0 get on its way out, the same for ever?
#include "indexer/ids/export_ids.h"

#include "indexer/ids/identity.h"

namespace waymark::feeds::open_referral {

namespace {

std::string lines(std::string_view first, std::string_view second, std::string_view third) {
    std::string all(first);
    all += '\n';
    all += second;
    all += '\n';
    all += third;
    return all;
}

}  // namespace

std::string export_id(Table kind, std::string_view source, std::string_view source_id) {
    if (auto uuid = as_uuid(source_id)) return *uuid;
    if (kind == Table::service) return listing_id(source, source_id, {}, {}, {});
    if (kind == Table::organization) return organisation_id(source, source_id, {});
    return uuid_of(lines(reference_name(kind), source, source_id));
}

std::string nameless_id(Table kind, std::string_view stands_in, std::string_view which) {
    return uuid_of(lines(list_name(kind), stands_in, which));
}

std::string vocabulary_id(std::string_view field) { return uuid_of(lines("vocabulary", field, {})); }
std::string vocabulary_id(std::string_view field, std::string_view code) {
    return uuid_of(lines("vocabulary", field, code));
}

std::string service_uuid(std::string_view listing_id) {
    if (auto uuid = as_uuid(listing_id)) return *uuid;
    return uuid_of(lines("service_id", {}, listing_id));
}

std::string organization_uuid(std::string_view organisation_id) {
    if (organisation_id.empty()) return {};
    if (auto uuid = as_uuid(organisation_id)) return *uuid;
    return uuid_of(lines("organization_id", {}, organisation_id));
}

}  // namespace waymark::feeds::open_referral
