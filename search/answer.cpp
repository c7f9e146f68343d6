// What is the answer to a search?
#include "search/answer.h"

#include <algorithm>

#include "search/facets/facets.h"
#include "search/index/schema.h"
#include "search/match/order.h"
#include "search/match/results.h"
#include "search/suggest/spelling.h"

namespace waymark {
namespace {

/// Single conditions worth giving up, in the order that families would; never access, need, age or what is not wanted.
constexpr const char* may_be_given_up[] = {"near", "day", "when", "cost", "delivery", "category"};
constexpr std::uint32_t enough = 3;

std::vector<Relaxed> relax(const Selection& selection, const Plan& plan) {
    std::vector<Relaxed> out;
    for (const char* field : may_be_given_up) {
        std::vector<std::string> values;
        for (const auto& c : plan.conditions)
            if (c.field == field && c.is_wanted()) values = c.values;
        for (const auto& part : plan.topic.parts)
            if (part.field == field && plan.topic.parts.size() > 1) values = part.codes;
        if (values.empty()) continue;
        std::uint32_t without = 0;
        for (const auto& s : selection.segments) without += selection.without(s, plan, field).count();
        if (without > selection.total) out.push_back({{{field, values}}, without});
    }
    return out;
}

void add_age_notices(const Plan& plan, const SearchRules& rules, Answer& answer) {
    for (const auto& c : plan.conditions) {
        if (c.field != "age" || !c.age) continue;
        if (c.age->min > 25) {
            const auto* council = plan.around ? rules.councils.find(plan.around->place.council) : nullptr;
            if (!council) answer.notices.push_back({"notice.past-25"});
            else if (council->adult_care_phone.empty())
                answer.notices.push_back({"notice.past-25.council", {{"council", council->name}}});
            else
                answer.notices.push_back(
                    {"notice.past-25.phone", {{"council", council->name}, {"phone", council->adult_care_phone}}});
        } else if (c.age->min <= 17 && c.age->max >= 16) {
            answer.notices.push_back({"notice.16-and-17"});
        }
    }
}

/// The query with words that nobody knows and no listing holds changed to the nearest words that some do.
std::optional<std::string> did_you_mean(const Generation& generation, const Selection& selection, const Plan& plan,
                                        const SearchRequest& request, const SearchRules& rules, WorkBudget& work) {
    if (!rules.words) return {};
    std::vector<std::string> unknown;
    for (std::size_t u = 0; u < plan.topic.words.units.size() && unknown.size() < 3; ++u) {
        const bool held = std::any_of(selection.segments.begin(), selection.segments.end(),
                                      [&](const auto& s) { return !s.words.units[u]->empty(); });
        if (!held && plan.topic.uses[u].typed && plan.topic.words.units[u].stems.size() == 1)
            unknown.push_back(plan.topic.words.units[u].words);
    }
    if (unknown.empty()) return {};
    return mend_spelling(generation, *rules.words, request.q, unknown, work);
}

/// The selection of a plan. Where nothing in reach fits, people are shown the nearest beyond it.
Selection select_or_reach_further(const Generation& generation, Plan& plan, const SearchRequest& request,
                                  WorkBudget& work) {
    constexpr double further = 5;  // miles past the nearest, so that a choice is shown
    auto selection = select(generation, plan, request.stated_only, request.unstated_show, work);
    if (selection.total > 0 || !plan.around || plan.around->strict) return selection;
    const auto nearest = nearest_beyond(selection, plan);
    if (!nearest || *nearest <= plan.around->miles) return selection;
    plan.around->miles = *nearest + further;
    plan.notices.push_back({"notice.nearest-beyond", {{"miles", *nearest}}});
    return select(generation, plan, request.stated_only, request.unstated_show, work);
}

std::vector<std::string> shown_of(const Plan& plan, const std::vector<std::size_t>& parts) {
    std::vector<std::string> shown;
    for (const auto part : parts) {
        const auto& words = plan.topic.parts[part].shown;
        if (std::find(shown.begin(), shown.end(), words) == shown.end()) shown.push_back(words);
    }
    return shown;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

Result<Answer> search(const Generation& generation, const SearchRequest& request, Understanding understood,
                      const SearchRules& rules, WorkBudget& work) {
    auto plan = make_plan(request, understood, rules, work);
    if (!plan) return tl::unexpected(plan.error());

    const auto first = static_cast<std::size_t>(request.page - 1) * static_cast<std::size_t>(request.per_page);
    const auto count = static_cast<std::size_t>(request.per_page);
    // What counting and sorting can cost is known ahead: it is spent first, so that words take what is left.
    work.spend(work_of_facets(request, rules.vocabulary, *plan, generation) +
               work_of_order(generation.documents, first, count));
    const Selection selection = select_or_reach_further(generation, *plan, request, work);
    Answer answer;
    answer.generation = generation.number;
    answer.request = request;
    answer.words_all = selection.words_all;
    answer.missing = shown_of(*plan, selection.missing);
    answer.total = selection.total;
    answer.total_stated = selection.total_stated;
    answer.others = {selection.others, shown_of(*plan, selection.others_missing)};
    answer.not_stated_hidden = selection.not_stated_hidden;
    if (!answer.missing.empty() && understood.urgent.empty())
        answer.notices.push_back({"notice.nobody-names", {{"words", joined(answer.missing)}}});
    answer.notices.insert(answer.notices.end(), plan->notices.begin(), plan->notices.end());
    if (first < selection.total)
        answer.results = make_results(order(generation, selection, *plan, rules.ranking, first, count, work), selection,
                                      *plan, request, work);
    if (!request.facets || !request.facets->empty())
        answer.facets = count_facets(selection, *plan, request, rules.vocabulary, rules.facet_codes);
    // What the views of results and facets lie in is held once more for this answer, so that copies of its parts are
    // counted here and not where every core counts.
    const auto keeps = std::make_shared<std::shared_ptr<const void>>(rules.state);
    for (auto& result : answer.results) result.keeps = keeps;
    for (auto& facet : answer.facets) facet.keeps = keeps;
    if (answer.total_stated < enough) answer.relaxed = relax(selection, *plan);
    // Words of danger are never doubted.
    if (understood.urgent.empty() && !work.spent())
        answer.did_you_mean = did_you_mean(generation, selection, *plan, request, rules, work);
    add_age_notices(*plan, rules, answer);
    if (work.spent()) answer.notices.push_back({"notice.not-finished"});
    answer.notices.insert(answer.notices.end(), understood.notices.begin(), understood.notices.end());
    answer.understood = std::move(understood);
    return answer;
}

Result<std::vector<std::string>> find(const Generation& generation, const SearchRequest& request,
                                      Understanding understood, const SearchRules& rules, WorkBudget& work) {
    auto plan = make_plan(request, understood, rules, work);
    if (!plan) return tl::unexpected(plan.error());
    work.spend(work_of_order(generation.documents, 0, generation.documents));
    const Selection selection = select_or_reach_further(generation, *plan, request, work);
    std::vector<std::string> ids;
    ids.reserve(selection.total);
    for (const auto& ranked : order(generation, selection, *plan, rules.ranking, 0, selection.total, work))
        ids.emplace_back(generation.segments[ranked.segment].segment->id(ranked.document));
    return ids;
}

}  // namespace waymark
