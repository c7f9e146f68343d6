// What listing does a record of Open Referral make?
#include "indexer/map/mapper.h"

#include <fmt/format.h>
#include <algorithm>

#include "indexer/ids/identity.h"
#include "indexer/map/address_redaction.h"
#include "indexer/map/contacts.h"
#include "indexer/map/costs.h"
#include "indexer/map/extension.h"
#include "indexer/map/facts.h"
#include "indexer/map/places.h"
#include "indexer/map/schedules.h"
#include "indexer/map/unmapped_json.h"
#include "indexer/map/vacancies.h"
#include "indexer/map/words.h"
#include "indexer/own_export/export_record.h"
#include "indexer/read/when_open.h"
#include "indexer/words/derived_facts.h"

namespace waymark::feeds {

using open_referral::ServiceRecord;
using open_referral::Table;
using open_referral::Tables;

namespace {

constexpr std::size_t longest_list = 1000;
constexpr std::size_t largest_record = 4 * 1024 * 1024;

/// A list nobody would write by hand or read, anywhere in the record.
const Value* too_long(const Value& value, std::size_t depth = 0) {
    if (!value.is_container() || depth > 70) return nullptr;
    if (value.size > longest_list) return &value;
    for (const Value& child : each(value))
        if (const Value* found = too_long(child, depth + 1)) return found;
    return nullptr;
}

/// A list that only joining rows by their ids makes too long.
bool joins_too_many(const Record& record) {
    if (!record.tables.is_flat()) return false;
    for (std::size_t kind = 1; kind < open_referral::table_count; ++kind)
        if (record.parts(static_cast<Table>(kind)).size() > longest_list) return true;
    return false;
}

/// The codes of each field in the order of the vocabulary, and no field that says nothing.
void put_in_order(const Vocabulary& vocabulary, Listing& listing) {
    for (auto at = listing.facts.begin(); at != listing.facts.end();) {
        Facts& facts = at->second;
        const VocabularyField* field = vocabulary.field(at->first);
        auto sort = [&](std::vector<std::string>& codes) {
            if (field)
                std::stable_sort(codes.begin(), codes.end(),
                                 [&](const auto& a, const auto& b) { return field->position(a) < field->position(b); });
        };
        sort(facts.yes);
        sort(facts.no);
        sort(facts.derived);
        if (facts == Facts{}) at = listing.facts.erase(at);
        else ++at;
    }
}

void finish(Record& record, Mapped& mapped) {
    Listing& listing = record.listing;
    const MapContext& context = record.context;
    if (!context.council.empty()) listing.council = context.council;
    for (const Area& area : listing.areas)
        if (!area.council.empty()) listing.councils_served.push_back(area.council);
    auto& served = listing.councils_served;
    std::erase(served, listing.council);
    std::vector<std::string> once;
    for (std::string& slug : served)
        if (std::find(once.begin(), once.end(), slug) == once.end()) once.push_back(std::move(slug));
    served = std::move(once);

    for (const Schedule& schedule : listing.schedules)
        for (const std::string& day : schedule.days) record.say_yes("day", day);
    const bool for_adults = listing.ages.min.value_or(0) >= 18;
    for (const std::string& code : when_of(listing.schedules, for_adults)) record.say_yes("when", code);

    redact_hidden_addresses(record);
    mapped.derived = derive_facts(context.words.derivation, listing);
    put_in_order(context.vocabulary, listing);
    listing.unmapped_json = write_unmapped_json(record);
}

void hand_over(Record& record, Mapped& mapped) {
    if (record.rejected) redact_hidden_addresses(record);  // its name and notes stand in the report
    mapped.rejected = record.rejected;
    mapped.listing = std::move(record.listing);
    mapped.commissioning = std::move(record.commissioning);
    mapped.notes = std::move(record.notes);
    mapped.unmapped = std::move(record.unmapped);
    mapped.left_open = std::move(record.left_open);
}

/// A record of our own export that nobody changed is taken as it was.
bool take_own(const MapContext& context, const Tables& tables, Table kind, const Value& row, Mapped& mapped) {
    auto listing = open_referral::export_record_of(tables, kind, row, context.vocabulary);
    if (!listing) return false;
    mapped.listing = std::move(*listing);
    if (context.source_given) mapped.listing.source = context.source;
    if (!context.council.empty()) mapped.listing.council = context.council;
    return true;
}

}  // namespace

Mapped map_service(const MapContext& context, const Tables& tables, const ServiceRecord& service) {
    Mapped mapped;
    Record record(context, tables);
    record.root = service.service;
    record.service = &service;
    mapped.line = service.service->line;
    const Value& root = *service.service;
    if (take_own(context, tables, Table::service, root, mapped)) return mapped;
    if (root.kind != ValueKind::object) {
        record.reject(root, {}, "a service should stand here, with a name and the rest; this is none");
    } else if (const Value* list = too_long(root)) {
        record.listing.name = record.line(root, "name", 500);
        record.reject(*list, std::string(list->name),
                      fmt::format("a list of this record has more than {} entries; shorten it", longest_list));
    } else if (root.bytes > largest_record) {
        record.listing.name = record.line(root, "name", 500);
        record.reject(root, {}, "this record is larger than 4 MB; shorten it");
    } else if (joins_too_many(record)) {
        record.listing.name = record.line(root, "name", 500);
        record.reject(
            root, {},
            fmt::format("more than {} rows of one table belong to this record; shorten the list", longest_list));
    } else {
        record.organization = service.organization;
        if (const Value* own = tables.referred(root, Table::organization)) record.organization = own;
        if (!record.organization && service.around)
            record.organization = tables.referred(*service.around, Table::organization);
        if (record.organization && record.organization->kind != ValueKind::object) record.organization = nullptr;
        map_private(record);
        map_organisation(record);
        map_words(record);
        map_ages(record);
        map_terms(record);
        map_schedules(record);
        map_costs(record);
        map_contacts(record);
        map_places(record);
        map_areas(record);
        map_languages(record);
        map_extension(record);
        map_vacancies(record);
        map_additional_links(record);
        Listing& listing = record.listing;
        listing.id =
            listing_id(context.source, listing.source_id, listing.name, listing.organisation.name,
                       listing.places.empty() ? std::string_view{} : std::string_view(listing.places.front().postcode));
        if (!record.rejected) finish(record, mapped);
    }
    hand_over(record, mapped);
    return mapped;
}

Mapped map_provider(const MapContext& context, const Tables& tables, const Value& organization) {
    Mapped mapped;
    Record record(context, tables);
    record.root = &organization;
    record.organization = &organization;
    mapped.line = organization.line;
    if (take_own(context, tables, Table::organization, organization, mapped)) return mapped;
    if (organization.kind != ValueKind::object || too_long(organization) || organization.bytes > largest_record) {
        record.reject(organization, {}, "this organisation is no object, or far too long; shorten it");
        hand_over(record, mapped);
        return mapped;
    }
    map_private(record);
    map_organisation(record);
    map_words(record);
    Listing& listing = record.listing;
    listing.kind = Kind::provider;
    if (listing.url.empty()) listing.url = listing.organisation.url;
    map_terms(record);
    map_contacts(record);
    map_places(record);
    map_extension(record);
    map_additional_links(record);
    listing.kind = Kind::provider;
    // One that is called by a title has no name of its own among the facts of its organisation.
    if (listing.organisation.id.empty())
        listing.organisation.id = organisation_id(context.source, listing.source_id, listing.name);
    if (listing.organisation.name.empty()) listing.organisation.name = listing.name;
    listing.id = listing.organisation.id;
    if (!record.rejected) finish(record, mapped);
    hand_over(record, mapped);
    return mapped;
}

}  // namespace waymark::feeds
