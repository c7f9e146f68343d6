// What is this service called, who runs it, and what does it say of itself?
#include "indexer/map/words.h"

#include <fmt/format.h>

#include "content/text/fold.h"
#include "content/text/text.h"
#include "indexer/clean/plain_text.h"
#include "indexer/ids/identity.h"
#include "indexer/map/publication.h"
#include "indexer/read/age_fields.h"
#include "indexer/read/ages.h"
#include "indexer/read/dates.h"

namespace waymark::feeds {

using open_referral::id_of;
using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

constexpr std::size_t longest_name = 500;  // characters

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

}  // namespace

void map_organisation(Record& record) {
    const Value& root = *record.root;
    const Value* row = record.organization;
    std::string_view referred = record.service ? trimmed(root.get("organization_id")) : std::string_view{};
    if (!row) {
        if (const Value* plain = root.get("organization"); plain && plain->is_scalar()) {  // its name alone
            record.listing.organisation.name = record.line(*plain);
            record.listing.organisation.id =
                organisation_id(record.context.source, {}, record.listing.organisation.name);
        } else if (!referred.empty()) {
            record.listing.organisation.source_id = one_line(referred);
            record.listing.organisation.id = organisation_id(record.context.source, referred, {});
            take_whole(root.get("organization_id"));
            record.warn(
                root, "organization_id",
                fmt::format(
                    "the organisation `{}` is not in the feed; the listing goes in without its name. Add the organisation",
                    record.listing.organisation.source_id.substr(0, 100)));
        }
        return;
    }
    Organisation& organisation = record.listing.organisation;
    organisation.source_id = std::string(id_of(*row, Table::organization));
    if (organisation.source_id.size() > 500) organisation.source_id.resize(500);
    take_whole(row->get("id"));
    organisation.name = record.line(*row, "name");
    organisation.description = record.text(*row, "description");
    organisation.email = record.email(*row, "email");
    organisation.url = record.link(*row, "website");
    if (organisation.url.empty()) organisation.url = record.link(*row, "url");
    organisation.logo = record.link(*row, "logo");
    if (characters(organisation.name) > longest_name) organisation.name = organisation.name.substr(0, longest_name);
    organisation.id = organisation_id(record.context.source, organisation.source_id, organisation.name);
    if (trimmed(root.get("organization_id")) == organisation.source_id) take_whole(root.get("organization_id"));
}

void map_words(Record& record) {
    const Value& root = *record.root;
    Listing& listing = record.listing;
    listing.source = record.context.source;
    listing.source_id = one_line(id_of(root, record.service ? Table::service : Table::organization));
    if (listing.source_id.size() > 500)
        record.reject(root, "id", "the id is longer than 500 bytes; give the record a short one");
    take_whole(root.get("id"));
    const Value* name = root.get("name");
    if (!name || name->is_empty()) name = root.get("title");
    if (name && (name->is_scalar() || name->get("#text"))) listing.name = record.line(*name, 4000);
    if (listing.name.empty())
        record.reject(root, "name", "this record has no name, so nobody could find it; give it one");
    else if (characters(listing.name) > longest_name)
        record.reject(root, "name",
                      "the name is longer than 500 characters; shorten it and put the rest into the description");
    listing.alternate_name = record.line(root, "alternate_name");
    listing.summary = record.text(root, "summary");
    if (listing.summary.empty()) listing.summary = record.text(root, "short_description");
    listing.description = record.text(root, "description");
    listing.url = record.link(root, "url");
    if (listing.url.empty() && record.service) listing.url = record.link(root, "website");
    listing.email = record.email(root, "email");
    listing.accreditations = record.text(root, "accreditations");
    listing.alert = record.text(root, "alert");
    listing.fees = record.text(root, "fees");
    if (listing.fees.empty()) listing.fees = record.text(root, "fees_description");  // its name in HSDS 3
    listing.licence = record.line(root, "licence");
    map_publication(record);
    listing.assured = record.date(root, "assured_date");
    listing.waiting.text = record.text(root, "wait_time");
    if (std::string process = record.text(root, "application_process"); !process.empty())
        listing.how_to_start.push_back({process, {}, {}, {}, {}});
    if (const Value* modified = root.get("last_modified"); modified && !modified->is_empty()) {
        if (auto moment = moment_from_words(trimmed(modified))) listing.last_modified = *moment;
        else if (!is_no_date(trimmed(modified)))
            record.warn(*modified, "last_modified",
                        "`last_modified` is no date we can read; write it as 2026-03-01T09:30:00Z");
        if (!listing.last_modified.empty() || is_no_date(trimmed(modified))) take_whole(modified);
    }
}

void map_ages(Record& record) {
    const Value& root = *record.root;
    Listing& listing = record.listing;
    auto age = [&](const Value& object, std::string_view member) -> std::optional<int> {
        const Value* value = object.get(member);
        if (!value || value->is_empty()) return std::nullopt;
        auto found = age_from_field(trimmed(value));
        if (found) take_whole(value);
        else
            record.warn(
                *value, std::string(member),
                fmt::format("`{}` is no age we can read and was kept as it is; write whole years", value->written));
        return found;
    };
    auto tidy = [&](std::optional<int> min, std::optional<int> max) {
        bool swapped = false;
        Ages ages = tidy_ages(min, max, &swapped);
        if (swapped)
            record.warn(root, "minimum_age",
                        "the minimum age is above the maximum age; they were taken the other way round");
        return ages;
    };
    listing.eligibility = record.text(root, "eligibility_description");
    listing.ages = tidy(age(root, "minimum_age"), age(root, "maximum_age"));

    // Version 1 has a table of its own, several rows for several groups.
    std::optional<Ages> span;
    std::string words;
    for (const Value* row : record.parts(Table::eligibility)) {
        row->use = Use::entered;
        std::string said = row->is_container() ? record.text(*row, "eligibility") : record.text(*row);
        if (!said.empty()) words += (words.empty() ? "" : "\n") + said;
        if (!row->is_container()) continue;
        Ages ages = tidy(age(*row, "minimum_age"), age(*row, "maximum_age"));
        if (!ages.stated()) continue;
        if (!span) {
            span = ages;
            continue;
        }
        if (!ages.min || !span->min) span->min.reset();
        else span->min = std::min(*span->min, *ages.min);
        if (!ages.max || !span->max) span->max.reset();
        else span->max = std::max(*span->max, *ages.max);
    }
    // Whose ages are whose is known from the rows alone.
    if (const Rows rows = record.parts(Table::eligibility); rows.size() > 1)
        for (const Value* row : rows) give_back(*row);
    if (listing.eligibility.empty()) listing.eligibility = words;
    else if (!words.empty() && listing.eligibility.find(words) == std::string::npos)
        listing.eligibility += "\n\n" + words;
    if (!listing.ages.stated() && span) listing.ages = *span;
    // Words that are nothing but ages state them; out of sentences they are read (derive.h).
    for (const std::string& said : {words, listing.eligibility})
        if (!listing.ages.stated() && !said.empty())
            if (auto found = read_ages(said, AgeText::field); found && found->nothing_else) listing.ages = found->ages;
}

}  // namespace waymark::feeds
