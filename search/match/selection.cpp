// Which listings of each segment are in the answer, and in the answer without each one of its conditions?
#include "search/match/selection.h"

#include <algorithm>

#include "search/index/schema.h"

namespace waymark {
namespace {

bool keeps_silent(const Condition& condition, bool unstated_show) { return condition.kind == Condition::Kind::understood || (condition.kind == Condition::Kind::strict && unstated_show); }

/// A listing under another heading whose name holds the very words is not hidden: a "Teatime Club" may be a short break.
void keep_those_that_say_it(const LiveSegment& live, const Condition& condition, Verdict& verdict) {
    for (const auto& said : condition.said) {
        if (said.units.empty()) continue;
        Bits all = live.live;
        for (const auto& unit : said.units)
            for (const auto& stem : unit.stems) {
                const auto named = live.segment->terms().postings(schema::term(schema::name_stem, stem));
                if (named) named->keep_in(all);
                else all = Bits(live.segment->size());
            }
        verdict.silent |= all.remove(verdict.match);
    }
    verdict.quiet = verdict.silent.none();
}

/// The live listings that meet every condition that was read from words.
Bits meeting_understood(const SegmentSelection& s, const Plan& plan) {
    Bits meeting = s.live->live;
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        if (plan.conditions[i].kind == Condition::Kind::strict) continue;
        Bits passes = s.verdicts[i].match;
        if (plan.conditions[i].kind == Condition::Kind::understood) passes |= s.verdicts[i].silent;
        meeting &= passes;
    }
    return meeting;
}

/// Every condition's passes, and for each the listings that pass all the others.
void combine(SegmentSelection& s, const Plan& plan, const Bits& words, bool unstated_show) {
    const auto n = plan.conditions.size();
    std::vector<Bits> passes;
    for (std::size_t i = 0; i < n; ++i) {
        passes.push_back(s.verdicts[i].match);
        if (keeps_silent(plan.conditions[i], unstated_show)) passes.back() |= s.verdicts[i].silent;
        // A listing that was asked for by its whole name is never hidden by what was read out of that name.
        if (plan.conditions[i].kind != Condition::Kind::strict) passes.back() |= s.words.whole_name;
    }
    std::vector<Bits> after(n + 1, words);   // words and every condition from i on
    for (std::size_t i = n; i-- > 0;) {
        after[i] = after[i + 1];
        after[i] &= passes[i];
    }
    Bits before = words;
    for (std::size_t i = 0; i < n; ++i) {
        s.without.push_back(before);
        s.without.back() &= after[i + 1];
        before &= passes[i];
    }
    s.chosen = before;
    s.stated = s.chosen;
    for (std::size_t i = 0; i < n; ++i)
        if (keeps_silent(plan.conditions[i], unstated_show) && !s.verdicts[i].quiet) s.stated.remove(s.verdicts[i].silent);
}

}  // namespace

Selection select(const Generation& generation, const Plan& plan, bool stated_only, bool unstated_show) {
    Selection selection;
    bool any = plan.words.empty();
    const bool understood = std::any_of(plan.conditions.begin(), plan.conditions.end(), [](const Condition& c) { return c.kind != Condition::Kind::strict; });
    for (const auto& live : generation.segments) {
        SegmentSelection s;
        s.live = &live;
        s.words = match_words(live, plan.words);
        if (plan.around) s.nearness = measure(live, *plan.around, stated_only);
        for (const auto& condition : plan.conditions) s.verdicts.push_back(judge(live, condition, {stated_only}, &s.nearness));
        for (std::size_t i = 0; i < plan.conditions.size(); ++i)
            if (!plan.conditions[i].said.empty()) keep_those_that_say_it(live, plan.conditions[i], s.verdicts[i]);
        if (!any) {
            Bits both = s.words.all;
            both &= meeting_understood(s, plan);
            any = !both.none();
        }
        selection.segments.push_back(std::move(s));
    }
    unsigned most = 0;
    if (!any) {
        selection.words_all = false;
        for (auto& s : selection.segments) {
            count_held(meeting_understood(s, plan), s.words);
            most = std::max(most, s.words.most);
        }
    }
    selection.total_without.assign(plan.conditions.size(), 0);
    for (auto& s : selection.segments) {
        const Bits words = any ? s.words.all : most || understood ? holding(*s.live, s.words, most) : Bits(s.live->segment->size());
        combine(s, plan, words, unstated_show);
        selection.total += s.chosen.count();
        selection.total_stated += s.stated.count();
        for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
            selection.total_without[i] += s.without[i].count();
            if (plan.conditions[i].kind == Condition::Kind::strict && !unstated_show && !s.verdicts[i].quiet)
                if (auto hidden = Bits::count_both(s.without[i], s.verdicts[i].silent)) selection.not_stated_hidden[plan.conditions[i].field] += hidden;
        }
    }
    return selection;
}

}  // namespace waymark
