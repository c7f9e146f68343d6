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
    for (const char* field : may_be_given_up)
        for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
            const auto& c = plan.conditions[i];
            if (c.field != field || (c.kind != Condition::Kind::strict && c.kind != Condition::Kind::understood))
                continue;
            std::uint32_t without = 0;
            for (const auto& s : selection.segments) without += s.without(i).count();
            if (without > selection.total) out.push_back({{{c.field, c.values}}, without});
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

/// The query with words that no listing holds changed to the nearest words that some do.
std::optional<std::string> did_you_mean(const Generation& generation, const Selection& selection, const Plan& plan,
                                        const SearchRequest& request, WorkBudget& work) {
    std::vector<std::string> unknown;
    for (std::size_t u = 0; u < plan.words.units.size() && unknown.size() < 3; ++u) {
        const bool held = std::any_of(selection.segments.begin(), selection.segments.end(),
                                      [&](const auto& s) { return !s.words.units[u]->empty(); });
        if (!held && plan.words.units[u].stems.size() == 1) unknown.push_back(plan.words.units[u].words);
    }
    if (unknown.empty()) return {};
    return mend_spelling(generation, request.q, unknown, work);
}

}  // namespace

Result<Answer> search(const Generation& generation, const SearchRequest& request, Understanding understood,
                      const SearchRules& rules, WorkBudget& work) {
    auto plan = make_plan(request, understood, rules, work);
    if (!plan) return tl::unexpected(plan.error());

    const Selection selection = select(generation, *plan, request.stated_only, request.unstated_show, work);
    const auto first = static_cast<std::size_t>(request.page - 1) * static_cast<std::size_t>(request.per_page);
    Answer answer;
    answer.generation = generation.number;
    answer.request = request;
    answer.notices = plan->notices;
    answer.words_all = selection.words_all;
    answer.total = selection.total;
    answer.total_stated = selection.total_stated;
    answer.not_stated_hidden = selection.not_stated_hidden;
    if (first < selection.total)
        answer.results = make_results(
            order(generation, selection, *plan, rules.ranking, first, static_cast<std::size_t>(request.per_page), work),
            selection, *plan, request, work);
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
        answer.did_you_mean = did_you_mean(generation, selection, *plan, request, work);
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
    const Selection selection = select(generation, *plan, request.stated_only, request.unstated_show, work);
    std::vector<std::string> ids;
    ids.reserve(selection.total);
    for (const auto& ranked : order(generation, selection, *plan, rules.ranking, 0, selection.total, work))
        ids.emplace_back(generation.segments[ranked.segment].segment->id(ranked.document));
    return ids;
}

}  // namespace waymark
