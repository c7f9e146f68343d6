// What does the object `waymark` of a listing say? The keys are those of docs/LISTING-FEED.md.
#include "indexer/write/extension_writer.h"

#include "content/store/enum_names.h"
#include "content/store/listing_fields.h"
#include "indexer/syntax/tree.h"

namespace waymark::feeds::open_referral {

namespace {

/// Writes what the description of a listing's fields says is told there. Names are literals, texts belong to the
/// listing.
class ExtensionWriter {
public:
    explicit ExtensionWriter(Document& document) : document_(document) {}

    Value* write(const Listing& listing) {
        ObjectBuilder out(document_);
        visit_fields_in(feed_order<Listing>, listing, [&](const FieldDescription& field, const auto& member) {
            if (field.in_feed == InFeed::extension) add(out, field.name, member);
            if (field.name == "all_needs") add(out, "access_no", listing.of("accessibility").no);
        });
        return out.empty() ? nullptr : out.value();
    }

private:
    template <Described T>
    static constexpr auto feed_order = order_of_fields<T>(&FieldDescription::feed_after);

    template <Described T>
    Value* object(const T& record) {
        ObjectBuilder out(document_);
        visit_fields_in(feed_order<T>, record,
                        [&](const FieldDescription& field, const auto& member) { add(out, field.name, member); });
        return out.value();
    }

    // What is not stated is left out.
    void add(ObjectBuilder& out, std::string_view name, const std::string& text) { out.text(name, text); }
    void add(ObjectBuilder& out, std::string_view name, bool yes) {
        if (yes) out.truth(name, true);
    }
    void add(ObjectBuilder& out, std::string_view name, const std::optional<bool>& yes) {
        if (yes) out.truth(name, *yes);
    }
    void add(ObjectBuilder& out, std::string_view name, const std::optional<int>& number) {
        if (number) out.number(name, *number);
    }
    void add(ObjectBuilder& out, std::string_view name, Kind kind) {
        if (kind != Kind::service) out.text(name, published_name(kind));
    }
    void add(ObjectBuilder& out, std::string_view name, const std::vector<std::string>& all) {
        out.add(name, ListBuilder::of_texts(document_, all));
    }
    void add(ObjectBuilder& out, std::string_view name, const std::map<std::string, std::string>& texts) {
        ObjectBuilder each(document_);
        for (const auto& [key, text] : texts) each.text(key, text);
        out.add(name, each.value());
    }
    template <Described T>
    void add(ObjectBuilder& out, std::string_view name, const T& record) {
        out.add(name, object(record));
    }
    template <Described T>
    void add(ObjectBuilder& out, std::string_view name, const std::vector<T>& records) {
        ListBuilder list(document_);
        for (const T& each : records) list.add(object(each));
        out.add(name, list.value());
    }
    // Only members that Open Referral has a place for have any other form.
    template <class T>
    void add(ObjectBuilder&, std::string_view, const T&) {}

    Document& document_;
};

}  // namespace

Value* extension(const Listing& listing, Document& document) { return ExtensionWriter(document).write(listing); }

}  // namespace waymark::feeds::open_referral
