// What does a family see of each listing in the answer?
#include "search/match/results.h"

#include <algorithm>
#include <cmath>

#include "search/match/evidence.h"
#include "search/match/highlights.h"

namespace waymark {
namespace {

/// The codes of a condition that a listing meets only by what we read in its words, as `field:code`.
void add_derived(const Segment& segment, std::uint32_t d, const Condition& condition, std::vector<std::string>& out) {
    const auto* field = segment.field(condition.field);
    if (!field) return;
    for (const auto& code : condition.values)
        if (auto it = field->derived.find(code); it != field->derived.end() && it->second.test(d))
            out.push_back(condition.field + ":" + code);
}

/// The same of a part of the topic.
void add_derived(const Segment& segment, std::uint32_t d, const TopicPart& part, bool stated_only,
                 std::vector<std::string>& out) {
    const auto* field = part.field.empty() || stated_only ? nullptr : segment.field(part.field);
    if (!field) return;
    const auto holds = [&](const auto& by_code, const std::string& code) {
        const auto it = by_code.find(code);
        return it != by_code.end() && it->second.test(d);
    };
    for (const auto& code : part.codes)
        if (holds(field->derived, code) && !holds(field->yes, code)) out.push_back(part.field + ":" + code);
}

/// A few words on the age of those it is for, where that helps: which of several children, and children's or adult
/// services at 16 and 17.
std::optional<Message> age_note(const ConditionMatch& verdict, const Condition& condition, std::uint32_t d,
                                const Ages& ages) {
    if (!ages.stated()) return {};
    if (condition.ages.size() > 1 && !verdict.all_children.test(d)) {
        std::vector<std::int64_t> taken;
        for (int age : condition.ages)
            if (ages.min.value_or(0) <= age && age <= ages.max.value_or(Columns::open)) taken.push_back(age);
        if (!taken.empty()) return Message{"note.takes", {{"ages", std::move(taken)}}};
    }
    const auto age = condition.age;
    if (age && age->max >= 16 && age->min <= 17) {
        if (ages.max && *ages.max <= 19) return Message{"note.for-young-people"};
        if (ages.min.value_or(0) >= 16) return Message{"note.for-adults"};
    }
    return {};
}

Explanation explain(const Ranked& r, const SearchResult& result, const Plan& plan, const SegmentSelection& s) {
    Explanation e;
    const auto& units = plan.topic.words.units;
    if (s.words.whole_name.test(r.document)) e.reasons.push_back({"reason.name-whole"});
    else if (r.name > 0) e.reasons.push_back({"reason.name-part"});
    for (std::size_t u = 0; u < units.size(); ++u)
        if (plan.topic.uses[u].typed && s.words.units[u]->holds(r.document))
            e.reasons.push_back({"reason.words", {{"words", units[u].words}}});
    for (const auto& part : plan.topic.parts) {
        if (part.codes.empty()) continue;
        const auto evidence = code_evidence(*s.live->segment, part.field, part.codes, plan.stated_only);
        const char* how = evidence.stated.test(r.document)    ? "reason.stated"
                          : evidence.derived.test(r.document) ? "reason.read"
                          : evidence.open.test(r.document)    ? "reason.open"
                                                              : nullptr;
        if (how) e.reasons.push_back({how, {{"field", MessageWords{"reason.field." + part.field, part.field}}}});
    }
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        const auto& c = plan.conditions[i];
        const auto& v = s.matches[i];
        if (!c.is_wanted()) continue;
        const char* how = v.silent.test(r.document)     ? "reason.silent"
                          : v.by_words.test(r.document) ? "reason.read"
                          : v.by_open.test(r.document)  ? "reason.open"
                                                        : "reason.stated";
        e.reasons.push_back({how, {{"field", MessageWords{"reason.field." + c.field, c.field}}}});
    }
    if (result.distance_miles) e.reasons.push_back({"reason.miles", {{"miles", *result.distance_miles}}});
    e.weights = {{"words", r.words},
                 {"name", r.name},
                 {"facts", r.facts},
                 {"near", r.near},
                 {"key", std::isfinite(r.key) ? r.key : 0}};
    return e;
}

}  // namespace

std::vector<SearchResult> make_results(const std::vector<Ranked>& ranked, const Selection& selection, const Plan& plan,
                                       const SearchRequest& request, WorkBudget& work) {
    std::vector<SearchResult> results;
    const Highlighter highlighter({&plan.topic.words});
    results.reserve(ranked.size());
    for (const auto& r : ranked) selection.segments[r.segment].live->segment->expect_record(r.document);
    for (const auto& r : ranked) {
        const auto& s = selection.segments[r.segment];
        const auto& segment = *s.live->segment;
        const auto d = r.document;
        Record record = segment.record(d);
        SearchResult& out = results.emplace_back();
        // The name and the summary are shown anyway: highlights come from what follows them.
        const auto after_name = record.text.find('\n');
        const auto after_summary =
            after_name == std::string::npos ? after_name : record.text.find('\n', after_name + 1);
        if (after_summary != std::string::npos && work.spend(Highlighter::work_in(record.text)))
            out.highlights = highlighter.sentences_of(record.text.substr(after_summary + 1));
        if (plan.around) {
            if (s.proximity.within.test(d)) {
                const auto nearest = nearest_place(segment, d, *plan.around);
                out.distance_miles = nearest.miles;
                out.place_precision = std::max(segment.places()[nearest.place].precision, plan.around->place.precision);
                const auto which = nearest.place - segment.places_at(d);
                if (which < record.place_names.size()) out.place = record.place_names[which];
            } else {
                out.reach = reach_of(segment, d, *plan.around, request.stated_only);
            }
        }
        if (out.place.empty() && record.place_names.size() > 0) {
            out.place = record.place_names[0];
            out.place_precision = segment.places()[segment.places_at(d)].precision;
        }
        for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
            const auto& condition = plan.conditions[i];
            const auto& verdict = s.matches[i];
            if (verdict.silent.test(d) && condition.is_wanted()) out.not_stated.push_back(condition.field);
            if (verdict.by_words.test(d)) add_derived(segment, d, condition, out.derived);
            if (condition.field == "age" && !out.note)
                out.note = age_note(verdict, condition, d, record.age.stated() ? record.age : record.age_derived);
        }
        for (const auto& part : plan.topic.parts) add_derived(segment, d, part, request.stated_only, out.derived);
        out.id = record.id;
        out.name = record.name;
        out.organisation = record.organisation;
        out.summary = record.summary;
        out.council = record.council;
        out.need = std::move(record.need);
        out.cost = std::move(record.cost);
        out.when = std::move(record.when);
        out.age = record.age;
        out.age_derived = record.age_derived;
        out.access_yes = std::move(record.access_yes);
        out.access_no = std::move(record.access_no);
        out.access_derived = std::move(record.access_derived);
        out.assured = record.assured;
        out.availability = record.availability;
        if (request.explain) out.explanation = explain(r, out, plan, s);
    }
    return results;
}

}  // namespace waymark
