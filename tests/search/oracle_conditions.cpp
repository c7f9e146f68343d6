// What does one listing say to one condition of a request?
#include "tests/search/oracle_conditions.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "content/places/distance.h"
#include "content/text/split.h"
#include "content/text/text.h"
#include "content/words/vocabulary.h"
#include "search/match/topic.h"

namespace waymark::test {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}
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

/// Its ages: those that we read count unless only stated ones shall.
Ages ages_of(const Listing& l, bool stated_only) { return stated_only ? l.ages : l.known_ages(); }

Says says_age(const Ages& ages, const AgeRange& age) {
    if (!ages.stated()) return Says::nothing;
    const int max = ages.max && *ages.max < 99 ? *ages.max : 1000;
    return ages.min.value_or(0) <= age.max && max >= age.min ? Says::yes : Says::no;
}

Says says_language(const Listing& l, const std::vector<std::string>& tags) {
    if (l.languages.empty()) return Says::nothing;
    for (const auto& language : l.languages)
        for (const auto& tag : tags)
            if ((lower(language) + "-").rfind(lower(tag) + "-", 0) == 0) return Says::yes;  // `pl` finds `pl-PL`
    return Says::no;
}

std::vector<std::string> bands(const Ages& ages) {
    return ages.stated() ? Vocabulary::age_bands(ages.min.value_or(0), ages.max) : std::vector<std::string>{};
}
/// The codes that a listing states of a field; bands follow from its ages.
std::vector<std::string> stated(const Listing& l, const std::string& field) {
    return field == "age_band" ? bands(l.ages) : l.of(field).yes;
}
/// Those that we read in its words.
std::vector<std::string> read(const Listing& l, const std::string& field) {
    if (field != "age_band") return l.of(field).derived;
    return l.ages.stated() ? std::vector<std::string>{} : bands(l.derived_ages);
}
bool is_open_to_all(const Listing& l, bool stated_only) { return l.all_needs || (!stated_only && l.derived_all_needs); }

std::string joined(const std::string& text) {
    std::string words;
    for (const auto& token : text::split(text)) words += token.word + " ";
    return words;
}

bool is_in(const Listing& l, const std::vector<std::string>& towns) {
    return std::any_of(l.places.begin(), l.places.end(), [&](const Place& place) {
        return std::any_of(towns.begin(), towns.end(),
                           [&](const auto& town) { return !place.city.empty() && joined(town) == joined(place.city); });
    });
}

std::optional<KnownPlace> place_named(const std::string& asked, const OracleRules& rules) {
    const auto comma = asked.find(',');
    if (comma == std::string::npos || std::isalpha(static_cast<unsigned char>(asked.front())))
        return rules.find_place(asked);
    KnownPlace place;
    place.point = {std::strtod(asked.c_str(), nullptr), std::strtod(asked.c_str() + comma + 1, nullptr)};
    return place;
}

/// What was read as codes filters, lifts, or hides those who refuse; a parameter for the field takes its place.
void add_understood(const Understanding& understood, const OracleRules& rules, Conditions& all) {
    const auto parameters = all.asked;
    for (const auto& [field, codes] : understood.slots.codes) {
        if (std::any_of(parameters.begin(), parameters.end(),
                        [&field = field](const Asked& a) { return a.field == field; })) {
            all.overridden.push_back(field);
            continue;
        }
        const auto loose = understood.loose.find(field);
        Asked read{field, {}, Asked::Kind::understood};
        for (const auto& code : codes) {
            if ((field == "need" && code == "NSA") || (field == "referral" && code == "no-diagnosis")) {
                all.raised.push_back({field, code, rules.ranking.open_share});
                all.asked.push_back({"referral", {"no-diagnosis"}, Asked::Kind::not_refused});
            } else if (loose != understood.loose.end() && holds(loose->second, code)) {
                all.raised.push_back({field, code, rules.ranking.loose_share});
            } else {
                read.values.push_back(code);
            }
        }
        if (read.values.empty()) continue;
        if (is_topic_field(field)) read.kind = Asked::Kind::not_refused;
        all.asked.push_back(read);
    }
    if (understood.slots.age &&
        std::none_of(parameters.begin(), parameters.end(), [](const Asked& a) { return a.field == "age"; })) {
        all.age = *understood.slots.age;
        if (understood.slots.ages.size() > 1) all.children = understood.slots.ages;
        all.asked.push_back({"age", {}, Asked::Kind::understood});
    }
    for (const auto& [field, values] : understood.not_wanted)
        all.asked.push_back({field, values, Asked::Kind::unwanted});
}

}  // namespace

