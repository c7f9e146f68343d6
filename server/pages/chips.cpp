// What was understood and chosen, and with which link does each part of it come off?
#include "server/pages/chips.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/pages/formatting.h"
#include "server/pages/links.h"

namespace waymark::pages {
namespace {

std::string age_value(const AgeRange& age) {
    return age.min == age.max ? std::to_string(age.min) : fmt::format("{}-{}", age.min, age.max);
}

bool same_value(const Skip& skip, const std::string& field, const std::string& value) {
    return skip.field == field && skip.value == value;
}

void erase(std::vector<std::string>& values, const std::string& value) {
    values.erase(std::remove(values.begin(), values.end(), value), values.end());
}

void add_skip(SearchRequest& request, const std::string& field, const std::string& value) {
    const auto there = [&](const Skip& each) { return same_value(each, field, value); };
    if (std::none_of(request.skip.begin(), request.skip.end(), there)) request.skip.push_back({field, value});
}

/// "6 and 11" or "7 to 9": the part of an age chip behind the word "Age".
std::string ages_of(const Messages& messages, const Slots& slots) {
    if (slots.ages.size() < 2) return {};
    std::vector<std::string> each;
    for (int age : slots.ages) each.push_back(std::to_string(age));
    return messages.say("chip.ages", {{"ages", all_of(messages, each)}});
}

struct Chips {
    const Page& page;
    const Answer& answer;
    View::List list;

    void add(const std::string& field, const std::string& value, std::string label, std::string_view kind) {
        list.emplace_back()
            .set("label", std::move(label))
            .set("chip_kind", std::string(kind))
            .set("from_words", kind == "read" ? inferred_from(field, value) : std::string())
            .set("href", search_link(without(answer.request, answer.understood, field, value)));
    }

