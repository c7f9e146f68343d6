// What is a request for the oracle, and what does one listing give to it?
#pragma once

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "search/match/topic.h"
#include "tests/search/oracle.h"
#include "tests/search/oracle_conditions.h"
#include "tests/search/oracle_words.h"

namespace waymark::test {

using Mask = std::uint64_t;  ///< of parts of a topic

/// A request as it is looked for, with what was found so far.
struct Question {
    const SearchRequest& request;
    Conditions conditions;
    Sort sort = Sort::relevance;
    Topic topic{};
    std::vector<std::size_t> units{};  ///< numbers of its units, in the list that all questions share
    std::vector<std::size_t> facts{};  ///< numbers of the codes of its parts, likewise
    std::size_t rows = 0;              ///< to be kept
    /// Of listings with the same parts: how many contradict nothing that was read from words, wherever they are; how
    /// many are in the answer but for the topic; and how far the nearest of those is that lie too far.
    struct Counted {
        double fit = 0, in_reach = 0;
        std::optional<double> nearest;
    };
    std::map<Mask, Counted> counted{};
    Mask kept = 0, telling = 0, held = 0, lacked = 0;
    bool words_all = true;
    bool for_professionals = false;
    std::set<OracleRow> best{};
    OracleAnswer answer{};
};

/// One listing, looked at for all questions.
struct Looked {
    const Listing& listing;
    SaidWords words;
    std::vector<double> weight;  ///< by unit

    bool is_whole_name(const Question& q) const {
        return !q.topic.words.whole.empty() && words.name() == q.topic.words.whole;
    }
    /// Its name with that of its organisation holds every word typed that is looked for; nothing when there is none.
    std::optional<bool> holds_sought(const Question& q) const {
        std::optional<bool> holds;
        for (std::size_t u = 0; u < q.topic.uses.size(); ++u)
            if (q.topic.uses[u].typed) holds = holds.value_or(true) && words.names_hold(q.topic.words.units[u]);
        return holds;
    }
    /// The same of every word typed, whatever it says.
    bool holds_all_typed(const Question& q) const {
        if (q.topic.words.whole.empty()) return false;
        const auto& others = q.topic.unsought;
        return is_whole_name(q) ||
               (holds_sought(q).value_or(true) && std::all_of(others.begin(), others.end(), [&](const WordUnit& word) {
                    return words.names_hold(word);
                }));
    }
    /// Its name, or that of its organisation, holds all that was typed to be looked for.
    bool is_named(const Question& q) const {
        if (q.topic.words.whole.empty()) return false;
        return holds_all_typed(q) || words.organisation() == q.topic.words.whole || holds_sought(q).value_or(false);
    }
    bool holds_phrases(const Question& q) const {
        return is_whole_name(q) || std::all_of(q.topic.words.phrases.begin(), q.topic.words.phrases.end(),
                                               [&](const auto& phrase) { return words.holds(phrase); });
    }
    /// Which parts of the topic it gives evidence of.
    Mask parts(const Question& q) const {
        Mask mask = 0;
        const bool named = is_named(q);
        for (std::size_t p = 0; p < q.topic.parts.size(); ++p) {
            const auto& part = q.topic.parts[p];
            bool some = named || (!part.field.empty() &&
                                  q.conditions.fact(listing, part.field, part.codes) != Conditions::Fact::none);
            for (const auto& [field, codes] : part.beside)
                some = some || q.conditions.fact(listing, field, codes) != Conditions::Fact::none;
            for (const auto& said : part.said)
                some = some || (!said.empty() && std::all_of(said.begin(), said.end(), [&](std::size_t unit) {
                           return weight[q.units[unit]] > 0;
                       }));
            if (some) mask |= Mask{1} << p;
        }
        return mask;
    }
};

/// Whether who has these parts is in the answer when that field is given up.
inline bool has_topic(const Question& q, Mask mask, const std::string* without) {
    Mask kept = q.kept, telling = q.telling;
    for (std::size_t p = 0; p < q.topic.parts.size(); ++p)
        if (without && q.topic.parts[p].field == *without) {
            kept &= ~(Mask{1} << p);
            telling &= ~(Mask{1} << p);
        }
    if ((mask & kept) == kept) return true;
    return q.request.unstated_show && (telling == 0 || (mask & telling) != 0);
}

inline void give_up(Question& q) {
    const auto& parts = q.topic.parts;
    const auto holders = [&](Mask wanted) {
        double n = 0;
        for (const auto& [mask, counted] : q.counted)
            if ((mask & wanted) == wanted) n += counted.fit;
        return n;
    };
    while (std::popcount(q.kept) > 1 && holders(q.kept) == 0) {
        std::optional<std::size_t> least;
        for (std::size_t p = 0; p < parts.size(); ++p) {
            if (!(q.kept >> p & 1) || parts[p].stays) continue;
            const double here = holders(Mask{1} << p), before = least ? holders(Mask{1} << *least) : 0;
            if (!least || here == 0 || (before > 0 && here >= before)) least = p;
        }
        if (!least) break;
        q.kept &= ~(Mask{1} << *least);
        q.words_all = false;
    }
    if (parts.empty() || !parts.back().last_resort) return;
    const bool stays = std::any_of(parts.begin(), parts.end(), [](const TopicPart& part) { return part.stays; });
    if (parts.size() > 1 && (stays || holders(q.kept) > 0)) return;
    q.words_all = q.words_all && parts.size() == 1;
    q.kept = Mask{1} << (parts.size() - 1);
}

}  // namespace waymark::test
