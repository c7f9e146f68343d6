// What does a family need to see of one result at a glance?
#include "server/pages/results.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "server/pages/formatting.h"
#include "server/pages/links.h"
#include "server/site/provenance.h"

namespace waymark::pages {
namespace {

constexpr std::size_t most_access = 5;

template <class Text>
bool has(const std::vector<Text>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::vector<std::string> texts(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

std::vector<std::string> asked_for(const std::string& field, const SearchRequest& request,
                                   const Understanding& understood) {
    if (const auto at = request.filters.find(field); at != request.filters.end()) return at->second;
    if (const auto at = understood.slots.codes.find(field); at != understood.slots.codes.end()) return at->second;
    return {};
}

void fact(View::List& list, std::string label, std::string value, const std::string& silent, std::string more = {}) {
    const bool is_silent = value.empty();
    list.emplace_back()
        .set("label", std::move(label))
        .set("value", is_silent ? silent : std::move(value))
        .set("more", std::move(more))
        .set("silent", is_silent);
}

/// "At your home, by phone": an answer holds places only, so the listing is asked; few results of a page have no place.
std::string without_a_place(const Page& page, std::string_view id) {
    const auto listing = page.site.listings.get(id);
    if (!listing) return {};
    const auto& delivery = listing->of("delivery");
    return format_labels(page.messages, page.site.vocabulary, "delivery",
                         delivery.yes.empty() ? delivery.derived : delivery.yes);
}

/// How far it is and where, or how it reaches the family.
void where(View::List& list, const Page& page, const SearchResult& result) {
    const auto& messages = page.messages;
    std::string value, more(result.place);
    switch (result.reach) {
        case Reach::comes_to_you: value = messages.say("reach.comes-to-you"); break;
        case Reach::phone: value = messages.say("reach.phone"); break;
        case Reach::online: value = messages.say("reach.online"); break;
        case Reach::covers: value = messages.say("reach.covers"); break;
        case Reach::unknown: value.clear(); break;
        case Reach::none:
            if (result.distance_miles) {
                const bool rough =
                    result.place_precision == Precision::district || result.place_precision == Precision::town;
                const double miles = rough ? std::max(1.0, std::round(*result.distance_miles)) : *result.distance_miles;
                value = messages.say(rough ? "distance.about" : "distance.away",
                                     {{"miles", format_miles(messages, miles)}});
            } else {
                value = std::move(more);
                more.clear();
            }
    }
    if (value.empty()) value = std::move(more), more.clear();
    if (value.empty()) value = without_a_place(page, result.id);
    fact(list, messages.say("fact.where"), std::move(value), messages.say("silent.where"), std::move(more));
}

/// Access features: those asked for first, then what is plainly not there, then the rest.
View::List access(const Page& page, const SearchResult& result, const std::vector<std::string>& asked) {
    const auto& messages = page.messages;
    View::List out;
    std::size_t left_out = 0;
    const auto* field = page.site.vocabulary.field("accessibility");
    if (!field) return out;
    const auto add = [&](const std::vector<std::string_view>& codes, bool only_asked, bool all, const char* state) {
        for (const auto& value : field->values) {
            if (!has(codes, value.code) || has(asked, value.code) != only_asked) continue;
            if (!all && out.size() >= most_access) {
                ++left_out;
                continue;
            }
            out.emplace_back()
                .set("state", state)
                .set("state_words", messages.say(std::string("access.state.") + state))
                .set("label", messages.find_or("access.short." + value.code,
                                               messages.label("accessibility", value.code, value.label)));
        }
    };
    for (const bool only_asked : {true, false}) {
        add(result.access_no, only_asked, true, "no");
        add(result.access_yes, only_asked, only_asked, "yes");
        add(result.access_derived, only_asked, only_asked, "derived");
    }
    if (left_out)
        out.emplace_back()
            .set("state", "rest")
            .set("state_words", messages.say("access.state.rest"))
            .set("label", messages.count("access.more", left_out));
    return out;
}

/// "They do not say: ages, Saturday."
std::string silent_note(const Page& page, const SearchResult& result) {
    const auto& messages = page.messages;
    if (result.not_stated.empty()) return {};
    std::vector<std::string> fields;
    for (const auto& field : result.not_stated) {
        const auto* known = page.site.vocabulary.field(field);
        fields.push_back(messages.find_or("silent.field." + field, known ? messages.label(field, {}, known->label)
                                                                         : messages.say("silent.field.other")));
    }
    return messages.say("silent.note", {{"fields", all_of(messages, fields)}});
}

/// "We read “Autism” in their words; they do not say it themselves."
std::string read_note(const Page& page, const SearchResult& result) {
    const auto& messages = page.messages;
    std::vector<std::string> read;
    for (const auto& each : result.derived) {
        const auto colon = each.find(':');
        if (colon == std::string::npos || each.substr(0, colon) == "accessibility") continue;
        read.push_back(page.label(each.substr(0, colon), each.substr(colon + 1)));
    }
    return read.empty() ? std::string() : messages.say("derived.note", {{"facts", all_of(messages, read)}});
}

}  // namespace

View result_view(const Page& page, const SearchResult& result, const SearchRequest& request,
                 const Understanding& understood) {
    const auto& messages = page.messages;
    View view;
    view.set("href", page.address(page_link("listing", result.id)));
    view.set("result_name", result.name).set("organisation", result.organisation).set("result_summary", result.summary);
    view.set("result_note", result.note ? messages.say(*result.note) : std::string());
    const auto neighbour = page.site.provenance ? page.site.provenance->neighbour(result.council) : std::string();
    view.set("from", neighbour.empty() ? std::string() : messages.say("result.from", {{"council", neighbour}}));
    view.set_texts("highlights", result.summary.empty() ? result.highlights : std::vector<std::string>());
    view.set("availability", messages.find_or(fmt::format("availability.{}", result.availability), ""))
        .set("availability_kind", result.availability);

    View::List facts;
    const auto read = format_ages(messages, result.age_derived);
    fact(facts, messages.say("fact.ages"),
         read.empty() ? format_ages(messages, result.age) : messages.say("derived.beside", {{"fact", read}}),
         messages.say("silent.ages"));
    where(facts, page, result);
    fact(facts, messages.say("fact.when"), format_labels(messages, page.site.vocabulary, "when", texts(result.when)),
         messages.say("silent.when"));
    fact(facts, messages.say("fact.cost"), format_labels(messages, page.site.vocabulary, "cost", texts(result.cost)),
         messages.say("silent.cost"));
    view.set("facts", std::move(facts));

    View::List features = access(page, result, asked_for("accessibility", request, understood));
    view.set("has_access", !features.empty()).set("access", std::move(features));
    view.set("silent_note", silent_note(page, result)).set("read_note", read_note(page, result));
    view.set_texts("reasons",
                   result.explanation ? messages.say(result.explanation->reasons) : std::vector<std::string>());
    view.set("checked", result.assured.empty()
                            ? std::string()
                            : messages.say("checked.on", {{"date", format_date(messages, result.assured)}}));
    return view;
}

}  // namespace waymark::pages