Conditions::Conditions(const SearchRequest& r, const Understanding& understood, const OracleRules& rules)
    : stated_only(r.stated_only) {
    for (const auto& [field, codes] : r.filters)
        if (!codes.empty()) asked.push_back({field, codes});
    if (r.age) {
        age = *r.age;
        asked.push_back({"age", {}});
    }
    if (!r.languages.empty()) asked.push_back({"language", r.languages});
    if (!r.councils.empty()) asked.push_back({"council", r.councils});
    add_understood(understood, rules, *this);
    const auto& where = r.near.empty() ? understood.slots.place : r.near;
    if (!where.empty()) place = place_named(where, rules);
    miles = r.radius_miles ? *r.radius_miles : understood.slots.radius_miles.value_or(10);
    if (place) asked.push_back({"near", {}, r.radius_miles ? Asked::Kind::strict : Asked::Kind::understood});
}

Says Conditions::says(const Listing& l, const Asked& condition) const {
    if (condition.kind == Asked::Kind::unwanted) {
        if (condition.field == "place") return is_in(l, condition.values) ? Says::no : Says::yes;
        if (condition.field == "language")
            return says_language(l, condition.values) == Says::yes ? Says::no : Says::yes;
        return share_one(condition.values, stated(l, condition.field)) ? Says::no : Says::yes;
    }
    if (condition.kind == Asked::Kind::not_refused)
        return share_one(condition.values, l.of(condition.field).no) &&
                       !share_one(condition.values, stated(l, condition.field))
                   ? Says::no
                   : Says::yes;
    if (condition.field == "age") {
        const Ages ages = ages_of(l, stated_only);
        if (children.empty() || !ages.stated()) return says_age(ages, age);
        return std::any_of(children.begin(), children.end(),
                           [&](int child) {
                               return says_age(ages, {child, child}) == Says::yes;
                           })
                   ? Says::yes
                   : Says::no;
    }
    if (condition.field == "language") return says_language(l, condition.values);
    if (condition.field == "council") {
        const auto councils = councils_of(l);
        return councils.empty() ? Says::nothing : share_one(councils, condition.values) ? Says::yes : Says::no;
    }
    if (condition.field == "near") {
        if (distance(l)) return Says::yes;
        if (condition.strict()) return has_point(l) ? Says::no : Says::nothing;
        const auto& delivery = l.of("delivery");
        for (const char* code : {"home", "phone", "online"})
            if (holds(delivery.yes, code) || (!stated_only && holds(delivery.derived, code))) return Says::yes;
        if (covers(l, *place)) return Says::yes;
        if (has_point(l)) return Says::no;
        return holds(councils_of(l), place->council) ? Says::yes : Says::nothing;
    }
    if (share_one(condition.values, stated(l, condition.field))) return Says::yes;
    const auto& facts = l.of(condition.field);
    if (!stated_only && share_one(condition.values, read(l, condition.field))) return Says::yes;
    if (condition.field == "need" && is_open_to_all(l, stated_only)) return Says::yes;
    if (condition.field == "age_band") return ages_of(l, stated_only).stated() ? Says::no : Says::nothing;
    // Access is said of each feature alone: who names a hearing loop says nothing of hoists.
    if (condition.field == "accessibility") return share_one(condition.values, facts.no) ? Says::no : Says::nothing;
    // What is stated denies nothing else, but for days, unless a filter asks.
    if (condition.kind == Asked::Kind::understood && condition.field != "day")
        return share_one(condition.values, facts.no) ? Says::no : Says::nothing;
    return facts.stated() ? Says::no : Says::nothing;
}

bool Conditions::takes_every_child(const Listing& l) const {
    return std::all_of(children.begin(), children.end(), [&](int child) {
        return says_age(ages_of(l, stated_only), {child, child}) == Says::yes;
    });
}

double Conditions::lift(const Listing& l) const {
    double lift = 1;
    for (const auto& raise : raised)
        if (holds(stated(l, raise.field), raise.code) || (!stated_only && holds(l.of(raise.field).derived, raise.code)))
            lift *= 1 + raise.share;
    return lift;
}

Conditions::Fact Conditions::fact(const Listing& l, const std::string& field,
                                  const std::vector<std::string>& codes) const {
    if (share_one(codes, stated(l, field))) return Fact::stated;
    if (!stated_only && share_one(codes, read(l, field))) return Fact::derived;
    return field == "need" && is_open_to_all(l, stated_only) ? Fact::open : Fact::none;
}

bool Conditions::states_others(const Listing& l, const Asked& condition) const {
    return condition.field != "day" && condition.field != "age_band" && l.of(condition.field).stated();
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

std::optional<double> Conditions::nearest(const Listing& l) const {
    std::optional<double> nearest;
    for (const auto& at : l.places)
        if (place && at.point) {
            const double far = miles_between(*at.point, place->point);
            if (far < nearest.value_or(1e9)) nearest = far;
        }
    return nearest;
}

bool Conditions::is_for_the_area(const Listing& l) const {
    return place && !distance(l) && (covers(l, *place) || holds(councils_of(l), place->council));
}

}  // namespace waymark::test
