// Which conditions must a listing meet, and what does each say of the listings of a segment?
#include "search/match/conditions.h"

#include <algorithm>

#include "content/text/text.h"
#include "search/index/schema.h"
#include "search/index/terms.h"

namespace waymark {
namespace {

const Bits* find(const std::map<std::string, Bits, std::less<>>& by_code, const std::string& code) {
    auto it = by_code.find(code);
    return it == by_code.end() ? nullptr : &it->second;
}

BorrowedBits borrowed(const BorrowedBits& bits) {
    return bits.get() ? BorrowedBits::borrow(*bits.get()) : BorrowedBits();
}

/// The listings that hold one of the codes.
BorrowedBits holding_one(const std::map<std::string, Bits, std::less<>>& by_code,
                         const std::vector<std::string>& codes) {
    BorrowedBits holding;
    for (const auto& code : codes)
        if (const auto* bits = find(by_code, code)) holding.add(*bits);
    return holding;
}

/// An age that we read in a listing's words counts and rules out as a stated one does, unless only stated ones shall.
ConditionMatch judge_age(const Segment& segment, const Condition& condition, const ConditionRules& rules) {
    ConditionMatch v;
    if (condition.ages.size() > 1) {
        Bits some(segment.size()), all = segment.has_age();
        for (int age : condition.ages) {
            const Bits takes = segment.ages().meeting(age, age);
            some |= takes;
            all &= takes;
        }
        v.match = BorrowedBits(std::move(some));
        v.all_children = BorrowedBits(std::move(all));
        v.several_children = true;
    } else {
        v.match = BorrowedBits(segment.ages().meeting(condition.age->min, condition.age->max));
    }
    v.silent = borrowed(segment.no_age());
    if (const auto* read = segment.age_read().get(); read && rules.stated_only) {
        v.match.to_owned(segment.size()).remove(*read);
        if (v.several_children) v.all_children.to_owned(segment.size()).remove(*read);
        v.silent.to_owned(segment.size()) |= *read;
    } else if (read) {
        Bits by_words = *read;
        by_words &= v.match.to_owned(segment.size());
        v.by_words = BorrowedBits(std::move(by_words));
    }
    return v;
}

/// Boolean terms of one kind (languages, councils) with the set of those that state any.
ConditionMatch judge_boolean(const Segment& segment, const Condition& condition, char kind, const Bits& stated) {
    Bits match(segment.size()), silent(segment.size(), true);
    for (const auto& value : condition.values) {
        if (auto bits = segment.boolean(kind, value)) match |= *bits;
        if (kind != schema::language) continue;
        for (const auto& term : segment.terms().with_prefix(schema::term(kind, value + "-"), 20))  // `pl` finds `pl-pl`
            if (auto bits = segment.boolean(kind, std::string_view(term).substr(1))) match |= *bits;
    }
    silent.remove(stated);
    ConditionMatch v;
    v.match = BorrowedBits(std::move(match));
    v.silent = BorrowedBits(std::move(silent));
    return v;
}

ConditionMatch judge_codes(const Segment& segment, const Condition& condition, const ConditionRules& rules) {
    ConditionMatch v;
    const auto* field = segment.field(condition.field);
    BorrowedBits words;
    if (field) v.match = holding_one(field->yes, condition.values);
    if (field && !rules.stated_only) words = holding_one(field->derived, condition.values);
    const auto* open = (rules.stated_only ? segment.all_needs() : segment.open_to_all()).get();
    if (condition.field == "need" && open) v.by_open = BorrowedBits(std::move(Bits(*open).remove(v.match)));
    if (words.get()) v.by_words = BorrowedBits(std::move(Bits(*words.get()).remove(v.match).remove(v.by_open)));
    for (const auto* weak : {&v.by_open, &v.by_words})
        if (weak->get()) v.match.to_owned(segment.size()) |= *weak;
    // A list of what is so denies nothing else, but for days. Access is always said of each feature alone: a listing
    // that names a hearing loop says nothing of hoists.
    const bool lenient =
        condition.kind == Condition::Kind::understood && condition.field != "day" && condition.field != "age_band";
    if (field && condition.field != "accessibility" && !lenient) {
        v.silent = borrowed(field->unstated);
        if (v.silent.get() && (v.by_open.get() || v.by_words.get())) v.silent.to_owned(segment.size()).remove(v.match);
        if (const auto* read = segment.age_read().get();
            read && v.silent.get() && condition.field == "age_band" && !rules.stated_only)
            v.silent.to_owned(segment.size()).remove(*read);
    } else {
        Bits silent(segment.size(), true);
        if (field) silent.remove(holding_one(field->no, condition.values));
        v.silent = BorrowedBits(std::move(silent.remove(v.match)));
        if (field && lenient) v.others = BorrowedBits(std::move(Bits(*v.silent.get()) &= field->stated));
    }
    return v;
}

/// Hides what states an unwanted value, or refuses a wanted one: `match` is everything else.
ConditionMatch judge_unwanted(const Segment& segment, const Condition& condition) {
    Bits match(segment.size(), true);
    const auto* field = segment.field(condition.field);
    if (condition.field == "language") {
        match.remove(judge_boolean(segment, condition, schema::language, segment.languages_stated()).match);
    } else if (condition.field == "place") {
        for (const auto& value : condition.values)
            if (auto bits = segment.boolean(schema::city, joined_words(value))) match.remove(*bits);
    } else if (field) {
        const auto yes = holding_one(field->yes, condition.values), no = holding_one(field->no, condition.values);
        if (condition.kind == Condition::Kind::unwanted) match.remove(yes);
        else match.remove((Bits(segment.size()) |= no).remove(yes));
    }
    ConditionMatch v;
    v.match = BorrowedBits(std::move(match));
    return v;
}

}  // namespace

ConditionMatch evaluate(const LiveSegment& live, const Condition& condition, const ConditionRules& rules,
                        const Proximity* proximity) {
    const auto& segment = *live.segment;
    ConditionMatch v;
    if (condition.kind == Condition::Kind::unwanted || condition.kind == Condition::Kind::not_refused) {
        v = judge_unwanted(segment, condition);
    } else if (condition.field == "age") {
        v = judge_age(segment, condition, rules);
    } else if (condition.field == "council") {
        v = judge_boolean(segment, condition, schema::council, segment.council_stated());
    } else if (condition.field == "language") {
        v = judge_boolean(segment, condition, schema::language, segment.languages_stated());
    } else if (condition.field == "near") {
        v.match = BorrowedBits::borrow(proximity->within);
        if (condition.kind == Condition::Kind::strict) {
            v.silent = borrowed(segment.no_place());
        } else {
            v.match.to_owned(segment.size()) |= proximity->reaches;
            v.match.to_owned(segment.size()) |= proximity->local;
            v.silent = BorrowedBits(std::move(Bits(proximity->unknown).remove(proximity->local)));
        }
    } else {
        v = judge_codes(segment, condition, rules);
    }
    return v;
}

}  // namespace waymark
