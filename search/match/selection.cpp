// Which listings of each segment are in the answer, and in the answer without each one of its conditions?
#include "search/match/selection.h"

#include <algorithm>
#include <utility>

#include "search/index/schema.h"

namespace waymark {
namespace {

bool keeps_silent(const Condition& condition, bool unstated_show) {
    return condition.kind == Condition::Kind::understood ||
           (condition.kind == Condition::Kind::strict && unstated_show);
}

/// A listing under another heading whose name holds the very words is not hidden: a "Teatime Club" may be a short
/// break.
void keep_those_that_say_it(const LiveSegment& live, const Condition& condition, ConditionMatch& verdict) {
    for (const auto& said : condition.said) {
        if (said.units.empty()) continue;
        Bits all = live.live;
        for (const auto& unit : said.units)
            for (const auto& stem : unit.stems) {
                const auto named = live.segment->terms().postings(schema::term(schema::name_stem, stem));
                if (named) named->keep_in(all);
                else all = Bits(live.segment->size());
            }
        verdict.silent.to_owned(live.segment->size()) |= all.remove(verdict.match);
    }
}

/// Reads the postings of each word in every segment, as far as the work reaches.
void hold_units(const WordQuery& query, std::deque<SegmentSelection>& segments, WorkBudget& work) {
    for (const auto& unit : query.units) {
        std::uint64_t steps = 0;
        for (auto& s : segments) {
            auto& units = s.words.units;
            units.push_back(work.spent() ? std::make_shared<const Postings>() : holding_unit(*s.live->segment, unit));
            steps += work_of(*units.back());
        }
        // All segments or none, so that every listing is asked for the same words.
        if (!work.spend(steps))
            for (auto& s : segments) s.words.units.back() = std::make_shared<const Postings>();
        else
            for (auto& s : segments) ++s.words.sought;
    }
}

/// Of the listings that hold all the words, those that meet every condition that was read from words.
Bits meeting_understood(const SegmentSelection& s, const Plan& plan, Bits among) {
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        if (plan.conditions[i].kind == Condition::Kind::strict) continue;
        Bits passes(among.size());
        passes |= s.matches[i].match;
        if (plan.conditions[i].kind == Condition::Kind::understood) passes |= s.matches[i].silent;
        among &= passes;
    }
    return among;
}

/// Fills what each condition lets pass, and what is chosen.
void choose(SegmentSelection& s, const Plan& plan) {
    const auto size = s.live->segment->size();
    std::vector<const Bits*> all;
    if (s.enough_words.get()) all.push_back(s.enough_words.get());
    s.passes.reserve(plan.conditions.size());
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        const auto& verdict = s.matches[i];
        auto& passes = s.passes.emplace_back();
        if (verdict.match.get()) passes = BorrowedBits::borrow(*verdict.match.get());
        if (!verdict.hides_silent) passes.to_owned(size) |= verdict.silent;
        // A listing that was asked for by its whole name is never hidden by what was read out of that name.
        if (s.words.whole_name.get() && plan.conditions[i].kind != Condition::Kind::strict)
            passes.to_owned(size) |= s.words.whole_name;
        if (passes.get()) all.push_back(passes.get());
    }
    s.chosen = all.size() == 1 + plan.conditions.size() ? Bits::common(all) : Bits(size);
    s.count = s.chosen.count();
}

/// How many of the chosen state all that was asked.
std::uint32_t count_stated(const SegmentSelection& s) {
    if (std::all_of(s.matches.begin(), s.matches.end(), [](const auto& verdict) { return verdict.hides_silent; }))
        return s.count;
    Bits stated = s.chosen;
    for (const auto& verdict : s.matches)
        if (!verdict.hides_silent) stated.remove(verdict.silent);
    return stated.count();
}

}  // namespace

Bits SegmentSelection::without(std::size_t condition) const {
    std::vector<const Bits*> others{enough_words.get()};
    for (std::size_t i = 0; i < passes.size(); ++i)
        if (i != condition) others.push_back(passes[i].get());
    return std::find(others.begin(), others.end(), nullptr) == others.end() ? Bits::common(others)
                                                                            : Bits(live->segment->size());
}

Selection select(const Generation& generation, const Plan& plan, bool stated_only, bool unstated_show,
                 WorkBudget& work) {
    Selection selection;
    bool any = plan.words.empty();
    const bool understood = std::any_of(plan.conditions.begin(), plan.conditions.end(),
                                        [](const Condition& c) { return c.kind != Condition::Kind::strict; });
    const bool some_other_way = std::any_of(plan.conditions.begin(), plan.conditions.end(), [](const Condition& c) {
        return c.field == "near" && c.kind != Condition::Kind::strict;
    });
    for (const auto& live : generation.segments) selection.segments.emplace_back().live = &live;
    hold_units(plan.words, selection.segments, work);
    for (auto& s : selection.segments) {
        const auto& live = *s.live;
        match_words(live, plan.words, work, s.words);
        if (plan.around) s.proximity = find_near(live, *plan.around, stated_only, some_other_way);
        for (const auto& condition : plan.conditions) {
            auto& verdict = s.matches.emplace_back(evaluate(live, condition, {stated_only}, &s.proximity));
            if (!condition.said.empty()) keep_those_that_say_it(live, condition, verdict);
            verdict.hides_silent = !keeps_silent(condition, unstated_show) || verdict.silent.none();
        }
        if (any || !s.words.all.get()) continue;
        any = understood ? !meeting_understood(s, plan, *s.words.all.get()).none() : !s.words.all.none();
    }
    unsigned most = 0;
    if (!any) {
        selection.words_all = false;
        for (auto& s : selection.segments) {
            count_held(meeting_understood(s, plan, s.live->live), s.words);
            most = std::max(most, s.words.most);
        }
    }
    for (auto& s : selection.segments) {
        if (any) {
            if (s.words.all.get()) s.enough_words = BorrowedBits::borrow(*s.words.all.get());
        } else if (most || understood) {
            s.enough_words = BorrowedBits(holding(*s.live, s.words, most));
        }
        choose(s, plan);
        selection.total += s.count;
        selection.total_stated += count_stated(s);
        for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
            const auto* silent = s.matches[i].silent.get();
            if (plan.conditions[i].kind == Condition::Kind::strict && !unstated_show && silent)
                if (auto hidden = Bits::count_both(s.without(i), *silent))
                    selection.not_stated_hidden[plan.conditions[i].field] += hidden;
        }
    }
    return selection;
}

}  // namespace waymark
