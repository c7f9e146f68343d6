// How does an object look as an entry of an Open Referral list?
#include "indexer/write/list_objects.h"

#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/profile.h"
#include "indexer/open_referral/tables.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/unmapped_members.h"

namespace waymark::feeds::open_referral {

namespace {

/// Copies the members of an object that the profile has and that occur once.
Value* listed(const Value& object, Table kind, Document& document) {
    ObjectBuilder out(document);
    for (const Member& member : members_of(kind))
        if (const Value* value = object.get(member.name); value && value->is_scalar())
            out.always_add(member.name, copy_of(*value, document));
    return out.value();
}

}  // namespace

Value* listed_organization(const Value& organization, Document& document) {
    return listed(organization, Table::organization, document);
}
Value* listed_location(const Value& location, Document& document) {
    return listed(location, Table::location, document);
}

Value* listed_service(const Value& service, Document& document) {
    Value* out = listed(service, Table::service, document);
    const Value* organization = service.get("organization");
    if (!organization) return out;
    ObjectBuilder with(document);
    for (const Value& member : each(*out)) with.always_add(member.written, copy_of(member, document));
    with.add("organization", listed_organization(*organization, document));
    return with.value();
}

Value* service_at_location(const Value& service, const Value& at, bool full, Document& document) {
    ObjectBuilder out(document);
    for (const Value& member : each(at)) {
        if (member.name == "location")
            out.add("location", full ? copy_of(member, document) : listed_location(member, document));
        else if (full || member.is_scalar()) out.always_add(member.written, copy_of(member, document));
    }
    if (!full) {
        out.add("service", listed_service(service, document));
        return out.value();
    }
    ObjectBuilder inner(document);
    for (const Value& member : each(service))
        if (member.name != "service_at_locations") inner.always_add(member.written, copy_of(member, document));
    out.add("service", inner.value());
    return out.value();
}

Value* vocabulary_term(const VocabularyField& field, const VocabularyValue& value, Document& document) {
    ObjectBuilder term(document);
    term.text("id", document.keep(vocabulary_id(field.name, value.code)))
        .text("name", value.label)
        .always("description", "")
        .text("taxonomy", field.name);
    term.text("taxonomy_id", document.keep(vocabulary_id(field.name)))
        .text("term", value.code)
        .text("code", value.code);
    return term.value();
}

Value* attribute_of(const Value& row, std::string_view source, Document& document) {
    if (row.kind != ValueKind::object) return nullptr;
    return UnmappedMembers(document, source).together(Table::attribute, nullptr, &row, {}, {});
}

}  // namespace waymark::feeds::open_referral
