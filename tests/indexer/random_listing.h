// What listing does a number stand for? Every member of it may be there or not, in words that are hard on writers.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "content/store/listing_members.h"
#include "content/text/text.h"
#include "indexer/ids/identity.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

class RandomListing {
public:
    explicit RandomListing(std::uint32_t seed) : random_(seed) {}

    Listing make() {
        Listing l;
        for_each_field(l, [&](std::string_view name, auto& member) { fill(name, member); });
        l.id = uuid_of("random " + std::to_string(random_()));
        if (l.name.empty()) l.name = "Named";
        if (!l.organisation.name.empty() || flip())
            l.organisation.id = uuid_of("organisation " + std::to_string(pick(50)));
        else l.organisation = {};
        l.facts.clear();
        for (const auto& field : TestWords::get().vocabulary.fields()) {
            if (!flip() || field.name == "age_band") continue;
            Facts& facts = l.facts[field.name];
            for (const auto& value : field.values) {
                const auto where = pick(5);
                if (where < 3) (where == 0 ? facts.yes : where == 1 ? facts.no : facts.derived).push_back(value.code);
            }
            if (facts == Facts{}) l.facts.erase(field.name);
        }
        for (Place& place : l.places) {
            if (place.point)
                place.point =
                    LatLon{50 + static_cast<double>(pick(1000)) / 173, -3 + static_cast<double>(pick(1000)) / 331};
            place.access.clear();
            if (flip()) place.access = {{"wheelchair", flip()}, {"hoist", flip()}};
            if (!place.address_hidden) continue;
            place = Place{};
            place.address_hidden = true;
            place.postcode = "SR4";
        }
        static const std::vector<std::string> kept{
            "", "{\"colour\":\"green\",\"16\":\"x\",\"a b\":[1,{\"c\":true}],\"p\":\"<b>\",\"xml\":\"\"}",
            "{\"schedules\":[{},{\"id\":\"s-2\",\"notes\":\"\\u20ac & <\"}],\"attributes\":[{\"id\":\"a1\",\"taxonomy_term\":{\"id\":\"t\",\"name\":\"T\",\"taxonomy\":\"x\"}}]}",
            "{\"service_at_locations\":[{\"id\":\"sal-1\",\"location\":{\"uprn\":\"1\"}},{\"location\":{\"location_type\":\"virtual\"}}],\"organization\":{\"year\":1999}}",
            "{\"waymark\":{\"new\":\"thing\"},\"minimum_age\":\"little\",\"contacts\":[{\"extra\":null}],\"url\":\"nowhere\"}"};
        l.unmapped_json = kept[pick(static_cast<unsigned>(kept.size()))];
        return l;
    }

private:
    unsigned pick(unsigned of) { return static_cast<unsigned>(random_() % of); }
    bool flip() { return pick(2) == 0; }

    std::string words() {
        static const std::vector<std::string> parts{"Otter",
                                                    " ",
                                                    "club",
                                                    "\n\n",
                                                    "- ",
                                                    "<b>",
                                                    "&amp;",
                                                    "&",
                                                    "\"",
                                                    "'",
                                                    ",",
                                                    ";",
                                                    "\xC2\xA3"
                                                    "5",
                                                    "\xC3\xA9",
                                                    "\xF0\x9F\xA6\xA6",
                                                    "=1+1",
                                                    "\\n",
                                                    "]]>",
                                                    "{}",
                                                    "null",
                                                    "0",
                                                    "\t",
                                                    "{\"a\":1}"};
        std::string text;
        for (unsigned i = pick(6); i > 0; --i) text += parts[pick(static_cast<unsigned>(parts.size()))];
        return text::clean(text);
    }

    void fill(std::string_view name, std::string& text) {
        if (pick(3) == 0) return;
        if (name == "url" || name == "link" || name == "logo" || name == "complaints")
            text = flip() ? "https://otter.example.org/a?b=" + std::to_string(pick(9)) : "http://x.org/\xC3\xA9";
        else if (name == "last_modified") text = "2026-03-0" + std::to_string(1 + pick(9)) + "T09:30:00Z";
        else if (name == "email") text = flip() ? "a@b.org" : "odd@@b";
        else text = words();
    }
    void fill(std::string_view, bool& yes) { yes = flip(); }
    void fill(std::string_view, int& number) { number = static_cast<int>(pick(30)); }
    void fill(std::string_view, double& number) { number = pick(1000) / 8.0; }
    template <class T>
    requires std::is_enum_v<T>
    void fill(std::string_view, T& value) {
        value = static_cast<T>(pick(static_cast<unsigned>(EnumNames<T>::names.size())));
    }
    template <class T>
    void fill(std::string_view name, std::optional<T>& value) {
        if (flip()) fill(name, value.emplace());
    }
    template <class T>
    void fill(std::string_view name, std::vector<T>& values) {
        for (unsigned i = pick(3); i > 0; --i) fill(name, values.emplace_back());
    }
    template <class T>
    void fill(std::string_view name, std::map<std::string, T>& values) {
        if (flip()) fill(name, values["16"]);
    }
    template <HasMembers T>
    void fill(std::string_view, T& value) {
        for_each_field(value, [&](std::string_view name, auto& member) { fill(name, member); });
    }

    std::mt19937 random_;
};

}  // namespace waymark::feeds