    /// The person's own words, where what they were read as is not what they say: "not talking yet". The message
    /// `chip.echo` names the kinds of evidence this is done for; old and hurtful words are never among them.
    std::string inferred_from(const std::string& field, const std::string& value) const {
        if ((field != "need" && field != "category") || !answer.understood.urgent.empty()) return {};
        const std::string kinds = ", " + page.messages.find_or("chip.echo", "") + ",";
        for (const auto& span : answer.understood.spans)
            if (span.field == field && span.value == value &&
                kinds.find(fmt::format(", {},", span.why)) != std::string::npos)
                return span.words;
        return {};
    }
};

void add_read(Chips& chips) {
    const auto& messages = chips.page.messages;
    const auto& slots = chips.answer.understood.slots;
    const auto& overridden = chips.answer.understood.overridden;
    // What only loose words say lifts listings and hides none: the chip does not claim more.
    const auto label_of = [&](const std::string& field, const VocabularyValue& value) {
        const auto label = messages.label(field, value.code, value.label);
        const auto loose = chips.answer.understood.loose.find(field);
        const bool perhaps = loose != chips.answer.understood.loose.end() &&
                             std::find(loose->second.begin(), loose->second.end(), value.code) != loose->second.end();
        return perhaps ? messages.say("chip.perhaps", {{"label", label}}) : label;
    };
    const auto replaced = [&](std::string_view field) {
        return std::find(overridden.begin(), overridden.end(), field) != overridden.end();
    };
    for (const auto& field : chips.page.site.vocabulary.fields()) {
        const auto at = slots.codes.find(field.name);
        if (at == slots.codes.end() || replaced(field.name)) continue;
        for (const auto& value : field.values)
            if (std::find(at->second.begin(), at->second.end(), value.code) != at->second.end())
                chips.add(field.name, value.code, label_of(field.name, value), "read");
    }
    if (const auto at = slots.codes.find("language"); at != slots.codes.end() && !replaced("language"))
        for (const auto& language : at->second)
            chips.add("language", language, format_language(messages, language), "read");
    if (slots.age && !replaced("age")) {
        std::string label = ages_of(messages, slots);
        const std::string value = age_value(*slots.age);
        chips.add("age", value, label.empty() ? condition_in_words(chips.page, "age", value) : label, "read");
    }
    if (!slots.place.empty() && !replaced("near") && !replaced("place")) {
        const auto radius = chips.answer.request.radius_miles ? chips.answer.request.radius_miles : slots.radius_miles;
        chips.add(
            "place", slots.place,
            messages.say("chip.near", {{"miles", format_miles(messages, radius.value_or(10))}, {"place", slots.place}}),
            "read");
    }
    for (const auto& [field, values] : chips.answer.understood.not_wanted)
        for (const auto& value : values)
            chips.add("not." + field, value,
                      messages.say("chip.not", {{"label", condition_in_words(chips.page, field, value)}}), "read not");
}

void add_chosen(Chips& chips) {
    const auto& messages = chips.page.messages;
    const auto& request = chips.answer.request;
    for (const auto& field : chips.page.site.vocabulary.fields()) {
        const auto at = request.filters.find(field.name);
        if (at == request.filters.end()) continue;
        for (const auto& value : field.values)
            if (std::find(at->second.begin(), at->second.end(), value.code) != at->second.end())
                chips.add(field.name, value.code, messages.label(field.name, value.code, value.label), "chosen");
    }
    for (const auto& language : request.languages)
        chips.add("language", language, format_language(messages, language), "chosen");
    for (const auto& slug : request.councils)
        chips.add("council", slug, condition_in_words(chips.page, "council", slug), "chosen");
    if (request.age)
        chips.add("age", age_value(*request.age), condition_in_words(chips.page, "age", age_value(*request.age)),
                  "chosen");
    if (!request.near.empty()) {
        const auto miles = format_miles(messages, request.radius_miles.value_or(10));
        chips.add("near", request.near,
                  messages.say(request.radius_miles ? "chip.near" : "chip.near-or-reaches",
                               {{"miles", miles}, {"place", request.near}}),
                  "chosen");
    }
    if (request.stated_only) chips.add("stated", "only", messages.say("chip.stated-only"), "chosen");
    if (!request.understand && !request.q.empty())
        chips.add("understand", "off", messages.say("chip.understand-off"), "chosen");
}

}  // namespace

std::string condition_in_words(const Page& page, const std::string& field, const std::string& value) {
    const auto& messages = page.messages;
    if (field == "age" || field == "ages") {
        const auto dash = value.find('-');
        if (dash == std::string::npos) return messages.say("chip.age", {{"age", value}});
        const std::string min = value.substr(0, dash), max = value.substr(dash + 1);
        if (min == "0") return messages.say("chip.age-up-to", {{"max", max}});
        return messages.say("chip.age-range", {{"min", min}, {"max", max}});
    }
    if (field == "language") return format_language(messages, value);
    if (field == "council") {
        const auto* council = page.site.councils.find(value);
        return council ? council->name : value;
    }
    if (field == "radius" || field == "radius_miles" || field == "distance") return messages.say("chip.distance");
    if (field == "text" || field == "q") return messages.say("chip.words", {{"words", value}});
    return page.label(field, value);
}

SearchRequest without(const SearchRequest& request, const Understanding& understood, const std::string& field,
                      const std::string& value) {
    SearchRequest out = request;
    out.page = 1;
    const bool is_place =
        field == "near" || field == "place" || field == "radius" || field == "radius_miles" || field == "distance";
    if (is_place) {
        const bool only_distance = field != "near" && field != "place";
        if (!only_distance) {
            if (!out.near.empty()) out.near.clear();
            if (!understood.slots.place.empty()) add_skip(out, "place", understood.slots.place);
            if (out.sort == Sort::distance) out.sort = Sort::relevance;
        }
        if (understood.slots.radius_miles) add_skip(out, "radius", fmt::format("{}", *understood.slots.radius_miles));
        out.radius_miles.reset();
        return out;
    }
    if (field == "stated") out.stated_only = false;
    else if (field == "understand") out.understand = true;
    else if (field == "language" && !out.languages.empty()) erase(out.languages, value);
    else if (field == "council") erase(out.councils, value);
    else if (field == "age" && out.age) out.age.reset();
    else if (const auto at = out.filters.find(field); at != out.filters.end()) {
        erase(at->second, value);
        if (at->second.empty()) out.filters.erase(at);
    } else add_skip(out, field == "ages" ? "age" : field, value);
    return out;
}

SearchRequest on_page(SearchRequest request, int page) {
    request.page = page;
    return request;
}

void add_understood(View& view, const Page& page, const Answer& answer) {
    const auto& messages = page.messages;
    const auto& understood = answer.understood;
    Chips chips{page, answer, {}};
    add_read(chips);
    add_chosen(chips);
    const bool has_chips = !chips.list.empty();
    view.set("has_chips", has_chips);
    SearchRequest cleared = page.search();
    cleared.q = answer.request.q;
    cleared.understand = answer.request.understand;
    view.set("clear_all", answer.request.filters.empty() && answer.request.near.empty() && !answer.request.age
                              ? std::string()
                              : search_link(cleared));
    view.set("chips", std::move(chips.list));

    View::List put_back;
    for (const auto& skip : answer.request.skip) {
        if (skip.field == "radius" || skip.field == "radius_miles") continue;  // it comes back with its place
        SearchRequest again = on_page(answer.request, 1);
        again.skip.erase(std::remove_if(again.skip.begin(), again.skip.end(),
                                        [&](const Skip& each) {
                                            return same_value(each, skip.field, skip.value) ||
                                                   (skip.field == "place" && each.field.starts_with("radius"));
                                        }),
                         again.skip.end());
        const bool is_not = skip.field.starts_with("not.");
        const std::string label = condition_in_words(page, is_not ? skip.field.substr(4) : skip.field, skip.value);
        put_back.emplace_back()
            .set("label", is_not ? messages.say("chip.not", {{"label", label}}) : label)
            .set("href", search_link(again));
    }
    const bool has_put_back = !put_back.empty();
    view.set("put_back", std::move(put_back));

    // Words of danger are never mended, doubted or said again.
    const bool danger = !understood.urgent.empty();
    view.set("corrected", danger ? std::string() : understood.corrected.value_or(""));
    SearchRequest as_typed = on_page(answer.request, 1);
    as_typed.understand = false;
    view.set("as_typed", messages.say("understood.as-typed", {{"words", answer.request.q}}));
    view.set("as_typed_href", search_link(as_typed));
    SearchRequest meant = on_page(answer.request, 1);
    meant.q = danger ? std::string() : answer.did_you_mean.value_or("");
    view.set("did_you_mean", meant.q).set("did_you_mean_href", search_link(meant));
    view.set_texts("questions", messages.say(understood.questions));
    std::vector<Message> notices = understood.notices;
    for (const auto& notice : answer.notices)
        if (std::find(notices.begin(), notices.end(), notice) == notices.end()) notices.push_back(notice);
    view.set_texts("notices", messages.say(notices));
    view.set("has_understood", has_chips || has_put_back ||
                                   (!danger && (understood.corrected || answer.did_you_mean)) ||
                                   !understood.questions.empty() || !notices.empty());
}

void add_urgent(View& view, const Page& page, const Understanding& understood) {
    View::List list;
    bool quieter = true, quick_exit = false;
    for (const auto& each : understood.urgent) {
        const auto help = page.messages.say(each);
        quieter = quieter && help.quieter;
        quick_exit = quick_exit || help.quick_exit;
        list.emplace_back()
            .set("urgent_title", help.title)
            .set("urgent_text", help.text)
            .set("urgent_phone", help.phone)
            .set("urgent_tel", phone_link(help.phone))
            .set("urgent_hours", help.hours);
    }
    view.set("has_urgent", !list.empty())
        .set("quieter", quieter)
        .set("quick_exit", quick_exit)
        .set("urgent", std::move(list));
}

}  // namespace waymark::pages
