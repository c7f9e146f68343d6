// What listing says something in every field there is, by the description of its fields, so that a new field is in it
// by itself?
#pragma once

#include <string>

#include "content/store/listing_fields.h"
#include "content/store/listing_members.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

/// Gives every member a value that a feed could say; of a list or a map one entry.
class Filling {
public:
    void fill(const FieldDescription& field, std::string& text) {
        const std::string name(field.name);
        switch (field.content) {
            case Content::link: text = "https://example.org/" + name; break;
            case Content::email: text = name + "@example.org"; break;
            case Content::phone: text = "0191 496 0000"; break;
            case Content::date: text = "2027-01-12"; break;
            case Content::time: text = name == "last_modified" ? "2026-03-01T09:30:00Z" : "09:30"; break;
            case Content::code: text = code(field); break;
            case Content::id:
                text = name == "uri" ? "https://example.org/area"
                                     : "3b0e4c1e-7c1c-5a55-9a4d-1d4a2d7a0c1" + std::to_string(++ids_ % 10);
                break;
            default: text = "Words of " + name; break;
        }
    }
    void fill(const FieldDescription&, bool& yes) { yes = true; }
    void fill(const FieldDescription&, int& number) { number = 2; }
    void fill(const FieldDescription&, double& number) { number = 4.5; }
    template <class T>
    requires std::is_enum_v<T>
    void fill(const FieldDescription&, T&) {}
    void fill(const FieldDescription&, LatLon& point) { point = {54.9, -1.4}; }
    template <class T>
    void fill(const FieldDescription& field, std::optional<T>& value) {
        fill(field, value.emplace());
    }
    template <class T>
    void fill(const FieldDescription& field, std::vector<T>& values) {
        fill(field, values.emplace_back());
    }
    void fill(const FieldDescription&, std::map<std::string, Facts>& facts) { facts["need"].yes = {"ASD"}; }
    void fill(const FieldDescription&, std::map<std::string, bool>& access) { access["hoist"] = true; }
    void fill(const FieldDescription& field, std::map<std::string, std::string>& texts) { fill(field, texts["16"]); }
    template <Described T>
    void fill(const FieldDescription&, T& record) {
        visit_fields(record, [&](const FieldDescription& field, auto& member) { fill(field, member); });
    }

private:
    static std::string code(const FieldDescription& field) {
        if (!field.codes.empty()) return std::string(field.codes.front());
        if (field.counted) return TestWords::get().vocabulary.field(field.name)->values.front().code;
        if (field.name == "council" || field.name == "councils_served") return "sunderland";
        if (field.name == "languages") return "pl";
        return "mon";
    }
    int ids_ = 0;
};

inline Listing filled_listing() {
    Listing listing;
    Filling().fill({}, listing);
    listing.ages = {5, 11};
    listing.places[0].address_hidden = false;
    listing.places[0].postcode = "SR4 7TF";
    return listing;
}

}  // namespace waymark::feeds
