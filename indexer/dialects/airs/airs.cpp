// What does a feed of AIRS (Inform USA) XML say, version 3.1 or 4.0?
#include "indexer/dialects/airs/airs.h"

#include <map>
#include <string>

#include "indexer/dialects/airs/parts.h"
#include "indexer/open_referral/tables.h"
#include "indexer/words/publication.h"

namespace waymark::feeds::airs {

using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 20;

std::string_view id_of(const Value& record) {
    for (std::string_view member : {"key", "id", "agency_id"})
        if (std::string_view id = peek_text(record, member); !id.empty()) return id;
    return {};
}

std::string_view name_of(const Value& record) {
    for (std::string_view member : {"name", "agency_name", "title", "program_name"})
        if (std::string_view name = peek_text(record, member); !name.empty()) return name;
    return {};
}

struct Agency {
    const Value* value = nullptr;
    bool withheld = false;
    std::string status;  ///< empty: as its services say
};

class Feed {
public:
    Feed(const Value& root, Translation& translation)
        : translation_(translation),
          root_(translation.root(root)),
          services_(root_.list("services", root)),
          organizations_(root_.list("organizations", root)) {}

    const Value* read(const Value& source) {
        leave_out_confidential(source);
        if (source.name == "agency") {
            agency(source, false, {}, 0);
        } else {
            each_named(source, "agency", [&](const Value& one) { collect(one); });
            each_named(source, "site", [&](const Value& site) { sites_.try_emplace(id_of(site), &site); });
            each_named(source, "service", [&](const Value& one) { general_.try_emplace(id_of(one), &one); });
            each_named(source, "service_group", [&](const Value& group) { groups_.try_emplace(id_of(group), &group); });
            each_named(source, "agency", [&](const Value& one) { agency(one, false, {}, 0); });
            each_named(source, "site", [&](const Value& site) {  // a site may hold services in 4.0 too
                each_named(site, "site_service", [&](const Value& one) { service(one, &site, agency_of(one, &site)); });
            });
            each_named(source, "site_service", [&](const Value& one) {
                const Value* site = joined(sites_, peek_text(one, "site_id"));
                service(one, site, agency_of(one, site));
            });
            each_named(source, "service", [&](const Value& one) {
                if (used_.contains(&one)) return;
                const Value* site = joined(sites_, peek_text(one, "site_id"));
                service(one, site, agency_of(one, site));
            });
        }
        return &root_.value();
    }

private:
    using ById = std::map<std::string_view, const Value*>;

    static const Value* joined(const ById& records, std::string_view id) {
        auto at = id.empty() ? records.end() : records.find(id);
        return at == records.end() ? nullptr : at->second;
    }

    /// What is confidential, at any depth, is nobody's to keep beside a listing.
    static void leave_out_confidential(const Value& value) {
        for (const Value& child : each(value)) {
            if (!child.is_container()) continue;
            if (is_confidential(child)) take_all(&child);
            else leave_out_confidential(child);
        }
    }

    /// A status that keeps a record out of view, of several the first.
    std::string closed_status(std::initializer_list<const Value*> records) const {
        for (const Value* record : records)
            if (record)
                if (std::string_view status = peek_text(*record, "status");
                    translation_.publication->status(status) > PublicationSaid::active)
                    return std::string(status);
        return {};
    }

    void collect(const Value& one) { agencies_.try_emplace(id_of(one), &one); }

    Agency agency_of(const Value& record, const Value* site) const {
        const Value* found = joined(agencies_, peek_text(record, "agency_id"));
        if (!found && site) found = joined(agencies_, peek_text(*site, "agency_id"));
        return {found, found && is_withheld(*found), found ? closed_status({found}) : std::string{}};
    }

