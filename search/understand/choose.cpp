// Which readings of a query's words stand, when several want the same word?
#include "search/understand/choose.h"

#include <algorithm>
#include <iterator>

#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

/// Between equals: a name first, talk last.
int rank(const Reading& reading) {
    if (reading.kind == ReadingKind::age && reading.stage)
        return 3;  // after a category of the same words, in which it can stand
    switch (reading.kind) {
        case ReadingKind::name: return 0;
        case ReadingKind::radius: return 1;
        case ReadingKind::age: return 2;
        case ReadingKind::value: return 2;
        case ReadingKind::place: return 4;
        case ReadingKind::excluded: return 5;
        case ReadingKind::negated: return 6;
        case ReadingKind::background: return 7;
        case ReadingKind::talk: return 8;
    }
    return 9;
}

bool share_a_field(const Reading& a, const Reading& b) {
    return std::any_of(a.values.begin(), a.values.end(), [&](const Value& v) {
        return std::any_of(b.values.begin(), b.values.end(), [&](const Value& w) { return v.field == w.field; });
    });
}

/// Two files may say different things of the same words: then both hold.
bool say_it_together(const Reading& chosen, const Reading& other) {
    return chosen.kind == ReadingKind::value && other.kind == ReadingKind::value && chosen.own == other.own &&
           chosen.score == other.score;
}

bool gives(const Reading& reading, std::string_view field, std::string_view value = {}) {
    return std::any_of(reading.values.begin(), reading.values.end(),
                       [&](const Value& v) { return v.field == field && (value.empty() || v.value == value); });
}

/// The "medication" of "can give medication" is no wish for a health service, nor the "GP" of "GP referral".
bool only_explains(const Reading& chosen, const Reading& other) {
    if (gives(other, "cost")) return !gives(chosen, "category") || gives(chosen, "category", "money");
    if (gives(other, "referral", "ehcp")) return true;
    if (gives(other, "accessibility") && gives(chosen, "category", "equipment")) return true;
    if (gives(other, "delivery"))
        return gives(chosen, "category", "attendance") || gives(chosen, "category", "transport");
    if (!gives(other, "category")) return false;
    if (gives(chosen, "referral")) return true;
    if (!gives(chosen, "when") && !gives(chosen, "day") && !gives(chosen, "accessibility") && !gives(chosen, "cost") &&
        !gives(chosen, "delivery"))
        return true;
    if (std::all_of(other.values.begin(), other.values.end(), [](const Value& v) { return v.weak; })) return true;
    const bool somewhere_to_go = gives(other, "category", "activities") ||
                                 gives(other, "category", "holiday-activities") ||
                                 gives(other, "category", "childcare");
    if (gives(chosen, "accessibility")) return !somewhere_to_go;
    if (gives(chosen, "delivery")) return gives(other, "category", "advice");
    return false;
}

/// "epilepsy nurse" is a kind of help and names a condition; "baby massage" says an age.
bool stands_inside(const Reading& chosen, const Reading& other) {
    if (chosen.kind != ReadingKind::value || chosen.whole || (other.own & ~chosen.own) != 0) return false;
    if (other.kind == ReadingKind::age) return other.stage || other.score >= points_a_word * std::popcount(other.own);
    return other.kind == ReadingKind::value && !share_a_field(chosen, other) && !only_explains(chosen, other);
}

}  // namespace

std::vector<Reading> choose(std::vector<Reading> readings) {
    std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
        if (a.score != b.score) return a.score > b.score;
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        return a.own < b.own;
    });
    std::vector<Reading> chosen, inside;
    WordSet taken = 0;
    for (Reading& reading : readings) {
        if (reading.own == 0) continue;
        if ((reading.own & taken) == 0) {
            taken |= reading.own;
            chosen.push_back(std::move(reading));
            continue;
        }
        const auto same =
            std::find_if(chosen.begin(), chosen.end(), [&](const Reading& c) { return say_it_together(c, reading); });
        if (same != chosen.end()) {
            for (const Value& value : reading.values)
                if (std::none_of(same->values.begin(), same->values.end(),
                                 [&](const Value& v) { return v.field == value.field && v.value == value.value; }))
                    same->values.push_back(value);
            same->keep = same->keep || reading.keep;
            same->whole = same->whole || reading.whole;
            same->unkind = same->unkind || reading.unkind;
            continue;
        }
        const auto around =
            std::count_if(chosen.begin(), chosen.end(), [&](const Reading& c) { return (c.own & reading.own) != 0; });
        const auto outer =
            std::find_if(chosen.begin(), chosen.end(), [&](const Reading& c) { return (c.own & reading.own) != 0; });
        if (around == 1 && stands_inside(*outer, reading)) inside.push_back(std::move(reading));
    }
    // What lies inside may have something inside it in turn: "after school" of "after school club" of "can't afford
    // after school club".
    if (!inside.empty()) {
        inside = choose(std::move(inside));
        std::move(inside.begin(), inside.end(), std::back_inserter(chosen));
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const Reading& a, const Reading& b) { return a.first() < b.first(); });
    return chosen;
}

}  // namespace waymark::understanding
