// Rows by description: which rows of a listing's page need no words of their own but the field's label?
#include "server/pages/described_rows.h"

#include "server/pages/formatting.h"
#include "server/pages/links.h"

namespace waymark::pages {
namespace {

class DescribedRows {
public:
    DescribedRows(View::List& rows, const Page& page, Section section) : rows_(rows), page_(page), section_(section) {}

    template <Described T>
    void add(const T& record) {
        visit_fields(record, [&](const FieldDescription& field, const auto& member) {
            using Member = std::remove_cvref_t<decltype(member)>;
            if constexpr (Described<Member>) add(member);
            else if (field.section == section_) row(field, member);
        });
    }

private:
    void row(const FieldDescription& field, const std::string& text) {
        if (!text.empty()) add_row(rows_, label(field), {text});
    }
    void row(const FieldDescription& field, const std::vector<std::string>& values) {
        add_row(rows_, label(field),
                field.counted ? labels(page_.messages, page_.site.vocabulary, field.name, values) : values);
    }
    /// What is neither text nor a list of codes has words of its own: it names no section.
    template <class T>
    void row(const FieldDescription&, const T&) {}

    std::string label(const FieldDescription& field) const { return page_.messages.say(field.label); }

    View::List& rows_;
    const Page& page_;
    Section section_;
};

}  // namespace

void add_row(View::List& rows, std::string label, const std::vector<std::string>& values, bool derived,
             std::string more) {
    if (values.empty() && more.empty()) return;
    rows.emplace_back()
        .set("label", std::move(label))
        .set("list_kind", values.size() > 1 ? "values" : "plain values")
        .set("derived", derived)
        .set("more", std::move(more))
        .set_texts("values", values);
}

void add_field_row(View::List& rows, const Page& page, const Listing& listing, std::string_view field,
                   std::string label) {
    const auto& messages = page.messages;
    const auto& facts = listing.of(std::string(field));
    auto values = labels(messages, page.site.vocabulary, field, facts.yes);
    for (const auto& not_there : labels(messages, page.site.vocabulary, field, facts.no))
        values.push_back(messages.say("fact.not", {{"label", not_there}}));
    const bool derived = values.empty();
    if (derived) values = labels(messages, page.site.vocabulary, field, facts.derived);
    if (!values.empty()) add_row(rows, std::move(label), values, derived);
}

void add_described_rows(View::List& rows, const Page& page, const Listing& listing, Section section) {
    DescribedRows(rows, page, section).add(listing);
}

}  // namespace waymark::pages
