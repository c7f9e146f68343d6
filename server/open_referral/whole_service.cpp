// What does a service of Open Referral UK 3.0 say of the other feeds that have it, too? (other identifiers)
#include "server/open_referral/whole_service.h"

#include "indexer/ids/export_ids.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/writer.h"

namespace waymark::open_referral {

using feeds::Document;
using feeds::each;
using feeds::ListBuilder;
using feeds::ObjectBuilder;
using feeds::Value;
namespace standard = feeds::open_referral;

Value* whole_service(const PublicSite& site, const Listing& listing, Document& document) {
    Value* service = standard::service(listing, site.vocabulary, document);
    const auto hidden = site.listings.hidden_behind(listing.id);
    if (hidden.empty()) return service;
    const Value* own = service->get("attributes");
    const std::string_view id = service->get("id")->text;
    // HSDS 3.0 knows other identifiers for organisations only; for a service an attribute says it. It names no term, so
    // no filter asks for it.
    ListBuilder attributes(document);
    if (own)
        for (const Value& attribute : each(*own)) attributes.add(feeds::copy_of(attribute, document));
    for (const std::string& hidden_id : hidden) {
        const auto record = site.listings.get(hidden_id);
        if (!record) continue;
        const std::string other = standard::service_uuid(hidden_id);
        ObjectBuilder attribute(document);
        attribute.text("id", document.keep(standard::nameless_id(standard::Table::attribute, id, other)))
            .text("link_id", id);
        attribute.text("link_type", "other_identifier")
            .text("value", document.keep(other))
            .text("label", document.keep(record->source));
        attributes.add(attribute.value());
    }
    ObjectBuilder out(document);
    for (const Value& member : each(*service))
        out.always_add(member.written, &member == own ? attributes.value() : feeds::copy_of(member, document));
    if (!own) out.add("attributes", attributes.value());
    return out.value();
}

}  // namespace waymark::open_referral
