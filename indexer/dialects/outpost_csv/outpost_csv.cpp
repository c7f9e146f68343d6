// What does the CSV that the Outpost directory takes in and gives out say?
#include "indexer/dialects/outpost_csv/outpost_csv.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/open_referral/tables.h"
#include "indexer/words/terms.h"

namespace waymark::feeds::outpost_csv {

using open_referral::Rows;

namespace {

/// A service with the rows that add to it, its own among them.
struct Service {
    const Value* row = nullptr;
    Rows rows;
};

class Writer {
public:
    Writer(NodeBuilder made, const Service& service, const Translation& translation)
        : made_(made), service_(service), row_(*service.row), translation_(translation) {}

    void write() {
        made_.text("id", peek_text(row_, "import_id"), row_);
        made_.text("name", peek_text(row_, "name"), row_);
        translation_.say_flags(made_, row_);
        if (means_no(peek_text(row_, "approved"))) made_.text("status", "unapproved", row_);
        add_words();
        made_.text("url", peek_text(row_, "url"), row_);
        made_.text("minimum_age", peek_text(row_, "min_age"), row_);
        made_.text("maximum_age", peek_text(row_, "max_age"), row_);
        if (const std::string_view name = peek_text(row_, "organisation"); !name.empty())
            made_.object("organization", row_).text("name", name, row_);
        add_terms();
        add_contacts();
        add_places();
        add_costs();
        add_times();
        add_links();
        for (const Value* row : service_.rows)
            for (const Value& cell : each(*row))
                if (!cell.name.starts_with("custom_")) take_all(&cell);
        if (!hidden_) made_.keep("outpost", row_);
    }

private:
    void add_words() {
        std::string text(peek_text(row_, "description"));
        struct Answer {
            std::string_view column, question;
        };
        for (const Answer& answer : {Answer{"support_description", ""}, Answer{"outcomes", "What we want to achieve: "},
                                     Answer{"recent_send_training", "SEND training: "},
                                     Answer{"parental_involvement", "How parents take part: "},
                                     Answer{"information_sharing", "How we share information: "},
                                     Answer{"environment_accessibility", "How accessible it is: "},
                                     Answer{"how_to_start", "How to start: "}, Answer{"future_plans", "Plans: "}})
            if (const std::string_view said = peek_text(row_, answer.column); !said.empty())
                text += (text.empty() ? "" : "\n\n") + std::string(answer.question) + std::string(said);
        made_.text("description", text, row_);
    }

    void add_terms() {
        NodeBuilder list = made_.list("attributes", row_);
        const auto add = [&](std::string_view words, std::string_view taxonomy) {
            NodeBuilder term = list.object({}, row_).object("taxonomy_term", row_);
            term.text("name", words, row_);
            term.text("taxonomy", taxonomy, row_);
        };
        struct Column {
            std::string_view name, taxonomy, field;
        };
        for (const Column& column :
             {Column{"service_taxonomies", "taxonomies", "category"}, Column{"suitabilities", "suitabilities", "need"},
              Column{"send_needs_support", "SEND needs", "need"}})
            for (std::string_view one : translation_.terms->split(column.field, peek_text(row_, column.name)))
                add(one, column.taxonomy);
        if (means_yes(peek_text(row_, "free"))) add("free", "cost");
        const std::string_view referral = peek_text(row_, "needs_referral");
        if (means_yes(referral)) add("referral required", "referral");
        else if (means_no(referral)) add("no referral required", "referral");
    }

    void add_contacts() {
        NodeBuilder list = made_.list("contacts", row_);
        for (const Value* row : service_.rows) {
            if (means_no(peek_text(*row, "contact_visible"))) continue;
            NodeBuilder contact = list.object({}, *row);
            contact.text("name", peek_text(*row, "contact_name"), *row);
            contact.text("title", peek_text(*row, "contact_title"), *row);
            contact.text("email", peek_text(*row, "contact_email"), *row);
            contact.text("phone", peek_text(*row, "contact_phone"), *row);
        }
    }

