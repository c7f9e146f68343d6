// How does a service of version 3 look in Open Referral UK 1.0?
#include "indexer/write/version_1.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/tables.h"
#include "indexer/syntax/tree.h"

namespace waymark::feeds::open_referral::version_1 {

namespace {

struct Renamed {
    std::string_view from, to;
};

/// Copies members under the names that version 1 gives them.
void take(const Value& from, std::initializer_list<Renamed> members, ObjectBuilder& to, Document& document) {
    for (const auto& [name, other] : members)
        if (const Value* value = from.get(name); value && !value->is_container())
            to.add(other.empty() ? name : other, copy_of(*value, document));
}

template <class Make>
Value* list(const Value* from, Document& document, Make&& make) {
    ListBuilder out(document);
    if (from)
        for (const Value& element : each(*from))
            if (Value* made = make(element)) out.add(made);
    return out.value();
}

Value* contact(const Value& from, Document& document) {
    ObjectBuilder out(document);
    take(from, {{"id", {}}, {"name", {}}, {"title", {}}, {"email", {}}, {"department", {}}}, out, document);
    out.add("phones", list(from.get("phones"), document, [&](const Value& phone) {
                ObjectBuilder number(document);
                take(phone, {{"id", {}}, {"number", {}}, {"language", {}}}, number, document);
                return number.value();
            }));
    return out.value();
}

Value* schedule(const Value& from, Document& document) {
    ObjectBuilder out(document);
    take(from,
         {{"id", {}},
          {"opens_at", {}},
          {"closes_at", {}},
          {"valid_from", {}},
          {"valid_to", {}},
          {"dtstart", {}},
          {"freq", {}},
          {"interval", {}},
          {"byday", {}},
          {"bymonthday", {}},
          {"description", {}}},
         out, document);
    return out.value();
}

Value* whole_location(const Value& from, Document& document) {
    ObjectBuilder out(document);
    take(from, {{"id", {}}, {"name", {}}, {"description", {}}, {"latitude", {}}, {"longitude", {}}}, out, document);
    out.add("physical_addresses", list(from.get("addresses"), document, [&](const Value& address) -> Value* {
                // Who asks for a place by one of its addresses finds it by the one it is at.
                if (&address != from.get("addresses")->first || trimmed(address.get("address_type")) == "postal")
                    return nullptr;
                ObjectBuilder made(document);
                take(address,
                     {{"id", {}},
                      {"attention", {}},
                      {"address_1", {}},
                      {"city", {}},
                      {"state_province", {}},
                      {"postal_code", {}},
                      {"country", {}}},
                     made, document);
                return made.value();
            }));
    out.add("accessibility_for_disabilities", list(from.get("accessibility"), document, [&](const Value& access) {
                ObjectBuilder made(document);
                take(access, {{"id", {}}, {"description", "accessibility"}}, made, document);
                return made.value();
            }));
    out.add("phones", list(from.get("phones"), document, [&](const Value& phone) {
                ObjectBuilder made(document);
                take(phone, {{"id", {}}, {"number", {}}}, made, document);
                return made.value();
            }));
    return out.value();
}

/// The first of a few words that the codes of a field stand for; empty when none does.
std::string_view word_for(const Facts& facts, std::initializer_list<Renamed> words) {
    for (const auto& [code, word] : words)
        if (std::find(facts.yes.begin(), facts.yes.end(), code) != facts.yes.end()) return word;
    return {};
}

bool is_one_of(std::string_view said, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), said) != words.end();
}

Value* nobody(const Value& service, Document& document) {
    ObjectBuilder out(document);
    const Value* known = service.get("organization_id");
    out.text("id",
             known ? known->text : document.keep(nameless_id(Table::organization, trimmed(service.get("id")), {})));
    out.always("name", "").always("description", "");
    return out.value();
}

}  // namespace

Value* organization(const Value& from, Document& document) {
    ObjectBuilder out(document);
    take(from,
         {{"id", {}}, {"name", {}}, {"description", {}}, {"email", {}}, {"website", "url"}, {"logo", {}}, {"uri", {}}},
         out, document);
    if (!out.value()->get("description")) out.always("description", "");  // required, if only to say nothing
    return out.value();
}

Value* taxonomy(const Value& term, Document& document) {
    ObjectBuilder out(document);
    take(term, {{"id", {}}, {"name", {}}, {"taxonomy", "vocabulary"}, {"parent_id", {}}}, out, document);
    return out.value();
}

Value* location(const Value& at, Document& document) {
    const Value* from = at.get("location");
    return from ? whole_location(*from, document) : nullptr;
}