    /// An agency of version 3.1 with its sites and the agencies in it; of version 4.0 the agency alone.
    void agency(const Value& one, bool withheld_above, const std::string& status_above, std::size_t depth) {
        if (depth > deepest) return;
        Agency here{&one, withheld_above || is_withheld(one),
                    status_above.empty() ? closed_status({&one}) : status_above};
        for (std::string_view name : {"site", "agency_location"})
            each_named(one, name, [&](const Value& site) {
                each_named(site, "site_service",
                           [&](const Value& service_at_site) { service(service_at_site, &site, here); });
            });
        each_named(one, "agency", [&](const Value& inner) { agency(inner, here.withheld, here.status, depth + 1); });
        if (!here.withheld) organization(one, here);
    }

    void organization(const Value& one, const Agency& here) {
        NodeBuilder made = organizations_.object({}, one);
        made.text("id", id_of(one), one);
        made.text("name", name_of(one), one);
        made.text("description",
                  peek_text(one, "agency_description").empty() ? peek_text(one, "description")
                                                               : peek_text(one, "agency_description"),
                  one);
        made.text("status", here.status, one);
        add_other_names(made, one);
        add_ways_to_reach(made, one);
        made.text("legal_status", peek_text(one, "legal_status"), one);
        made.text("year_incorporated",
                  peek_text(one, "year_inc").empty() ? peek_text(one, "year_incorporated") : peek_text(one, "year_inc"),
                  one);
        made.text("tax_status",
                  peek_text(one, "irs_status").empty() ? peek_text(one, "tax_status") : peek_text(one, "irs_status"),
                  one);
        if (const Value* site = one.get("agency_location"); site && site->is_container() && !is_withheld(*site)) {
            const Value* address = site->get("physical_address");
            if (!address || !is_confidential(*address)) {
                NodeBuilder places = made.list("locations", *site);
                add_site(places, {}, *site, false);
            }
        }
        // Whoever keeps the data, and what nests in it, is not the agency's own.
        for (const Value& member : each(one))
            for (std::string_view taken : {"key",
                                           "agency_id",
                                           "name",
                                           "agency_name",
                                           "agency_description",
                                           "description",
                                           "site",
                                           "agency_location",
                                           "agency",
                                           "service_group",
                                           "resource_info",
                                           "legal_status",
                                           "year_inc",
                                           "year_incorporated",
                                           "irs_status",
                                           "tax_status",
                                           "record_owner",
                                           "status",
                                           "exclude_from_website",
                                           "exclude_from_directory"})
                if (member.name == taken) take_all(&member);
        made.keep("airs", one);
    }

    const Value* group_of(const Value& one, const Agency& agency) const {
        std::string_view id = peek_text(one, "service_group_key").empty() ? peek_text(one, "service_group_id")
                                                                          : peek_text(one, "service_group_key");
        if (id.empty()) return nullptr;
        if (agency.value)
            for (const Value& member : each(*agency.value))
                if (member.name == "service_group" && peek_text(member, "key") == id) return &member;
        return joined(groups_, id);
    }

    /// Nothing of a record that is not for the public but that it is there.
    void withheld(const Value& one) {
        NodeBuilder made = services_.object({}, one);
        made.text("id", id_of(one), one);
        made.text("name", "Not for the public", one);
        made.text("status", "inactive", one);
        translation_.warn(
            one,
            "this record is marked as not for a website or directory; it counts, but nothing of it is kept or shown");
        take_all(&one);
    }

