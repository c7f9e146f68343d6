// How does a listing look as an object of Open Referral UK 3.0?
#include "indexer/write/writer.h"
#include "indexer/write/extension_writer.h"
#include "indexer/write/list_objects.h"

#include <algorithm>
#include <array>

#include "content/store/enum_names.h"
#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/profile.h"
#include "indexer/open_referral/tables.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/unmapped_members.h"

namespace waymark::feeds::open_referral {

namespace {

std::string_view country_of(const std::string& said) {
    static constexpr std::array<std::string_view, 10> ours{
        "", "UK", "U.K.", "GB", "United Kingdom", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"};
    return std::find(ours.begin(), ours.end(), said) != ours.end() ? std::string_view("GB") : std::string_view(said);
}

const Value* kept_of(const Listing& listing, Document& document) {
    if (listing.unmapped_json.empty()) return nullptr;
    auto read = read_json(listing.unmapped_json, document, name_member);
    return read && read->value->kind == ValueKind::object ? read->value : nullptr;
}

class ListingWriter {
public:
    ListingWriter(const Listing& listing, Document& document)
        : listing_(listing),
          document_(document),
          unmapped_members_(document, listing.source),
          organization_id_(document.keep(organization_uuid(listing.organisation.id))) {}

    Value* service(const Vocabulary& vocabulary) {
        const std::string_view id = keep(service_uuid(listing_.id));
        ObjectBuilder out(document_);
        out.text("id", id)
            .text("organization_id", organization_id_)
            .text("name", listing_.name)
            .text("description", listing_.description);
        out.text("url", uri(listing_.url))
            .text("email", email(listing_.email))
            .text("status", published_name(listing_.status));
        out.text("fees", listing_.fees).text("accreditations", listing_.accreditations);
        if (listing_.ages.min) out.number("minimum_age", *listing_.ages.min);
        if (listing_.ages.max) out.number("maximum_age", *listing_.ages.max);
        out.text("assured_date", listing_.assured).text("alert", listing_.alert);
        if (is_moment(listing_.last_modified)) out.text("last_modified", listing_.last_modified);
        out.add("schedules", schedules())
            .add("service_areas", areas())
            .add("service_at_locations", places(id))
            .add("languages", languages());
        const Value* kept = kept_of(listing_, document_);
        if (!listing_.organisation.name.empty()) out.add("organization", own_organization());
        out.add("cost_options", costs());
        people(out);
        out.add("attributes", attributes(vocabulary, id, kept));
        out.text("alternate_name", listing_.alternate_name).text("eligibility_description", listing_.eligibility);
        out.add("waymark", extension(listing_, document_));
        return unmapped_members_.together(Table::service, out.value(), kept, {}, {});
    }

    ListedParts listed_parts() {
        const std::string_view id = keep(service_uuid(listing_.id));
        const Value* kept = kept_of(listing_, document_);
        ObjectBuilder out(document_);
        if (!is_organization_alone(listing_)) {
            ListBuilder places(document_);
            for (std::size_t i = 0; i < listing_.places.size(); ++i)
                places.add(at_place(id, location_id(id, i)).value());
            out.add("service_at_locations",
                    unmapped_members_.list(Table::service_at_location, places.value(),
                                           kept ? kept->get("service_at_locations") : nullptr, id));
        }
        ListedParts parts;
        if (!kept) return parts.service = out.value(), parts;
        ListBuilder rows(document_);
        taxonomy_rows(rows, id, *kept);
        out.add("attributes", unmapped_members_.list(Table::attribute, rows.value(), nullptr, id));
        if (const Value* attributes = kept->get("attributes")) expand(*attributes, Table::attribute, parts.attributes);
        if (const Value* theirs = kept->get("organization"); theirs && theirs->get("attributes")) {
            const Value* ours = listing_.organisation.name.empty() ? nullptr : own_organization();
            out.add("organization", unmapped_members_.together(Table::organization, ours, theirs, id, "organization"));
        }
        parts.service = out.value();
        return parts;
    }

    Value* organization() {
        if (listing_.organisation.name.empty()) return nullptr;
        const Value* kept = kept_of(listing_, document_);
        const bool is_record = is_organization_alone(listing_);
        return unmapped_members_.together(Table::organization, own_organization(),
                                          !kept || is_record ? kept : kept->get("organization"), {}, {});
    }

private:
    std::string_view keep(const std::string& text) { return document_.keep(text); }
    std::string_view uri(const std::string& link) {
        const std::string found = as_uri(link);
        return found == link ? std::string_view(link) : keep(found);
    }
    static std::string_view email(const std::string& address) {
        return is_email(address) ? std::string_view(address) : std::string_view{};
    }

    Value* own_organization() {
        const Organisation& organisation = listing_.organisation;
        ObjectBuilder out(document_);
        out.text("id", organization_id_)
            .text("name", organisation.name)
            .always("description", organisation.description);
        out.text("email", email(organisation.email))
            .text("website", uri(organisation.url))
            .text("logo", organisation.logo);
        if (!organisation.source_id.empty() && organisation.source_id != organisation.id)
            out.text("source_id", organisation.source_id);
        return out.value();
    }

    Value* schedules() {
        ListBuilder list(document_);
        for (const Schedule& schedule : listing_.schedules) {
            ObjectBuilder out(document_);
            out.text("valid_from", schedule.valid_from)
                .text("valid_to", schedule.valid_to)
                .text("dtstart", schedule.dtstart);
            if (schedule.freq == "WEEKLY" || schedule.freq == "MONTHLY") out.text("freq", schedule.freq);
            if (schedule.interval > 0) out.number("interval", schedule.interval);
            out.text("byday",
                     schedule.byday.empty() ? keep(byday_of(schedule.days)) : std::string_view(schedule.byday));
            out.text("bymonthday", schedule.bymonthday).text("description", schedule.description);
            out.text("opens_at", schedule.opens_at)
                .text("closes_at", schedule.closes_at)
                .text("schedule_link", uri(schedule.link));
            out.text("until", schedule.until).text("term", schedule.term);
            list.add(out.value());
        }
        return list.value();
    }
    static std::string byday_of(const std::vector<std::string>& days) {
        std::string all;
        for (const std::string& day : days) {
            if (day.size() < 2) continue;
            if (!all.empty()) all += ',';
            all += static_cast<char>(day[0] - 32);
            all += static_cast<char>(day[1] - 32);
        }
        return all;
    }

    Value* areas() {
        ListBuilder list(document_);
        for (const Area& area : listing_.areas) {
            ObjectBuilder out(document_);
            out.text("name", area.name).text("uri", area.uri);
            list.add(out.value());
        }
        return list.value();
    }

    Value* languages() {
        ListBuilder list(document_);
        for (const std::string& code : listing_.languages) {
            ObjectBuilder out(document_);
            out.text("code", code);
            list.add(out.value());
        }
        return list.value();
    }

    Value* costs() {
        ListBuilder list(document_);
        for (const Cost& cost : listing_.costs) {
            ObjectBuilder out(document_);
            out.text("valid_from", cost.valid_from).text("valid_to", cost.valid_to).text("option", cost.option);
            if (cost.amount) out.number("amount", *cost.amount);
            out.text("amount_description", cost.description)
                .text("currency", cost.currency)
                .text("unit", cost.unit)
                .text("who_pays", cost.who_pays);
            list.add(out.value());
        }
        return list.value();
    }

    Value* places(std::string_view service_id) {
        ListBuilder list(document_);
        for (std::size_t i = 0; i < listing_.places.size(); ++i) {
            const std::string_view place_id = location_id(service_id, i);
            list.add(at_place(service_id, place_id).add("location", location(listing_.places[i], place_id)).value());
        }
        return list.value();
    }
    std::string_view location_id(std::string_view service_id, std::size_t number) {
        const Place& place = listing_.places[number];
        return keep(place.id.empty() ? nameless_id(Table::location, service_id, std::to_string(number))
                                     : export_id(Table::location, listing_.source, place.id));
    }
    ObjectBuilder at_place(std::string_view service_id, std::string_view place_id) {
        ObjectBuilder at(document_);
        at.text("service_id", service_id).text("location_id", place_id);
        return at;
    }

    Value* location(const Place& place, std::string_view id) {
        ObjectBuilder out(document_);
        out.text("id", id);
        if (!place.id.empty() && place.id != id) out.text("source_id", place.id);
        out.text("location_type", "physical").text("name", place.name).text("description", place.description);
        if (place.point) out.number("latitude", place.point->lat).number("longitude", place.point->lon);
        ListBuilder addresses(document_);
        // The listing holds no more of a hidden address than its district; should one ever hold more, it still ends
        // here.
        const std::string postcode =
            place.address_hidden ? place.postcode.substr(0, place.postcode.find(' ')) : place.postcode;
        const bool has_lines = !place.address_hidden && !place.address.empty();
        if (has_lines || !place.city.empty() || !place.county.empty() || !postcode.empty())
            addresses.add(address(place, has_lines, keep(postcode)));
        out.add("addresses", addresses.value()).add("accessibility", access(place));
        if (!place.phone.empty()) {
            ListBuilder phones(document_);
            ObjectBuilder phone(document_);
            phone.text("number", place.phone);
            phones.add(phone.value());
            out.add("phones", phones.value());
        }
        out.text("transportation", place.getting_there);
        if (place.address_hidden) {
            ObjectBuilder own(document_);
            own.truth("address_hidden", true);
            out.add("waymark", with_refused(own, place));
        } else {
            ObjectBuilder own(document_);
            out.add("waymark", with_refused(own, place));
        }
        return out.value();
    }
    Value* with_refused(ObjectBuilder& own, const Place& place) {
        ListBuilder refused(document_);
        for (const auto& [code, has] : place.access)
            if (!has) refused.text(code);
        own.add("access_no", refused.value());
        return own.value();
    }

    Value* address(const Place& place, bool has_lines, std::string_view postcode) {
        ObjectBuilder out(document_);
        out.always("address_1", has_lines ? std::string_view(place.address.front()) : std::string_view{});
        static constexpr std::array<std::string_view, 3> more{"address_2", "address_3", "address_4"};
        for (std::size_t i = 1; has_lines && i < place.address.size() && i <= more.size(); ++i)
            out.text(more[i - 1], place.address[i]);
        out.always("city", place.city)
            .always("state_province", place.address_hidden ? std::string_view{} : std::string_view(place.county));
        out.always("postal_code", postcode)
            .always("country", country_of(place.country))
            .always("address_type", "physical");
        return out.value();
    }

    Value* access(const Place& place) {
        ListBuilder list(document_);
        for (const std::string& note : place.access_notes) {
            ObjectBuilder out(document_);
            out.text("description", note);
            list.add(out.value());
        }
        for (const auto& [code, has] : place.access) {
            if (!has) continue;
            ObjectBuilder out(document_);
            out.text("description", code);
            list.add(out.value());
        }
        return list.value();
    }

    /// Numbers without a name are `phones`, people and desks `contacts`; further numbers of a contact stand in it.
    void people(ObjectBuilder& service) {
        ListBuilder contacts(document_), phones(document_);
        const auto& all = listing_.contacts;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Contact& contact = all[i];
            if (contact.name.empty() && contact.email.empty() && contact.link.empty() && !contact.phone.empty()) {
                ObjectBuilder phone(document_);
                phone.text("number", contact.phone)
                    .text("description", contact.role)
                    .text("department", contact.department);
                phones.add(phone.value());
                continue;
            }
            ObjectBuilder out(document_);
            out.text("name", contact.name).text("title", contact.role).text("email", email(contact.email));
            out.text("department", contact.department).text("url", uri(contact.link));
            ListBuilder numbers(document_);
            auto add = [&](const std::string& number) {
                if (number.empty()) return;
                ObjectBuilder phone(document_);
                phone.text("number", number);
                numbers.add(phone.value());
            };
            add(contact.phone);
            const auto goes_on = [&](const Contact& next) {
                return !contact.name.empty() && next.name == contact.name && next.role == contact.role &&
                       next.department == contact.department && next.email.empty() && next.link.empty();
            };
            while (i + 1 < all.size() && goes_on(all[i + 1])) add(all[++i].phone);
            out.add("phones", numbers.value());
            contacts.add(out.value());
        }
        service.add("contacts", contacts.value()).add("phones", phones.value());
    }

    Value* attributes(const Vocabulary& vocabulary, std::string_view service_id, const Value* kept) {
        ListBuilder list(document_);
        for (const VocabularyField& field : vocabulary.fields())
            for (const std::string& code : listing_.of(field.name).yes) {
                const int position = field.position(code);
                if (position < 0) continue;
                Value* term = vocabulary_term(field, field.values[static_cast<std::size_t>(position)], document_);
                ObjectBuilder out(document_);
                out.text("id", keep(nameless_id(Table::attribute, service_id, field.name + ":" + code)))
                    .text("link_id", service_id);
                out.text("taxonomy_term_id", term->get("id")->text)
                    .text("link_type", "service")
                    .add("taxonomy_term", term);
                list.add(out.value());
            }
        if (kept) taxonomy_rows(list, service_id, *kept);
        return list.value();
    }

    /// Version 1 says the same with other words: a row that refers to a "taxonomy", which is a term of a "vocabulary".
    void taxonomy_rows(ListBuilder& list, std::string_view service_id, const Value& kept) {
        for (const Value& member : each(kept)) {
            if (table_of(member) != Table::service_taxonomy && table_of(member) != Table::link_taxonomy) continue;
            Rows rows;
            expand(member, table_of(member), rows);
            std::size_t which = 0;
            for (const Value* row : rows) {
                const Value* said = row->get("taxonomy");
                if (!said || said->kind != ValueKind::object) said = row->get("taxonomy_term");
                if (!said || said->kind != ValueKind::object) continue;
                ObjectBuilder term(document_);
                for (const Value& part : each(*said))
                    term.add(
                        part.name == "vocabulary" && !said->get("taxonomy") ? std::string_view("taxonomy") : part.name,
                        copy_of(part, document_));
                Value* whole =
                    unmapped_members_.together(Table::taxonomy_term, nullptr, term.value(), service_id, "taxonomy");
                if (!whole) continue;
                ObjectBuilder out(document_);
                const std::string_view row_id = trimmed(row->get("id"));
                out.text("id",
                         keep(row_id.empty() ? nameless_id(Table::service_taxonomy, service_id, std::to_string(which))
                                             : export_id(Table::service_taxonomy, listing_.source, row_id)));
                ++which;
                const std::string_view type = trimmed(row->get("link_type"));
                out.text("taxonomy_term_id", whole->get("id")->text)
                    .text("link_type", type.empty() ? std::string_view("service") : type)
                    .add("taxonomy_term", whole);
                for (const Value& said_of_row : each(*row))  // such as `taxonomy_detail`
                    if (said_of_row.is_scalar() && said_of_row.name != "id" && said_of_row.name != "link_type" &&
                        !said_of_row.name.ends_with("_id"))
                        out.add(said_of_row.written, copy_of(said_of_row, document_));
                list.add(out.value());
            }
        }
    }

    const Listing& listing_;
    Document& document_;
    UnmappedMembers unmapped_members_;
    const std::string_view organization_id_;
};

}  // namespace

Value* service(const Listing& listing, const Vocabulary& vocabulary, Document& document) {
    return ListingWriter(listing, document).service(vocabulary);
}
ListedParts listed_parts(const Listing& listing, Document& document) {
    return ListingWriter(listing, document).listed_parts();
}
bool is_organization_alone(const Listing& listing) {
    return listing.kind == Kind::provider && listing.id == listing.organisation.id;
}
Value* organization(const Listing& listing, Document& document) {
    return ListingWriter(listing, document).organization();
}

}  // namespace waymark::feeds::open_referral