Value* listed_location(const Value& whole, Document& document) {
    ObjectBuilder out(document);
    take(whole, {{"id", {}}, {"name", {}}, {"description", {}}, {"latitude", {}}, {"longitude", {}}}, out, document);
    return out.value();
}

Value* service(const Value& from, const Listing& listing, Document& document) {
    ObjectBuilder out(document);
    take(from, {{"id", {}}}, out, document);
    const Value* own = from.get("organization");
    out.add("organization", own ? organization(*own, document) : nobody(from, document));
    take(from,
         {{"name", {}},
          {"description", {}},
          {"url", {}},
          {"email", {}},
          {"status", {}},
          {"fees", {}},
          {"accreditations", {}}},
         out, document);
    if (auto said = trimmed(from.get("deliverable_type"));
        is_one_of(said, {"Advice", "Assessment", "Counselling", "Equipment", "Financial Support", "Information",
                         "Permission", "Training"}))
        out.text("deliverable_type", said);
    take(from, {{"assured_date", {}}}, out, document);
    out.text("attending_type", word_for(listing.of("delivery"), {{"in-person", "venue"},
                                                                 {"school", "venue"},
                                                                 {"home", "home visit"},
                                                                 {"online", "online"},
                                                                 {"phone", "phone"}}));
    out.text("attending_access",
             word_for(listing.of("referral"),
                      {{"drop-in", "drop-in"}, {"professional", "referral"}, {"school", "referral"}}));
    take(from, {{"last_modified", {}}}, out, document);
    out.add("contacts", list(from.get("contacts"), document, [&](const Value& one) { return contact(one, document); }));
    out.add("phones", list(from.get("phones"), document, [&](const Value& one) { return copy_of(one, document); }));
    out.add("cost_options", list(from.get("cost_options"), document, [&](const Value& cost) {
                ObjectBuilder made(document);
                take(cost,
                     {{"id", {}},
                      {"valid_from", {}},
                      {"valid_to", {}},
                      {"option", {}},
                      {"amount", {}},
                      {"amount_description", {}}},
                     made, document);
                return made.value();
            }));
    const auto id = trimmed(from.get("id"));
    ObjectBuilder who(document);
    who.text("id", document.keep(nameless_id(Table::eligibility, id, {})));
    take(from, {{"eligibility_description", "eligibility"}, {"minimum_age", {}}, {"maximum_age", {}}}, who, document);
    if (who.value()->size > 1) {
        ListBuilder groups(document);
        groups.add(who.value());
        out.add("eligibilitys", groups.value());
    }
    out.add("fundings", list(from.get("funding"), document, [&](const Value& funding) {
                ObjectBuilder made(document);
                take(funding, {{"id", {}}, {"source", {}}}, made, document);
                return made.value();
            }));
    out.add("languages", list(from.get("languages"), document, [&](const Value& language) {
                ObjectBuilder made(document);
                take(language, {{"id", {}}, {"code", "language"}}, made, document);
                return made.value();
            }));
    out.add("regular_schedules",
            list(from.get("schedules"), document, [&](const Value& one) { return schedule(one, document); }));
    out.add("service_areas", list(from.get("service_areas"), document, [&](const Value& area) {
                ObjectBuilder made(document);
                take(area, {{"id", {}}, {"name", "service_area"}, {"extent", {}}, {"uri", {}}}, made, document);
                return made.value();
            }));
    out.add("service_at_locations", list(from.get("service_at_locations"), document, [&](const Value& at) {
                ObjectBuilder made(document);
                take(at, {{"id", {}}}, made, document);
                made.add("location", location(at, document));
                return made.value();
            }));
    out.add("service_taxonomys", list(from.get("attributes"), document, [&](const Value& attribute) -> Value* {
                const Value* term = attribute.get("taxonomy_term");
                if (!term) return nullptr;
                ObjectBuilder made(document);
                take(attribute, {{"id", {}}}, made, document);
                made.add("taxonomy", taxonomy(*term, document));
                return made.value();
            }));
    return out.value();
}

Value* listed_service(const Value& whole, const std::vector<std::string_view>& include, Document& document) {
    ObjectBuilder out(document);
    for (const Value& member : each(whole)) {
        const bool basic = !member.is_container() || member.name == "organization";
        if (basic || std::find(include.begin(), include.end(), member.name) != include.end())
            out.always_add(member.written, copy_of(member, document));
    }
    return out.value();
}

}  // namespace waymark::feeds::open_referral::version_1
