// Which listings of each segment are in the answer, and in the answer without each one of its conditions?
#include "search/match/selection.h"

#include <algorithm>
#include <utility>

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

/// Every condition's passes, and for each the listings that pass all the others. Gives back how many of the chosen state all that was asked.
std::uint32_t combine(SegmentSelection& s, const Plan& plan, Bits words, bool unstated_show) {
    const auto n = plan.conditions.size();
    std::vector<Bits> widened;
    widened.reserve(n);
    std::vector<const Bits*> passes;
    const bool is_name = !s.words.whole_name.none();
    bool some_silent = false;
    for (std::size_t i = 0; i < n; ++i) {
        const auto& verdict = s.verdicts[i];
        const bool silent = keeps_silent(plan.conditions[i], unstated_show) && !verdict.quiet;
        // A listing that was asked for by its whole name is never hidden by what was read out of that name.
        const bool named = is_name && plan.conditions[i].kind != Condition::Kind::strict;
        passes.push_back(&verdict.match);
        some_silent |= silent;
        if (!silent && !named) continue;
        passes.back() = &widened.emplace_back(verdict.match);
        if (silent) widened.back() |= verdict.silent;
        if (named) widened.back() |= s.words.whole_name;
    }
    // `without` begins as words and every condition after each one; those before it join on a second way through.
    s.without.resize(n);
    s.chosen = words;
    for (std::size_t i = n; i-- > 0;) {
        s.without[i] = s.chosen;
        s.chosen &= *passes[i];
    }
    for (std::size_t i = 0; i < n; ++i) {
        s.without[i] &= words;
        words &= *passes[i];
    }
    if (!some_silent) return s.chosen.count();
    Bits stated = s.chosen;
    for (std::size_t i = 0; i < n; ++i)
        if (keeps_silent(plan.conditions[i], unstated_show) && !s.verdicts[i].quiet) stated.remove(s.verdicts[i].silent);
    return stated.count();
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
    for (auto& s : selection.segments) {
        Bits words = any ? s.words.all : most || understood ? holding(*s.live, s.words, most) : Bits(s.live->segment->size());
        selection.total_stated += combine(s, plan, std::move(words), unstated_show);
        selection.total += s.chosen.count();
        for (std::size_t i = 0; i < plan.conditions.size(); ++i)
            if (plan.conditions[i].kind == Condition::Kind::strict && !unstated_show && !s.verdicts[i].quiet)
                if (auto hidden = Bits::count_both(s.without[i], s.verdicts[i].silent)) selection.not_stated_hidden[plan.conditions[i].field] += hidden;
    }
    return selection;
}

}  // namespace waymark
