// Which listings of each segment are in the answer, and in the answer without each one of its conditions?
#include "search/match/selection.h"

#include <algorithm>
#include <utility>

#include "search/match/evidence.h"

namespace waymark {
namespace {

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

/// What of a topic and of conditions a set is made with.
struct Left {
    std::vector<bool> parts;
    const std::string* field = nullptr;  ///< is given up
    bool with_strict = true, with_near = true, any_part = false;
};

/// The listings that meet all that is left: every part, or one at least with `any_part`.
Bits meeting(const SegmentSelection& s, const Plan& plan, const Left& left) {
    const auto size = s.live->segment->size();
    std::vector<const Bits*> sets{s.base.get()};
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        const auto& condition = plan.conditions[i];
        if (left.field && condition.field == *left.field && condition.is_wanted()) continue;
        if (!left.with_strict && condition.kind == Condition::Kind::strict) continue;
        if (!left.with_near && condition.field == "near") continue;
        sets.push_back(s.passes[i].get());
    }
    Bits any;
    bool some_part = false;
    for (std::size_t p = 0; p < s.evidence.size(); ++p) {
        if (!left.parts[p] || (left.field && plan.topic.parts[p].field == *left.field)) continue;
        if (!left.any_part) {
            sets.push_back(s.evidence[p].get());
            continue;
        }
        if (!some_part) any = Bits(size);
        some_part = true;
        any |= s.evidence[p];
    }
    if (some_part) sets.push_back(&any);
    return std::find(sets.begin(), sets.end(), nullptr) == sets.end() ? Bits::common(sets) : Bits(size);
}

/// Fills what each condition lets pass, and what is known of the topic.
void match_segment(SegmentSelection& s, const Plan& plan, bool stated_only, bool some_other_way, bool unstated_show) {
    const auto& live = *s.live;
    const auto size = live.segment->size();
    if (plan.around) s.proximity = find_near(live, *plan.around, stated_only, some_other_way);
    s.matches.reserve(plan.conditions.size());  // sets look at others here
    s.passes.reserve(plan.conditions.size());
    for (const auto& condition : plan.conditions) {
        auto& verdict = s.matches.emplace_back(evaluate(live, condition, {stated_only}, &s.proximity));
        const bool strict = condition.kind == Condition::Kind::strict;
        verdict.hides_silent = verdict.silent.none() || (strict && !unstated_show);
        auto& passes = s.passes.emplace_back();
        if (verdict.match.get()) passes = BorrowedBits::borrow(*verdict.match.get());
        if (!verdict.hides_silent) passes.to_owned(size) |= verdict.silent;
        // A listing whose name holds what was asked is never hidden by what was read out of it; only a name that holds
        // every word outweighs what is not wanted ("No Limits", "Not Just Drama").
        const auto& named = condition.kind == Condition::Kind::unwanted ? s.words.all_typed : s.words.named;
        if (named.get() && !strict) passes.to_owned(size) |= named;
    }
    for (const auto& part : plan.topic.parts) {
        auto& evidence = s.evidence.emplace_back(evidence_of(*live.segment, part, s.words, stated_only));
        if (s.words.named.get()) evidence.to_owned(size) |= s.words.named;
    }
}

/// Gives up parts until somebody meets those that are left, or nothing can be given up.
void give_up_parts(Selection& selection, const Plan& plan) {
    const auto& parts = plan.topic.parts;
    const std::vector<bool> none(parts.size(), false);
    std::vector<Bits> among;
    std::vector<std::uint32_t> holders(parts.size());
    for (const auto& s : selection.segments) {
        among.push_back(meeting(s, plan, {none, nullptr, false, false, false}));
        for (std::size_t p = 0; p < parts.size(); ++p)
            if (const auto* evidence = s.evidence[p].get()) holders[p] += Bits::count_both(among.back(), *evidence);
    }
    const auto somebody = [&] {
        for (std::size_t i = 0; i < among.size(); ++i) {
            std::vector<const Bits*> sets{&among[i]};
            for (std::size_t p = 0; p < parts.size(); ++p)
                if (selection.kept[p]) sets.push_back(selection.segments[i].evidence[p].get());
            if (std::find(sets.begin(), sets.end(), nullptr) == sets.end() && !Bits::common(sets).none()) return true;
        }
        return false;
    };
    while (std::count(selection.kept.begin(), selection.kept.end(), true) > 1 && !somebody()) {
        std::size_t least = parts.size();
        for (std::size_t p = 0; p < parts.size(); ++p) {
            if (!selection.kept[p] || parts[p].stays) continue;
            // Of equal ones the later: what was said first is what was meant.
            if (least == parts.size() || holders[p] == 0 || (holders[least] > 0 && holders[p] >= holders[least]))
                least = p;
        }
        if (least == parts.size()) break;
        selection.kept[least] = false;
        selection.words_all = false;
    }
    const auto last = parts.size();
    if (last == 0 || !parts.back().last_resort || !selection.sought.back()) return;
    const bool stays = std::any_of(parts.begin(), parts.end(), [](const TopicPart& part) { return part.stays; });
    if (last > 1 && (stays || somebody())) return;
    selection.words_all = selection.words_all && last == 1;
    selection.kept.assign(last, false);
    selection.kept.back() = true;
}

/// Fills what is chosen of a segment and adds it to the counts.
void choose(Selection& selection, SegmentSelection& s, const Plan& plan, std::vector<bool>& held,
            std::vector<bool>& lacked) {
    const auto& parts = plan.topic.parts;
    s.chosen = meeting(s, plan, {selection.kept});
    Bits first = s.chosen;
    for (std::size_t i = 0; i < plan.conditions.size(); ++i)
        if (plan.conditions[i].kind == Condition::Kind::strict && !s.matches[i].hides_silent)
            first &= s.matches[i].match;
    if (parts.size() > 1) {
        Bits others = meeting(s, plan, {selection.telling(plan), nullptr, true, true, true});
        others.remove(s.chosen);
        if (selection.unstated_show) s.chosen |= others;
        for (std::size_t i = 0; i < plan.conditions.size(); ++i)
            if (plan.conditions[i].kind == Condition::Kind::strict && !s.matches[i].hides_silent)
                others &= s.matches[i].match;
        const auto count = others.count();
        selection.others += count;
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const auto* evidence = s.evidence[p].get();
            const auto have = evidence ? Bits::count_both(others, *evidence) : 0;
            if (have < count && selection.kept[p]) lacked[p] = true;
            if (evidence && !selection.kept[p] && Bits::count_both(first, *evidence) > 0) held[p] = true;
        }
    }
    s.count = s.chosen.count();
    if (selection.unstated_show) {
        Bits after = s.chosen;
        if (!after.remove(first).none()) s.after = BorrowedBits(std::move(after));
    }
    selection.total += s.count;
    for (std::size_t i = 0; i < plan.conditions.size(); ++i)
        if (plan.conditions[i].kind == Condition::Kind::understood && !s.matches[i].hides_silent)
            first.remove(s.matches[i].silent);
    selection.total_stated += first.count();
}

}  // namespace

