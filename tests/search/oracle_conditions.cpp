// What does one listing say to one condition of a request?
#include "tests/search/oracle_conditions.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "content/words/vocabulary.h"

namespace waymark::test {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& value) { return std::find(list.begin(), list.end(), value) != list.end(); }
bool share_one(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::any_of(some.begin(), some.end(), [&](const auto& value) { return holds(others, value); });
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// The councils whose area a listing states to cover.
std::vector<std::string> covered(const Listing& l) {
    auto councils = l.councils_served;
    for (const auto& area : l.areas)
        if (!area.council.empty()) councils.push_back(area.council);
    return councils;
}

/// Those, and the one that publishes it.
std::vector<std::string> councils_of(const Listing& l) {
    auto councils = covered(l);
    if (!l.council.empty()) councils.push_back(l.council);
    return councils;
}

bool has_point(const Listing& l) {
    return std::any_of(l.places.begin(), l.places.end(), [](const Place& place) { return place.point.has_value(); });
}

/// A place named as a family would mean it: of a whole area, also what its councils publish.
bool covers(const Listing& l, const KnownPlace& place) {
    auto councils = place.councils;
    if (councils.empty() && !place.council.empty()) councils.push_back(place.council);
    return share_one(place.is_area ? councils_of(l) : covered(l), councils);
}

Says says_age(const Listing& l, const AgeRange& age) {
    if (!l.ages.stated()) return Says::nothing;
    const int max = l.ages.max && *l.ages.max < 99 ? *l.ages.max : 1000;
    return l.ages.min.value_or(0) <= age.max && max >= age.min ? Says::yes : Says::no;
}

Says says_language(const Listing& l, const std::vector<std::string>& tags) {
    if (l.languages.empty()) return Says::nothing;
    for (const auto& language : l.languages)
        for (const auto& tag : tags)
            if ((lower(language) + "-").rfind(lower(tag) + "-", 0) == 0) return Says::yes;   // `pl` finds `pl-PL`
    return Says::no;
}

}  // namespace

Conditions::Conditions(const SearchRequest& r, const std::function<std::optional<KnownPlace>(const std::string&)>& find_place) : stated_only(r.stated_only) {
    for (const auto& [field, codes] : r.filters)
        if (!codes.empty()) asked.push_back({field, codes});
    if (r.age) {
        age = *r.age;
        asked.push_back({"age", {}});
    }
    if (!r.languages.empty()) asked.push_back({"language", r.languages});
    if (!r.councils.empty()) asked.push_back({"council", r.councils});
    if (r.near.empty()) return;
    const auto comma = r.near.find(',');
    if (comma != std::string::npos && !std::isalpha(static_cast<unsigned char>(r.near.front())))
        place.emplace().point = {std::strtod(r.near.c_str(), nullptr), std::strtod(r.near.c_str() + comma + 1, nullptr)};
    else
        place = find_place(r.near);
    miles = r.radius_miles.value_or(10);
    if (place) asked.push_back({"near", {}, r.radius_miles.has_value()});
}

Says Conditions::says(const Listing& l, const Asked& condition) const {
    if (condition.field == "age") return says_age(l, age);
    if (condition.field == "language") return says_language(l, condition.values);
    if (condition.field == "council") {
        const auto councils = councils_of(l);
        return councils.empty() ? Says::nothing : share_one(councils, condition.values) ? Says::yes : Says::no;
    }
    if (condition.field == "near") {
        if (distance(l)) return Says::yes;
        if (condition.strict) return has_point(l) ? Says::no : Says::nothing;
        const auto& delivery = l.of("delivery");
        for (const char* code : {"home", "phone", "online"})
            if (holds(delivery.yes, code) || (!stated_only && holds(delivery.derived, code))) return Says::yes;
        if (covers(l, *place)) return Says::yes;
        if (has_point(l)) return Says::no;
        return holds(councils_of(l), place->council) ? Says::yes : Says::nothing;
    }
    if (condition.field == "age_band") {
        if (!l.ages.stated()) return Says::nothing;
        return share_one(Vocabulary::age_bands(l.ages.min.value_or(0), l.ages.max), condition.values) ? Says::yes : Says::no;
    }
    const auto& facts = l.of(condition.field);
    if (share_one(condition.values, facts.yes) || (!stated_only && share_one(condition.values, facts.derived))) return Says::yes;
    if (condition.field == "need" && l.all_needs) return Says::yes;
    // Access is said of each feature alone: who names a hearing loop says nothing of hoists.
    if (condition.field == "accessibility") return share_one(condition.values, facts.no) ? Says::no : Says::nothing;
    return facts.stated() ? Says::no : Says::nothing;
}

int Conditions::evidence(const Listing& l, const Asked& condition) const {
    const auto& facts = l.of(condition.field);   // none of what is no field of the vocabulary
    if (share_one(condition.values, facts.yes)) return 0;
    if (condition.field == "need" && l.all_needs) return 1;
    return !stated_only && share_one(condition.values, facts.derived) ? 2 : 0;
}

std::optional<double> Conditions::distance(const Listing& l) const {
    std::optional<double> nearest;
    for (const auto& at : l.places)
        if (place && at.point) {
            const double far = miles_between(*at.point, place->point);
            if (far <= nearest.value_or(miles)) nearest = far;
        }
    return nearest;
}

bool Conditions::is_for_the_area(const Listing& l) const {
    return place && !distance(l) && (covers(l, *place) || holds(councils_of(l), place->council));
}

}  // namespace waymark::test
