// Which filters can a family choose from, and which are chosen?
#include "server/pages/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "content/text/age_text.h"
#include "search/json/search_address.h"
#include "search/json/search_parameters.h"
#include "server/pages/chips.h"
#include "server/pages/formatting.h"
#include "server/pages/links.h"

namespace waymark::pages {
namespace {

bool has(const std::vector<std::string>& values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

View hidden(const http::Parameter& parameter) {
    View view;
    view.set("name", parameter.name).set("value", parameter.value);
    return view;
}

/// Facets in the order of the message `filters.order`; those it does not name come after.
std::vector<const Facet*> in_order(const Messages& messages, const std::vector<Facet>& facets) {
    std::vector<const Facet*> out;
    std::istringstream order(messages.find_or("filters.order", ""));
    for (std::string field; order >> field;)
        for (const auto& facet : facets)
            if (facet.field == field) out.push_back(&facet);
    for (const auto& facet : facets)
        if (std::find(out.begin(), out.end(), &facet) == out.end()) out.push_back(&facet);
    return out;
}

struct Filters {
    const Page& page;
    const SearchRequest& request;
    const Answer* answer;
    std::vector<std::string> was;
    std::size_t chosen = 0;

    bool overridden(std::string_view field) const {
        const auto& list = answer->understood.overridden;
        return std::find(list.begin(), list.end(), field) != list.end();
    }

    View::List groups() {
        const auto& messages = page.messages;
        View::List out;
        if (!answer) return out;
        for (const auto* facet : in_order(messages, answer->facets)) {
            const std::string field(facet->field);
            const auto asked = request.filters.find(field);
            const auto read = answer->understood.slots.codes.find(field);
            const bool is_read = asked == request.filters.end() && read != answer->understood.slots.codes.end();
            View::List values;
            std::size_t ticked = 0;
            for (const auto& value : facet->values) {
                const bool checked = is_read ? has(read->second, value.value)
                                             : asked != request.filters.end() && has(asked->second, value.value);
                if (value.count == 0 && !checked) continue;
                ticked += checked;
                if (checked && is_read) was.push_back(fmt::format("{}:{}", field, value.value));
                values.emplace_back()
                    .set("id", fmt::format("{}-{}", field, value.value))
                    .set("field", field)
                    .set("value", value.value)
                    .set("label", messages.label(field, value.value, value.label))
                    .set("n", messages.rules().number(std::int64_t{value.count}))
                    .set("checked", checked);
            }
            if (values.empty()) continue;
            chosen += ticked;
            out.emplace_back()
                .set("group_label", page.field_label(field, facet->label))
                .set("group_chosen", ticked ? messages.count("filters.chosen", ticked) : std::string())
                .set("open", ticked > 0)
                .set("values", std::move(values));
        }
        return out;
    }

    std::string age(const http::Request& typed) {
        if (request.age) return ++chosen, age_text(*request.age);
        if (answer && answer->understood.slots.age && !overridden("age")) {
            was.push_back("age:" + age_text(*answer->understood.slots.age));
            return ++chosen, age_text(*answer->understood.slots.age);
        }
        return std::string(typed.parameter("age"));
    }
    std::string near(const http::Request& typed) {
        if (!request.near.empty()) return ++chosen, request.near;
        if (answer && !answer->understood.slots.place.empty() && !overridden("near") && !overridden("place")) {
            was.push_back("place:" + answer->understood.slots.place);
            return ++chosen, answer->understood.slots.place;
        }
        return std::string(typed.parameter("near"));
    }
    View::List radii() {
        const auto& messages = page.messages;
        auto radius = request.radius_miles;
        if (!radius && answer && answer->understood.slots.radius_miles && !overridden("radius")) {
            radius = answer->understood.slots.radius_miles;
            was.push_back(fmt::format("radius:{}", *radius));
        }
        std::vector<double> miles = {1, 3, 5, 10, 15, 20, 40};
        if (radius && std::find(miles.begin(), miles.end(), *radius) == miles.end())
            miles.insert(std::upper_bound(miles.begin(), miles.end(), *radius), *radius);
        View::List out;
        out.emplace_back().set("value", "").set("label", messages.say("filters.radius-any")).set("selected", !radius);
        for (const double each : miles)
            out.emplace_back()
                .set("value", fmt::format("{}", each))
                .set("label", messages.say("filters.radius-within", {{"miles", format_miles(messages, each)}}))
                .set("selected", radius && *radius == each);
        return out;
    }
    View::List sorts(bool has_place) const {
        const auto& messages = page.messages;
        View::List out;
        for (const auto sort : {Sort::relevance, Sort::distance, Sort::name, Sort::newest}) {
            if (sort == Sort::distance && !has_place && request.sort != Sort::distance) continue;
            std::string name = name_of(sort);
            out.emplace_back()
                .set("label", messages.say("filters.sort." + name))
                .set("selected", request.sort == sort)
                .set("value", sort == Sort::relevance ? std::string() : name);
        }
        return out;
    }
};

}  // namespace

void add_filters(View& view, const Page& page, const SearchRequest& request, const Answer* answer,
                 const http::Request& typed, const FormError& error) {
    Filters filters{page, request, answer, {}, 0};
    const std::string age = filters.age(typed), near = filters.near(typed);
    view.set("age", age)
        .set("near", near)
        .set("radii", filters.radii())
        .set("groups", filters.groups())
        .set("sorts", filters.sorts(!near.empty()));
    view.set("age_error", error.field == "age" ? error.message : "")
        .set("near_error", error.field == "near" ? error.message : "");
    view.set("drawer_open", !error.field.empty());
    view.set("chosen_count", filters.chosen ? page.messages.count("filters.chosen", filters.chosen) : std::string());
    view.set_texts("was", filters.was);
    View::List kept;
    SearchRequest rest = on_page(request, 1);
    rest.sort = Sort::relevance;
    rest.age.reset();
    rest.near.clear();
    rest.radius_miles.reset();
    if (answer) rest.filters.clear();  // they are ticked; without an answer there is nothing to tick
    for (const auto& parameter : as_parameters(rest)) kept.push_back(hidden(parameter));
    view.set("form_kept", std::move(kept));
    SearchRequest cleared = page.search();
    cleared.q = request.q;
    view.set("clear_href", filters.chosen ? search_link(cleared) : std::string());
}

void add_search_box(View& view, const SearchRequest& request) {
    SearchRequest rest = on_page(request, 1);
    rest.q.clear();
    rest.skip.clear();  // it was about the words before
    rest.understand = true;
    rest.unstated_show = false;
    View::List kept;
    for (const auto& parameter : as_parameters(rest)) kept.push_back(hidden(parameter));
    view.set("q", request.q).set("kept", std::move(kept));
}

View::List browse_links(const Page& page, const Answer& answer, std::string_view field) {
    View::List out;
    for (const auto& facet : answer.facets) {
        if (facet.field != field) continue;
        for (const auto& value : facet.values) {
            if (value.count == 0) continue;
            SearchRequest search = page.search();
            search.filters[std::string(facet.field)] = {std::string(value.value)};
            out.emplace_back()
                .set("href", search_link(search))
                .set("label", page.messages.label(field, value.value, value.label))
                .set("n", page.messages.rules().number(std::int64_t{value.count}));
        }
    }
    return out;
}

}  // namespace waymark::pages
