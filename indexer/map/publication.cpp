// Is a record, or a part of one, meant for the public (publication status)?
#include "indexer/map/publication.h"

namespace waymark::feeds {

using open_referral::trimmed;

void map_publication(Record& record) {
    const PublicationWords& words = record.context.words.publication;
    const std::string_view today = record.context.today;
    PublicationWords::Verdict verdict = words.record(*record.root, today);
    // `{"service": {…}, "published": false}`; what else is around a service says it of something else.
    const Value* around = record.service ? record.service->around : nullptr;
    if (around && !around->get("location") && !around->get("location_id"))
        for (const Value& member : each(*around))
            if (words.is_flag(member.name))
                if (const auto one = words.member(member, today); one.said > verdict.said) verdict = one;
    record.listing.status = status_of(verdict.said);
    const Value* status = record.root->get("status");
    if (status && status->is_scalar() && words.status(trimmed(status)) != PublicationSaid::unknown)
        status->use = Use::whole;
    if (verdict.said == PublicationSaid::unknown)
        record.warn(*verdict.at, std::string(verdict.at->name), PublicationWords::how_to_let_in(*verdict.at));
    if (verdict.held_back() || !record.service || !record.organization) return;
    const auto of_organization = words.record(*record.organization, today);
    if (of_organization.said <= PublicationSaid::unknown) return;
    record.listing.status = status_of(of_organization.said);
    record.warn(*of_organization.at, "organization",
                "its organisation is marked as not for the public, so the listing is held back with it");
}

bool is_withheld(Record& record, const Value& row) {
    if (row.kind != ValueKind::object || &row == record.root) return false;
    const auto verdict = record.context.words.publication.record(row, record.context.today);
    if (!verdict.held_back()) return false;
    if (verdict.said == PublicationSaid::unknown)
        record.warn(*verdict.at, std::string(verdict.at->name), PublicationWords::how_to_let_in(*verdict.at));
    row.use = Use::whole;
    return true;
}

}  // namespace waymark::feeds
