// Redaction of addresses: which texts of a record may not tell where its hidden places are?
#include "indexer/map/address_redaction.h"

#include <array>

#include "content/store/listing_fields.h"
#include "indexer/clean/plain_text.h"
#include "indexer/map/places.h"

namespace waymark::feeds {

namespace {

/// What is called by where it is keeps the rest of its name.
bool cut_title(std::string& title, const HiddenAddresses& addresses) {
    if (!addresses.cut(title)) return false;
    title = one_line(title);
    if (const auto brackets = title.find("()"); brackets != std::string::npos) title.erase(brackets, 2);
    const auto from = title.find_first_not_of(" ,;:()-");
    title = from == std::string::npos ? std::string() : title.substr(from, title.find_last_not_of(" ,;:(-") - from + 1);
    return true;
}

void cut_text(const FieldDescription& field, std::string& text, const HiddenAddresses& addresses) {
    switch (field.content) {
        case Content::title: cut_title(text, addresses); break;
        case Content::words:
        case Content::line:
        case Content::phone: addresses.cut(text); break;
        // Half a link leads nowhere, and half an id names nothing.
        case Content::link:
        case Content::email:
        case Content::id:
            if (addresses.tells_link(text)) text.clear();
            break;
        case Content::code:
        case Content::date:
        case Content::time:
        case Content::number:
        case Content::truth:
        case Content::record: break;
    }
}

}  // namespace

void redact_hidden_addresses(Listing& listing, const HiddenAddresses& addresses) {
    if (addresses.empty()) return;
    // Ids that we made, and the name that the feed was given, are no words of the record.
    const std::array<std::string, 3> ours{listing.id, listing.source, listing.organisation.id};
    visit_texts(listing, [&](const FieldDescription& field, std::string& text) { cut_text(field, text, addresses); });
    listing.id = ours[0];
    listing.source = ours[1];
    listing.organisation.id = ours[2];
    if (listing.name.empty())
        listing.name = listing.organisation.name.empty() ? std::string("Address not shown") : listing.organisation.name;
}

void redact_hidden_addresses(Record& record) {
    if (record.hidden.empty()) return;
    // A place that shows the postcode another hides is the same place.
    for (Place& place : record.listing.places)
        if (!place.address_hidden && record.hidden.tells(place.postcode)) keep_district_only(record, place);
    const bool has_name = !record.listing.name.empty();
    redact_hidden_addresses(record.listing, record.hidden);
    if (!has_name) record.listing.name.clear();
    for (std::string& term : record.unmapped) record.hidden.cut_from_report(term);
    for (Note& note : record.notes) record.hidden.cut_from_report(note.message);
}

}  // namespace waymark::feeds
