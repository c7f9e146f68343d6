// What does an answer look like as JSON?
#include "search/json/answer_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "search/json/search_address.h"

namespace waymark {
namespace {

using CodeMap = std::map<std::string, std::vector<std::string>>;

/// Distances to a hundredth of a mile: nearer than that no point of ours is known.
double hundredths(double miles) { return std::round(miles * 100) / 100; }

void write_code_map(AnswerWriter& json, const CodeMap& codes) {
    json.begin_object();
    for (const auto& [field, values] : codes) json.any_key(field).list(values);
    json.end_object();
}

/// The members of a map in the order of the vocabulary, then whatever else it holds; calls `before(field name)` before
/// each.
template <class Before>
void write_codes_in_order(AnswerWriter& json, const CodeMap& codes, const Vocabulary& vocabulary,
                          const Before& before) {
    for (const auto& field : vocabulary.fields()) {
        before(field.name);
        const auto at = codes.find(field.name);
        if (at != codes.end()) json.any_key(field.name).list(at->second);
    }
    for (const auto& [field, values] : codes)
        if (!vocabulary.field(field)) json.any_key(field).list(values);
}

void write_age_range(AnswerWriter& json, const AgeRange& age) {
    json.begin_object().key("min").whole(age.min).key("max").whole(age.max).end_object();
}

void write_query(AnswerWriter& json, const SearchRequest& request, const Vocabulary& vocabulary) {
    json.begin_object();
    json.key("q").text_or_null(request.q);
    json.key("filters").begin_object();
    write_codes_in_order(json, request.filters, vocabulary, [](const std::string&) {});
    if (!request.languages.empty()) json.key("language").list(request.languages);
    if (!request.councils.empty()) json.key("council").list(request.councils);
    if (request.age) write_age_range(json.key("age"), *request.age);
    if (!request.near.empty()) json.key("near").text(request.near);
    if (request.radius_miles) json.key("radius").number(*request.radius_miles);
    json.end_object();
    json.key("page").whole(request.page);
    json.key("per_page").whole(request.per_page);
    json.key("sort").text(name_of(request.sort));
    json.end_object();
}

void write_explanation(AnswerWriter& json, const std::optional<Explanation>& explanation, const Messages& messages) {
    if (!explanation) {
        json.null();
        return;
    }
    json.begin_object().key("reasons").list(messages.say(explanation->reasons)).key("weights").begin_object();
    for (const auto& [part, weight] : explanation->weights) json.any_key(part).number(weight);
    json.end_object().end_object();
}

void write_result(AnswerWriter& json, const SearchResult& result, const Messages& messages,
                  const AnswerJsonOptions& options) {
    json.begin_object();
    json.key("id").text(result.id);
    json.key("name").text(result.name);
    json.key("organisation").text_or_null(result.organisation);
    json.key("summary").text_or_null(result.summary);
    json.key("highlights").list(result.highlights);
    json.key("council").text_or_null(result.council);
    json.key("from").text_or_null(options.neighbour_of ? options.neighbour_of(result.council) : std::string());
    json.key("need").list(result.need);
    write_ages(json.key("age"), result.age);
    json.key("cost").list(result.cost);
    json.key("when").list(result.when);
    json.key("accessibility").begin_object();
    json.key("yes")
        .list(result.access_yes)
        .key("no")
        .list(result.access_no)
        .key("derived")
        .list(result.access_derived)
        .end_object();
    json.key("distance_miles");
    if (result.distance_miles) json.number(hundredths(*result.distance_miles));
    else json.null();
    json.key("place").text_or_null(result.place);
    json.key("place_precision").text_or_null(name_of(result.place_precision));
    json.key("reach").text_or_null(name_of(result.reach));
    json.key("assured").text_or_null(result.assured);
    json.key("not_stated").list(result.not_stated);
    json.key("derived").list(result.derived);
    std::string url = options.listing_url;
    json.key("url").text(url += result.id);
    json.key("availability").text_or_null(result.availability);
    json.key("note").text_or_null(result.note ? messages.say(*result.note) : std::string());
    write_explanation(json.key("explanation"), result.explanation, messages);
    write_ages(json.key("age_derived"), result.age_derived);
    json.end_object();
}

void write_facets(AnswerWriter& json, const std::vector<Facet>& facets, const Messages& messages) {
    json.begin_array();
    for (const auto& facet : facets) {
        json.begin_object()
            .key("field")
            .text(facet.field)
            .key("label")
            .text(messages.label(facet.field, {}, facet.label))
            .key("values")
            .begin_array();
        for (std::size_t i = 0; i < facet.values.size(); ++i) {  // a hundred of them an answer: few pieces each
            const auto& value = facet.values[i];
            json.raw_on(i == 0 ? "{\"value\":" : ",{\"value\":")
                .piece(value.value)
                .raw_on(",\"label\":")
                .piece(messages.label(facet.field, value.value, value.label))
                .raw_on(",\"count\":");
            std::array<char, 40> end;
            char* to = std::to_chars(end.data(), end.data() + 12, value.count).ptr;
            constexpr std::string_view chosen = ",\"selected\":true}", other = ",\"selected\":false}";
            to = std::copy_n((value.selected ? chosen : other).data(), (value.selected ? chosen : other).size(), to);
            json.raw_on({end.data(), to});
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void write_urgent(AnswerWriter& json, const std::vector<UrgentHelp>& urgent, const Messages& messages) {
    json.begin_array();
    for (const auto& each : urgent) {
        const auto help = messages.say(each);
        json.begin_object().key("title").text(help.title).key("text").text(help.text);
        json.key("phone").text_or_null(help.phone).key("hours").text_or_null(help.hours);
        json.key("quieter").boolean(help.quieter).key("quick_exit").boolean(help.quick_exit).end_object();
    }
    json.end_array();
}

}  // namespace

void write_ages(AnswerWriter& json, const Ages& ages) {
    if (!ages.stated()) {
        json.null();
        return;
    }
    const auto end = [&](const std::optional<int>& age) {
        if (age) json.whole(*age);
        else json.null();
    };
    json.begin_object().key("min");
    end(ages.min);
    json.key("max");
    end(ages.max);
    json.end_object();
}

const char* name_of(Precision precision) {
    switch (precision) {
        case Precision::exact: return "exact";
        case Precision::postcode: return "postcode";
        case Precision::district: return "district";
        case Precision::town: return "town";
        case Precision::unknown: break;
    }
    return "";
}

const char* name_of(Reach reach) {
    switch (reach) {
        case Reach::comes_to_you: return "comes-to-you";
        case Reach::phone: return "phone";
        case Reach::online: return "online";
        case Reach::covers: return "covers";
        case Reach::unknown: return "unknown";
        case Reach::none: break;
    }
    return "";
}

void write_slots(AnswerWriter& json, const Slots& slots, const Vocabulary& vocabulary) {
    json.begin_object();
    write_codes_in_order(json, slots.codes, vocabulary, [&](const std::string& field) {
        if (field != "age_band") return;  // ages stand where the vocabulary has its age bands
        if (slots.age) write_age_range(json.key("age"), *slots.age);
        if (slots.ages.empty()) return;
        json.key("ages").begin_array();
        for (int age : slots.ages) json.whole(age);
        json.end_array();
    });
    if (!slots.place.empty()) json.key("place").text(slots.place);
    if (slots.radius_miles) json.key("radius_miles").number(*slots.radius_miles);
    json.end_object();
}

void write_understood(AnswerWriter& json, const Understanding& understood, const Vocabulary& vocabulary,
                      const Messages& messages) {
    json.begin_object();
    write_slots(json.key("slots"), understood.slots, vocabulary);
    write_code_map(json.key("not"), understood.not_wanted);
    write_code_map(json.key("loose"), understood.loose);
    json.key("text").text(understood.text);
    json.key("spans").begin_array();
    for (const auto& span : understood.spans) {
        json.begin_object()
            .key("from")
            .whole(static_cast<std::int64_t>(span.from))
            .key("to")
            .whole(static_cast<std::int64_t>(span.to));
        json.key("field")
            .text(span.field)
            .key("value")
            .text(span.value)
            .key("words")
            .text(span.words)
            .key("why")
            .text(messages.find_or("why." + span.why, span.why))
            .end_object();
    }
    json.end_array();
    json.key("overridden").list(understood.overridden);
    json.key("corrected");
    if (understood.corrected) json.text(*understood.corrected);
    else json.null();
    json.key("questions").list(messages.say(understood.questions));
    json.end_object();
}

std::string search_json(const SearchRequest& request, const Answer& answer, const Vocabulary& vocabulary,
                        const Messages& messages, const AnswerJsonOptions& options) {
    AnswerWriter json;
    json.reserve(32 * 1024);
    json.begin_object();
    write_query(json.key("query"), request, vocabulary);
    write_understood(json.key("understood"), answer.understood, vocabulary, messages);
    write_urgent(json.key("urgent"), answer.understood.urgent, messages);
    json.key("notices").list(messages.say(answer.notices));
    json.key("words").text(answer.words_all ? "all" : "some");
    json.key("missing").list(answer.missing);
    json.key("total").whole(answer.total);
    json.key("total_stated").whole(answer.total_stated);
    json.key("others").begin_object().key("total").whole(answer.others.total);
    json.key("missing").list(answer.others.missing).end_object();
    json.key("not_stated_hidden").begin_object();
    for (const auto& [field, count] : answer.not_stated_hidden) json.any_key(field).whole(count);
    json.end_object();
    json.key("guides").begin_array();
    for (const auto& guide : answer.guides)
        json.begin_object().key("title").text(guide.title).key("url").text(guide.url).end_object();
    json.end_array();
    json.key("results").begin_array();
    for (const auto& result : answer.results) write_result(json, result, messages, options);
    json.end_array();
    write_facets(json.key("facets"), answer.facets, messages);
    json.key("relaxed").begin_array();
    for (const auto& relaxed : answer.relaxed) {
        write_code_map(json.begin_object().key("without"), relaxed.without);
        json.key("total").whole(relaxed.total).end_object();
    }
    json.end_array();
    json.key("did_you_mean");
    if (answer.did_you_mean) json.text(*answer.did_you_mean);
    else json.null();
    json.end_object();
    return json.take();
}

}  // namespace waymark
