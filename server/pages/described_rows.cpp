// Rows by description: which rows of a listing's page need no words of their own but the field's label?
#include "server/pages/links.h"
#include "server/pages/listing_parts.h"
#include "server/pages/plain_words.h"

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
        add_row(rows_, label(field), field.counted ? labels(page_.words, page_.site.vocabulary, field.name, values) : values);
    }
    /// What is neither text nor a list of codes has words of its own: it names no section.
    template <class T>
    void row(const FieldDescription&, const T&) {}

    std::string label(const FieldDescription& field) const { return page_.words.say(field.label); }

    View::List& rows_;
    const Page& page_;
    Section section_;
};

}  // namespace

void add_described_rows(View::List& rows, const Page& page, const Listing& listing, Section section) {
    DescribedRows(rows, page, section).add(listing);
}

}  // namespace waymark::pages