    void add_places() {
        NodeBuilder list = made_.list("service_at_locations", row_);
        for (const Value* row : service_.rows) {
            if (peek_text(*row, "location_name").empty() && peek_text(*row, "location_postcode").empty() &&
                peek_text(*row, "location_address_1").empty() && peek_text(*row, "location_latitude").empty())
                continue;
            if (means_no(peek_text(*row, "location_visible"))) continue;
            const bool hidden = means_yes(peek_text(*row, "mask_exact_address"));
            hidden_ = hidden_ || hidden;
            NodeBuilder location = list.object({}, *row).object("location", *row);
            location.text("name", peek_text(*row, "location_name"), *row);
            if (hidden) location.text("address_hidden", "true", *row);
            else
                for (std::string_view member : {"latitude", "longitude"})
                    location.text(member, peek_text(*row, "location_" + std::string(member)), *row);
            NodeBuilder address = location.list("addresses", *row).object({}, *row);
            address.text("address_1", peek_text(*row, "location_address_1"), *row);
            address.text("city", peek_text(*row, "location_city"), *row);
            address.text("postal_code", peek_text(*row, "location_postcode"), *row);
            NodeBuilder access = location.list("accessibility", *row);
            for (std::string_view one :
                 translation_.terms->split("accessibility", peek_text(*row, "location_accessibilities")))
                access.object({}, *row).text("description", one, *row);
        }
    }

    void add_costs() {
        NodeBuilder list = made_.list("cost_options", row_);
        for (const Value* row : service_.rows) {
            if (peek_text(*row, "cost_option").empty() && peek_text(*row, "cost_amount").empty()) continue;
            NodeBuilder cost = list.object({}, *row);
            cost.text("option", peek_text(*row, "cost_option"), *row);
            cost.text("amount", peek_text(*row, "cost_amount"), *row);
            cost.text("unit", peek_text(*row, "cost_type"), *row);
            cost.text("currency", "GBP", *row);
        }
    }

    void add_times() {
        NodeBuilder list = made_.list("schedules", row_);
        for (const Value* row : service_.rows) {
            const std::string_view day = peek_text(*row, "scheduled_weekday");
            if (day.empty()) continue;
            NodeBuilder one = list.object({}, *row);
            one.text("weekday", day, *row);
            for (std::string_view member : {"opens_at", "closes_at"})
                one.text(member, peek_text(*row, "schedules_" + std::string(member)), *row);
        }
    }

    void add_links() {
        NodeBuilder list = made_.list("additional_urls", row_);
        for (const Value* row : service_.rows) {
            if (peek_text(*row, "links_url").empty()) continue;
            NodeBuilder link = list.object({}, *row);
            link.text("label", peek_text(*row, "links_label"), *row);
            link.text("url", peek_text(*row, "links_url"), *row);
        }
    }

    NodeBuilder made_;
    const Service& service_;
    const Value& row_;
    const Translation& translation_;
    bool hidden_ = false;
};

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    const auto has = [&](std::string_view column) { return glimpse.first_line.find(column) != std::string::npos; };
    return is_csv(glimpse) && has("import_id") && has("name") &&
           (has("import_id_reference") || has("service_taxonomies") || has("mask_exact_address"));
}

const Value* translate(const Value& rows, Translation& translation) {
    std::vector<Service> services;
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (const Value& row : each(rows)) {
        const std::string_view owner = peek_text(row, "import_id_reference");
        if (!owner.empty()) continue;
        by_id.try_emplace(peek_text(row, "import_id"), services.size());
        services.push_back({&row, {&row}});
    }
    for (const Value& row : each(rows)) {
        const std::string_view owner = peek_text(row, "import_id_reference");
        if (owner.empty()) continue;
        const auto found = by_id.find(owner);
        if (found == by_id.end())
            translation.warn(
                row, fmt::format("this row adds to the service `{}`, which is not in this file; it was left out. "
                                 "Mend `import_id_reference`",
                                 owner.substr(0, 60)));
        else services[found->second].rows.push_back(&row);
    }
    NodeBuilder root = translation.root(rows);
    NodeBuilder list = root.list("services", rows);
    for (const Service& service : services) Writer(list.object({}, *service.row), service, translation).write();
    return &root.value();
}

}  // namespace waymark::feeds::outpost_csv