    void service(const Value& one, const Value* site, const Agency& agency) {
        const Value* general = joined(general_, peek_text(one, "service_id"));
        if (general == &one) general = nullptr;
        if (general) used_[general] = true;
        const Value* group = group_of(one, agency);
        if (agency.withheld || is_withheld(one) || (site && is_withheld(*site)) || (general && is_withheld(*general)) ||
            (group && is_withheld(*group)))
            return withheld(one);

        NodeBuilder made = services_.object({}, one);
        made.text("id", id_of(one), one);
        std::string_view name = name_of(one);
        for (const Value* other : {general, group})
            if (name.empty() && other) name = name_of(*other);
        made.text("name", name, one);
        std::string_view description = peek_text(one, "description");
        for (const Value* other : {general, group})
            if (description.empty() && other) description = peek_text(*other, "description");
        made.text("description", description, one);
        std::string status = agency.status.empty() ? closed_status({site, &one, general}) : agency.status;
        made.text("status", status.empty() ? "active" : status, one);
        for (const Value* of : {site, general, &one})
            if (of) translation_.say_flags(made, *of);
        if (agency.value) made.text("organization_id", id_of(*agency.value), one);
        add_other_names(made, one);
        add_ways_to_reach(made, one);
        add_hours(made, one);
        take_hours(one);
        add_requirements(made, one);
        add_areas(made, one);
        add_terms(made, one);
        add_languages(made, one);
        add_dates(made, one);
        process(made, one, general, group);
        made.take("fees", one.get("fee_structure"));
        made.take("wait_time", one.get("wait_time"));
        if (general && !made.value().get("wait_time"))
            made.text("wait_time", peek_text(*general, "wait_time"), *general);
        if (site) at_site(made, one, *site);
        for (std::string_view taken :
             {"key", "id", "name", "title", "description", "site_id", "service_id", "agency_id", "service_group_id",
              "service_group_key", "status", "delete", "delete_occurred_date", "delete_effective"})
            each_named(one, taken, [](const Value& value) { take_all(&value); });
        made.keep("airs", one);
        take_all(&one);
    }

    static void process(NodeBuilder& made, const Value& one, const Value* general, const Value* group) {
        std::string steps;
        for (const Value* of : {&one, general, group}) {
            if (!of || !steps.empty()) continue;
            each_named(*of, "application_process", [&](const Value& step) {
                for (std::string_view member : {"step", "title", "description"})
                    if (std::string_view words = step.is_scalar() ? std::string_view{} : peek_text(step, member);
                        !words.empty())
                        steps += (steps.empty() ? "" : "\n") + std::string(words);
                if (step.is_scalar()) steps += (steps.empty() ? "" : "\n") + std::string(trimmed(&step));
                take_all(&step);
            });
        }
        made.text("application_process", steps, one);
        NodeBuilder documents = made.list("required_documents", one);
        each_named(one, "documents_required", [&](const Value& document) {
            std::string_view what = document.is_scalar() ? trimmed(&document)
                                    : !peek_text(document, "documents_required").empty()
                                        ? peek_text(document, "documents_required")
                                    : !peek_text(document, "title").empty() ? peek_text(document, "title")
                                                                            : peek_text(document, "description");
            NodeBuilder row = documents.object({}, document);
            row.text("document", what, document);
            if (document.is_container() && what != peek_text(document, "description"))
                row.text("description", peek_text(document, "description"), document);
            take_all(&document);
        });
    }

    /// The site with its phones; its hours, web address and e-mail where the service has none of its own.
    static void at_site(NodeBuilder& made, const Value& one, const Value& site) {
        NodeBuilder list = made.list("service_at_locations", site);
        NodeBuilder at = list.object({}, one);
        const bool own_hours = one.get("time_open") || one.get("open_hours");
        if (!own_hours) add_hours(at, site);
        NodeBuilder reach(at);
        add_ways_to_reach(reach, site);
        for (std::string_view member : {"email", "url"})
            if (const Value* value = reach.value().get(member); value && !made.value().get(member))
                made.text(member, trimmed(value), site);
        if (!made.value().get("languages") || made.value().get("languages")->size == 0) add_languages(made, site);
        add_site(reach, "location", site, true);
    }

    Translation& translation_;
    NodeBuilder root_, services_, organizations_;
    ById agencies_, sites_, general_, groups_;
    std::map<const Value*, bool> used_;
};

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    return is_xml(glimpse) && (glimpse.root_namespace.find("airs.org") != std::string::npos ||
                               ((glimpse.root == "Source" || glimpse.root == "Agency") &&
                                glimpse.text.find("<Agency") != std::string_view::npos));
}

const Value* translate(const Value& root, Translation& translation) { return Feed(root, translation).read(root); }

}  // namespace waymark::feeds::airs
