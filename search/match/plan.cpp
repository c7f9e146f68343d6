// What exactly is to be looked for, once parameters and understanding are put together?
#include "search/match/plan.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "content/limits.h"
#include "content/places/postcode.h"
#include "content/text/age_text.h"
#include "content/text/ascii.h"
#include "content/text/language_tag.h"
#include "search/index/terms.h"

namespace waymark {
namespace {

/// `54.9,-1.38` as a point on the earth.
std::optional<LatLon> as_point(const std::string& text) {
    const auto comma = text.find(',');
    if (comma == std::string::npos) return {};
    auto number = [](std::string_view part, double& value) {
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        return error == std::errc() && end == part.data() + part.size() && std::isfinite(value);
    };
    LatLon point;
    if (!number(std::string_view(text).substr(0, comma), point.lat) ||
        !number(std::string_view(text).substr(comma + 1), point.lon))
        return {};
    if (std::abs(point.lat) > 90 || std::abs(point.lon) > 180) return {};
    return point;
}

constexpr std::uint64_t work_a_language = 20'000;  // its variants are looked up among the terms of each segment

Result<void> add_parameters(const SearchRequest& request, const SearchRules& rules, WorkBudget& work, Plan& plan) {
    for (const auto& [field, codes] : request.filters) {
        if (codes.empty()) continue;
        if (!rules.vocabulary.field(field))
            return fail(ErrorKind::bad_parameter, fmt::format("There is no filter called \"{}\".", field), field);
        for (const auto& code : codes)
            if (!rules.vocabulary.has(field, code))
                return fail(
                    ErrorKind::bad_parameter,
                    fmt::format("\"{}\" is not a value of {}. The values are listed in the facets of any search.", code,
                                field),
                    field);
        plan.conditions.push_back({field, codes, Condition::Kind::strict, {}, {}});
    }
    if (request.age) {
        if (!limits::is_age_range(*request.age))
            return fail(ErrorKind::bad_parameter,
                        fmt::format("age must be a whole number such as 7, or two such as 7-9, from 0 to {}.",
                                    limits::oldest_age),
                        "age");
        plan.conditions.push_back({"age", {age_text(*request.age)}, Condition::Kind::strict, request.age, {}});
    }
    if (!request.languages.empty()) {
        Condition condition{"language", {}, Condition::Kind::strict, {}, {}};
        for (const auto& tag : request.languages) {
            if (!is_language_tag(tag))
                return fail(ErrorKind::bad_parameter, "language must be a language code such as pl or ar.", "language");
            if (work.spend(work_a_language)) condition.values.push_back(ascii::lower(tag));
        }
        plan.conditions.push_back(condition);
    }
    if (!request.councils.empty()) {
        for (const auto& slug : request.councils)
            if (!rules.councils.find(slug))
                return fail(ErrorKind::bad_parameter,
                            fmt::format("\"{}\" is not the short name of a council, such as sunderland.", slug),
                            "council");
        plan.conditions.push_back({"council", request.councils, Condition::Kind::strict, {}, {}});
    }
    return {};
}

/// Whether only loose words say this.
bool is_loose(const Understanding& understood, const std::string& field, const std::string& code) {
    const auto at = understood.loose.find(field);
    return at != understood.loose.end() && std::find(at->second.begin(), at->second.end(), code) != at->second.end();
}

void add_understood(Understanding& understood, const SearchRules& rules, Plan& plan) {
    auto given = [&](const std::string& field) {
        return std::any_of(plan.conditions.begin(), plan.conditions.end(),
                           [&](const Condition& c) { return c.field == field && c.kind == Condition::Kind::strict; });
    };
    std::vector<Condition> read;
    for (const auto& [field, codes] : understood.slots.codes) {
        if (codes.empty()) continue;
        if (given(field)) {
            understood.overridden.push_back(field);
            continue;
        }
        Condition condition{field, {}, Condition::Kind::understood, {}, {}};
        for (const auto& code : codes) {
            // A child without a diagnosis is welcome almost everywhere: these raise, and hide only what says a
            // diagnosis is needed.
            if ((field == "need" && code == "NSA") || (field == "referral" && code == "no-diagnosis")) {
                plan.raise.push_back({field, code, rules.ranking.open_share});
                read.push_back({"referral", {"no-diagnosis"}, Condition::Kind::not_refused, {}, {}});
            } else if (is_loose(understood, field, code)) {
                plan.raise.push_back({field, code, rules.ranking.loose_share});
            } else {
                condition.values.push_back(field == "language" ? ascii::lower(code) : code);
            }
        }
        // Evidence of the topic is asked for by its parts; only who denies it is hidden here.
        if (is_topic_field(field)) condition.kind = Condition::Kind::not_refused;
        if (!condition.values.empty()) read.push_back(std::move(condition));
    }
    if (understood.slots.age) {
        if (given("age")) understood.overridden.push_back("age");
        else read.push_back({"age", {}, Condition::Kind::understood, understood.slots.age, understood.slots.ages});
    }
    for (const auto& [field, values] : understood.not_wanted)
        if (!values.empty()) {
            read.push_back({field, values, Condition::Kind::unwanted, {}, {}});
            if (field == "language")
                std::transform(values.begin(), values.end(), read.back().values.begin(), ascii::lower);
        }
    plan.conditions.insert(plan.conditions.end(), std::make_move_iterator(read.begin()),
                           std::make_move_iterator(read.end()));
}

Result<void> add_place(const SearchRequest& request, Understanding& understood, const SearchRules& rules, Plan& plan) {
    if (request.radius_miles &&
        (!std::isfinite(*request.radius_miles) || *request.radius_miles <= 0 || *request.radius_miles > 1000))
        return fail(ErrorKind::bad_parameter, "radius must be a number of miles, more than 0 and at most 1000.",
                    "radius");
    std::string asked = request.near;
    if (!asked.empty() && !understood.slots.place.empty()) understood.overridden.push_back("place");
    if (request.radius_miles && understood.slots.radius_miles) understood.overridden.push_back("radius_miles");
    if (asked.empty()) asked = understood.slots.place;
    if (asked.empty()) {
        if (request.radius_miles) plan.notices.push_back({"notice.place-missing"});
        return {};
    }
    std::optional<KnownPlace> place;
    if (auto point = as_point(asked)) {
        place.emplace();
        place->name = asked;
        place->point = *point;
        place->precision = Precision::exact;
    } else if (asked.size() <= 200) {
        place = rules.find_place(asked);
    }
    if (!place) {
        plan.notices.push_back({"notice.place-unknown", {{"place", asked.substr(0, 100)}}});
        return {};
    }
    NearCondition around;
    around.place = *place;
    around.strict = request.radius_miles.has_value();
    around.miles = request.radius_miles ? *request.radius_miles : understood.slots.radius_miles.value_or(10);
    plan.conditions.push_back(
        {"near", {asked}, around.strict ? Condition::Kind::strict : Condition::Kind::understood, {}, {}});
    if (place->precision == Precision::district)
        plan.notices.push_back(
            {"notice.distance-rough", {{"place", as_postcode(asked) ? as_postcode(asked)->outcode : place->name}}});
    plan.around = std::move(around);
    return {};
}

}  // namespace

Result<Plan> make_plan(const SearchRequest& request, Understanding& understood, const SearchRules& rules,
                       WorkBudget& work) {
    Plan plan;
    if (request.page < 1 || request.page > 1000000)
        return fail(ErrorKind::bad_parameter, "page must be a whole number from 1.", "page");
    if (request.per_page < 1 || request.per_page > 100)
        return fail(ErrorKind::bad_parameter, "per_page must be a whole number from 1 to 100.", "per_page");
    if (request.facets)
        for (const auto& field : *request.facets)
            if (!rules.vocabulary.field(field))
                return fail(ErrorKind::bad_parameter, fmt::format("There is no facet called \"{}\".", field), "facets");
    if (auto added = add_parameters(request, rules, work, plan); !added) return tl::unexpected(added.error());
    add_understood(understood, rules, plan);
    if (auto added = add_place(request, understood, rules, plan); !added) return tl::unexpected(added.error());

    plan.topic =
        make_topic(request, understood, {rules.vocabulary, rules.synonyms, rules.ranking}, understood.overridden);
    if (const auto audience = understood.slots.codes.find("audience"); audience != understood.slots.codes.end())
        plan.for_professionals =
            std::find(audience->second.begin(), audience->second.end(), "professional") != audience->second.end();
    plan.stated_only = request.stated_only;
    plan.sort = request.sort;
    if (plan.sort == Sort::distance && !plan.around) {
        if (request.near.empty() && understood.slots.place.empty())
            return fail(ErrorKind::bad_parameter,
                        "sort=distance needs a place: add near=POSTCODE or the name of a town.", "sort");
        plan.sort = Sort::relevance;
    }
    plan.by_assured = request.q.empty();
    return plan;
}

}  // namespace waymark