std::vector<bool> Selection::telling(const Plan& plan) const {
    auto parts = sought;
    for (std::size_t p = 0; p < parts.size(); ++p)
        if (plan.topic.parts[p].last_resort) parts[p] = kept[p];
    return parts;
}

Bits Selection::without(const SegmentSelection& s, const Plan& plan, const std::string& field) const {
    Bits set = meeting(s, plan, {kept, &field});
    if (!unstated_show) return set;
    return set |= meeting(s, plan, {telling(plan), &field, true, true, true});
}

Selection select(const Generation& generation, const Plan& plan, bool stated_only, bool unstated_show,
                 WorkBudget& work) {
    Selection selection;
    selection.unstated_show = unstated_show;
    const auto& parts = plan.topic.parts;
    const bool some_other_way = std::any_of(plan.conditions.begin(), plan.conditions.end(), [](const Condition& c) {
        return c.field == "near" && c.kind != Condition::Kind::strict;
    });
    for (const auto& live : generation.segments) selection.segments.emplace_back().live = &live;
    hold_units(plan.topic.words, selection.segments, work);
    for (auto& s : selection.segments) {
        find_named(*s.live, plan.topic, s.words);
        s.base = holding_phrases(*s.live, plan.topic.words, s.words, work);
        match_segment(s, plan, stated_only, some_other_way, unstated_show);
    }
    for (const auto& part : parts) {
        selection.sought.push_back(selection.segments.empty() || is_sought(part, selection.segments.front().words));
        selection.kept.push_back(selection.sought.back() && !part.last_resort);
    }
    give_up_parts(selection, plan);
    std::vector<bool> held(parts.size()), lacked(parts.size());
    for (auto& s : selection.segments) choose(selection, s, plan, held, lacked);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (!selection.sought[p] || (parts[p].last_resort && !selection.kept[p])) continue;
        if (!selection.kept[p] ? !held[p] : selection.total == 0) selection.missing.push_back(p);
        if (lacked[p]) selection.others_missing.push_back(p);
    }
    if (!unstated_show)
        for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
            if (plan.conditions[i].kind != Condition::Kind::strict) continue;
            for (const auto& s : selection.segments)
                if (const auto* silent = s.matches[i].silent.get())
                    if (const auto hidden =
                            Bits::count_both(selection.without(s, plan, plan.conditions[i].field), *silent))
                        selection.not_stated_hidden[plan.conditions[i].field] += hidden;
        }
    return selection;
}

std::optional<double> nearest_beyond(const Selection& selection, const Plan& plan) {
    std::optional<double> nearest;
    if (!plan.around) return nearest;
    for (const auto& s : selection.segments) {
        Bits others = selection.without(s, plan, "near");
        others &= s.live->segment->has_place();
        others.each([&](std::size_t d) {
            const auto miles = nearest_place(*s.live->segment, static_cast<std::uint32_t>(d), *plan.around).miles;
            if (!nearest || miles < *nearest) nearest = miles;
        });
    }
    return nearest;
}

}  // namespace waymark
