// What would somebody find who looks at every listing, one at a time, with the contract in hand?
#include "tests/search/oracle.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <tuple>

#include "content/places/places.h"
#include "content/text/text.h"

namespace waymark::test {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

enum class Says { yes, nothing, no };

struct Asked {
    std::string field;
    std::vector<std::string> values;
    bool strict = true;
};

std::optional<double> nearest(const Listing& l, const LatLon& point) {
    std::optional<double> best;
    for (const auto& place : l.places)
        if (place.point) {
            const double miles = miles_between(*place.point, point);
            if (!best || miles < *best) best = miles;
        }
    return best;
}

Says says(const Listing& l, const Asked& asked, const SearchRequest& r, const LatLon& point) {
    if (asked.field == "age") {
        if (!l.ages.stated()) return Says::nothing;
        const int max = l.ages.max && *l.ages.max < 99 ? *l.ages.max : 1000;
        return l.ages.min.value_or(0) <= r.age->max && max >= r.age->min ? Says::yes : Says::no;
    }
    if (asked.field == "council") {
        std::set<std::string> serves(l.councils_served.begin(), l.councils_served.end());
        if (!l.council.empty()) serves.insert(l.council);
        if (serves.empty()) return Says::nothing;
        return std::any_of(asked.values.begin(), asked.values.end(), [&](const auto& v) { return serves.count(v) > 0; }) ? Says::yes : Says::no;
    }
    if (asked.field == "near") {
        const auto miles = nearest(l, point);
        if (miles && *miles <= r.radius_miles.value_or(10)) return Says::yes;
        if (r.radius_miles) return miles ? Says::no : Says::nothing;
        const auto& delivery = l.of("delivery");
        for (const char* code : {"home", "phone", "online"})
            if (holds(delivery.yes, code) || (!r.stated_only && holds(delivery.derived, code))) return Says::yes;
        return miles ? Says::no : Says::nothing;
    }
    if (asked.field == "age_band") {
        if (!l.ages.stated()) return Says::nothing;
        for (const auto& band : Vocabulary::age_bands(l.ages.min.value_or(0), l.ages.max))
            if (holds(asked.values, band)) return Says::yes;
        return Says::no;
    }
    const auto& facts = l.of(asked.field);
    for (const auto& v : asked.values)
        if (holds(facts.yes, v) || (!r.stated_only && holds(facts.derived, v))) return Says::yes;
    if (asked.field == "need" && l.all_needs) return Says::yes;
    if (asked.field == "accessibility") {
        for (const auto& v : asked.values)
            if (holds(facts.no, v)) return Says::no;
        return Says::nothing;
    }
    return facts.stated() ? Says::no : Says::nothing;
}

/// How sure a match is: 0 says so, 1 is open to all needs, 2 was read in its words.
int evidence(const Listing& l, const Asked& asked, const SearchRequest& r) {
    if (asked.field == "age" || asked.field == "near" || asked.field == "council" || asked.field == "age_band") return 0;
    const auto& facts = l.of(asked.field);
    for (const auto& v : asked.values)
        if (holds(facts.yes, v)) return 0;
    if (asked.field == "need" && l.all_needs) return 1;
    for (const auto& v : asked.values)
        if (!r.stated_only && holds(facts.derived, v)) return 2;
    return 0;
}

/// Every code of a field that a listing counts for.
std::set<std::string> codes_of(const Listing& l, const VocabularyField& field, bool stated_only) {
    std::set<std::string> codes;
    if (field.name == "age_band") {
        if (l.ages.stated())
            for (const auto& band : Vocabulary::age_bands(l.ages.min.value_or(0), l.ages.max)) codes.insert(band);
        return codes;
    }
    const auto& facts = l.of(field.name);
    codes.insert(facts.yes.begin(), facts.yes.end());
    if (!stated_only) codes.insert(facts.derived.begin(), facts.derived.end());
    if (field.name == "need" && l.all_needs)
        for (const auto& value : field.values) codes.insert(value.code);
    return codes;
}

}  // namespace

OracleAnswer look_at_each(const std::vector<Listing>& listings, const SearchRequest& r, const Vocabulary& vocabulary) {
    OracleAnswer answer;
    std::vector<Asked> asked;
    for (const auto& [field, codes] : r.filters) asked.push_back({field, codes});
    if (r.age) asked.push_back({"age", {}});
    if (!r.councils.empty()) asked.push_back({"council", r.councils});
    LatLon point;
    if (!r.near.empty()) {
        point = {std::strtod(r.near.c_str(), nullptr), std::strtod(r.near.c_str() + r.near.find(',') + 1, nullptr)};
        asked.push_back({"near", {}, r.radius_miles.has_value()});
    }
    auto passes = [&](const Listing& l, const std::string& but_field) {
        for (const auto& a : asked) {
            if (a.field == but_field) continue;
            const auto s = says(l, a, r, point);
            if (s == Says::no || (s == Says::nothing && a.strict && !r.unstated_show)) return false;
        }
        return true;
    };
    struct Row {
        int silent, evidence;
        double key;
        std::string name, id;
        bool operator<(const Row& o) const { return std::tie(silent, evidence, key, name, id) < std::tie(o.silent, o.evidence, o.key, o.name, o.id); }
    };
    std::vector<Row> rows;
    for (const auto& l : listings) {
        for (const auto& field : vocabulary.fields())
            if (passes(l, field.name))
                for (const auto& code : codes_of(l, field, r.stated_only)) ++answer.facets[field.name][code];
        for (const auto& a : asked)
            if (a.strict && !r.unstated_show && says(l, a, r, point) == Says::nothing && passes(l, a.field)) ++answer.not_stated_hidden[a.field];
        if (!passes(l, "")) continue;
        Row row{0, 0, 0, text::sort_key(l.name), l.id};
        for (const auto& a : asked) {
            row.silent += says(l, a, r, point) == Says::nothing;
            if (r.sort == Sort::relevance) row.evidence += evidence(l, a, r);
        }
        const auto miles = r.near.empty() ? std::nullopt : nearest(l, point);
        if (miles && *miles <= r.radius_miles.value_or(10)) answer.miles[l.id] = *miles;
        auto digits = [](const std::string& text, std::size_t most) {
            std::string d;
            for (char c : text)
                if (c >= '0' && c <= '9' && d.size() < most) d += c;
            return d.empty() ? 0.0 : std::strtod(d.c_str(), nullptr);
        };
        if (r.sort == Sort::relevance) row.key = -digits(l.assured, 8);
        if (r.sort == Sort::newest) row.key = -digits(l.last_modified, 14);
        if (r.sort == Sort::distance) row.key = answer.miles.count(l.id) ? answer.miles[l.id] : 1e18;
        ++answer.total;
        answer.total_stated += row.silent == 0;
        rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    for (const auto& row : rows) answer.ids.push_back(row.id);
    return answer;
}

}  // namespace waymark::test
