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

Verdict judge_age(const Segment& segment, const Condition& condition) {
    Verdict v;
    if (condition.ages.size() > 1) {
        v.match = Bits(segment.size());
        v.all_children = segment.has_age();
        for (int age : condition.ages) {
            const Bits takes = segment.ages().meeting(age, age);
            v.match |= takes;
            v.all_children &= takes;
        }
    } else {
        v.match = segment.ages().meeting(condition.age->min, condition.age->max);
    }
    v.silent = Bits(segment.size(), true);
    v.silent.remove(segment.has_age());
    return v;
}

/// Boolean terms of one kind (languages, councils) with the set of those that state any.
Verdict judge_boolean(const Segment& segment, const Condition& condition, char kind, const Bits& stated) {
    Verdict v;
    v.match = Bits(segment.size());
    for (const auto& value : condition.values) {
        if (auto bits = segment.boolean(kind, value)) v.match |= *bits;
        if (kind != schema::language) continue;
        for (const auto& term : segment.terms().with_prefix(schema::term(kind, value + "-"), 20))   // `pl` finds `pl-pl`
            if (auto bits = segment.boolean(kind, std::string_view(term).substr(1))) v.match |= *bits;
    }
    v.silent = Bits(segment.size(), true);
    v.silent.remove(stated);
    return v;
}

Verdict judge_codes(const Segment& segment, const Condition& condition, const ConditionRules& rules) {
    Verdict v;
    const auto* field = segment.field(condition.field);
    Bits stated(segment.size()), words(segment.size()), no(segment.size());
    if (field)
        for (const auto& code : condition.values) {
            if (const auto* bits = find(field->yes, code)) stated |= *bits;
            if (const auto* bits = find(field->derived, code)) words |= *bits;
            if (const auto* bits = find(field->no, code)) no |= *bits;
        }
    v.match = stated;
    if (condition.field == "need") {
        v.by_open = segment.all_needs();
        v.by_open.remove(stated);
        v.match |= v.by_open;
        v.weak = true;
    } else {
        v.by_open = Bits(segment.size());
    }
    v.by_words = Bits(segment.size());
    if (!rules.stated_only && field) {
        v.by_words = words;
        v.by_words.remove(v.match);
        v.match |= v.by_words;
        v.weak = true;
    }
    // Access is said of each feature alone: a listing that names a hearing loop says nothing of hoists.
    v.silent = Bits(segment.size(), true);
    if (condition.field == "accessibility")
        v.silent.remove(no);
    else if (field)
        v.silent.remove(field->stated);
    v.silent.remove(v.match);
    return v;
}

/// Hides what states an unwanted value, or refuses a wanted one: `match` is everything else.
Verdict judge_unwanted(const Segment& segment, const Condition& condition) {
    Verdict v;
    v.match = Bits(segment.size(), true);
    if (condition.field == "language") {
        v.match.remove(judge_boolean(segment, condition, schema::language, segment.languages_stated()).match);
        v.silent = Bits(segment.size());
        return v;
    }
    const auto* field = segment.field(condition.field);
    for (const auto& value : condition.values) {
        if (condition.field == "place") {
            if (auto bits = segment.boolean(schema::city, joined_words(value))) v.match.remove(*bits);
        } else if (field) {
            const auto& by_code = condition.kind == Condition::Kind::unwanted ? field->yes : field->no;
            if (const auto* bits = find(by_code, value)) v.match.remove(*bits);
        }
    }
    v.silent = Bits(segment.size());
    return v;
}

}  // namespace

Verdict judge(const LiveSegment& live, const Condition& condition, const ConditionRules& rules, const Nearness* nearness) {
    const auto& segment = *live.segment;
    Verdict v;
    if (condition.kind == Condition::Kind::unwanted || condition.kind == Condition::Kind::not_refused) {
        v = judge_unwanted(segment, condition);
    } else if (condition.field == "age") {
        v = judge_age(segment, condition);
    } else if (condition.field == "council") {
        v = judge_boolean(segment, condition, schema::council, segment.council_stated());
    } else if (condition.field == "language") {
        v = judge_boolean(segment, condition, schema::language, segment.languages_stated());
    } else if (condition.field == "near") {
        v.match = nearness->within;
        if (condition.kind == Condition::Kind::strict) {
            v.silent = live.live;
            v.silent.remove(segment.has_place());
        } else {
            v.match |= nearness->reaches;
            v.match |= nearness->local;
            v.silent = nearness->unknown;
            v.silent.remove(nearness->local);
        }
    } else {
        v = judge_codes(segment, condition, rules);
    }
    if (v.by_open.size() == 0) v.by_open = Bits(segment.size());
    if (v.by_words.size() == 0) v.by_words = Bits(segment.size());
    v.quiet = v.silent.none();
    return v;
}

}  // namespace waymark
