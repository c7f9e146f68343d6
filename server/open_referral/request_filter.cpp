// Which filter do the parameters of a request make?
#include "server/open_referral/request_filter.h"

#include <algorithm>
#include <array>

#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/places/postcode.h"
#include "indexer/ids/export_ids.h"
#include "indexer/write/list_forms.h"

namespace waymark::open_referral {

using feeds::open_referral::folded_postcode;

namespace {

/// Letters and digits where a postcode has them, though no such one can exist.
bool looks_like_postcode(std::string_view folded) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (folded.size() < 5 || folded.size() > 7 || !is_letter(folded[0])) return false;
    std::string_view inward = folded.substr(folded.size() - 3),
                     district = folded.substr(is_letter(folded[1]) ? 2 : 1,
                                              folded.size() - 3 - (is_letter(folded[1]) ? 2 : 1));
    if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2])) return false;
    return !district.empty() && district.size() <= 2 && is_digit(district[0]);
}

/// A place for a postcode; an unknown one of the right shape is none, and no error.
std::optional<KnownPlace> place_of(Parameters& parameters, const PublicSite& site, std::string_view name,
                                   const std::string& said) {
    if (said.size() <= 20 && !as_postcode(said)) {
        // No postcode there ever was, yet a listing may give it as its own.
        if (const auto point = site.catalogues->now()->odd_postcode(folded_postcode(said))) {
            KnownPlace place;
            place.point = *point;
            return place;
        }
        if (looks_like_postcode(folded_postcode(said))) return std::nullopt;
    }
    if (said.size() > 20 || !as_postcode(said)) {
        parameters.refuse(name, "`" + std::string(name) + "` is a postcode such as SR4 7TF, or the first half of one.");
        return std::nullopt;
    }
    return site.listings.find_place(said);
}

std::vector<std::uint16_t> councils_of(const PublicSite& site, const std::optional<KnownPlace>& place) {
    std::vector<std::uint16_t> found;
    if (!place) return found;
    std::vector<std::string> slugs = place->councils;
    slugs.push_back(place->council);
    for (const std::string& slug : slugs)
        if (const Council* council = site.councils.find(slug))
            found.push_back(static_cast<std::uint16_t>(council - site.councils.all().data()));
    return found;
}

/// `postcode` alone asks whom a service covers; with `proximity` it asks how near it is.
void read_place(Parameters& parameters, const PublicSite& site, Filter& filter) {
    const auto metres = parameters.number("proximity", 0);
    const std::string postcode = parameters.text("postcode");
    if (postcode.empty()) {
        if (metres)
            parameters.refuse("proximity", "`proximity` is the distance in metres from a `postcode`; give that, too.");
        return;
    }
    const auto place = place_of(parameters, site, "postcode", postcode);
    if (!metres) {
        filter.covers.push_back(councils_of(site, place));
    } else if (place) {
        filter.around = place->point;
        filter.metres = *metres + 0.01;  // the last digits of a sum are no distance
    } else {
        filter.nothing = true;
    }
}

void read_ages(Parameters& parameters, Filter& filter) {
    filter.minimum_age = parameters.number("minimum_age", 0);
    filter.maximum_age = parameters.number("maximum_age", 0);
}

Result<void> read_words(const std::string& words, const PublicSite& site, Filter& filter) {
    if (words.empty()) return {};
    SearchRequest request;
    request.q = words;
    request.understand = false;
    request.facets = std::vector<std::string>{};
    auto ids = site.listings.find(request);
    if (!ids) return tl::unexpected(ids.error());
    filter.in_order.emplace();
    for (const std::string& id : *ids)
        if (auto uuid = Uuid::of(feeds::open_referral::service_uuid(id))) filter.in_order->push_back(*uuid);
    return {};
}

Result<Filter> checked(Parameters& parameters, const std::string& words, const PublicSite& site, Filter filter) {
    if (parameters.error()) return tl::unexpected(*parameters.error());
    if (auto read = read_words(words, site, filter); !read) return tl::unexpected(read.error());
    return filter;
}

/// Rows of the values of parameters that belong together, by position. A name that was not sent at all has empty
/// values; if there is more than one row, each of the others must have as many.
template <std::size_t N>
std::vector<std::array<std::string, N>> side_by_side(Parameters& parameters,
                                                     const std::array<std::string_view, N>& names) {
    std::array<std::vector<std::string>, N> values;
    std::size_t rows = 0;
    for (std::size_t i = 0; i < N; ++i) {
        values[i] = parameters.all(names[i]);
        rows = std::max(rows, values[i].size());
    }
    std::vector<std::array<std::string, N>> table(rows);
    for (std::size_t i = 0; i < N; ++i) {
        if (values[i].empty()) continue;
        if (values[i].size() != rows) {
            parameters.refuse(names[i], "`" + std::string(names[i]) + "` was given " +
                                            std::to_string(values[i].size()) + " times, but one that belongs to it " +
                                            std::to_string(rows) + " times; give as many of each.");
            return {};
        }
        for (std::size_t row = 0; row < rows; ++row) table[row][i] = values[i][row];
    }
    return table;
}

std::optional<TermOf> term_of(Parameters& parameters, const std::string& said) {
    static constexpr std::array<std::pair<std::string_view, TermOf>, 5> words{{{"service", TermOf::service},
                                                                               {"organization", TermOf::organization},
                                                                               {"eligibility", TermOf::eligibility},
                                                                               {"cost_option", TermOf::cost_option},
                                                                               {"area", TermOf::area}}};
    if (said.empty()) return std::nullopt;
    for (const auto& [word, of] : words)
        if (word == said) return of;
    parameters.refuse("taxonomy_type",
                      "`taxonomy_type` is one of organization, eligibility, cost_option, area and service.");
    return std::nullopt;
}

std::vector<TermAsked> any_of(const std::vector<std::string>& ids) {
    std::vector<TermAsked> terms;
    for (const std::string& id : ids) terms.push_back({id, {}, {}});
    return terms;
}

}  // namespace

Result<Filter> filter_of_version_3(Parameters& parameters, const PublicSite& site) {
    Filter filter;
    for (const std::string& id : parameters.all("taxonomy_term_id")) filter.terms.push_back({{id, {}, {}}});
    for (const std::string& id : parameters.all("taxonomy_id")) filter.terms.push_back({{{}, id, {}}});
    if (const std::string id = parameters.text("organization_id"); !id.empty()) filter.organization = Uuid::of(id);
    filter.modified_after = parameters.moment("modified_after");
    read_ages(parameters, filter);
    HoursAsked hours;
    if (const std::string time = parameters.text("start_time"); !time.empty())
        hours.opens_from = parameters.time("start_time", time);
    if (const std::string time = parameters.text("end_time"); !time.empty())
        hours.closes_by = parameters.time("end_time", time);
    if (const std::string day = parameters.text("day"); !day.empty()) hours.days = parameters.days("day", day);
    if (hours.opens_from || hours.closes_by || hours.days) filter.hours.push_back(hours);
    read_place(parameters, site, filter);
    return checked(parameters, parameters.text("search"), site, std::move(filter));
}

Result<Filter> filter_of_version_1(Parameters& parameters, const PublicSite& site) {
    Filter filter;
    for (const auto& [type, id, vocabulary] :
         side_by_side<3>(parameters, {"taxonomy_type", "taxonomy_id", "vocabulary"}))
        filter.terms.push_back({{id, vocabulary, term_of(parameters, type)}});
    for (std::string_view name : {"need", "circumstance", "service_type"})
        if (const auto ids = parameters.all(name); !ids.empty()) filter.terms.push_back(any_of(ids));
    for (const auto& [start, end, day] : side_by_side<3>(parameters, {"start_time", "end_time", "day"})) {
        HoursAsked hours;
        if (!start.empty()) hours.opens_from = parameters.time("start_time", start);
        // "Equal to or more", says the published description of version 1.
        if (!end.empty()) hours.closes_from = parameters.time("end_time", end);
        if (!day.empty()) hours.days = parameters.days("day", day);
        filter.hours.push_back(hours);
    }
    read_ages(parameters, filter);
    read_place(parameters, site, filter);
    if (const std::string postcode = parameters.text("coverage"); !postcode.empty())
        filter.covers.push_back(councils_of(site, place_of(parameters, site, "coverage", postcode)));
    return checked(parameters, parameters.text("text"), site, std::move(filter));
}

}  // namespace waymark::open_referral
