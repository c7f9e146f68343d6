// Which sentences of a listing hold the words asked for?
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "search/match/word_query.h"

namespace waymark {

/// Finds sentences with words of some queries in the texts of many listings. Thread-safe.
/// Few words of a text begin as one of the queries' does: only their sentences are split and stemmed.
class Highlighter {
public:
    explicit Highlighter(std::initializer_list<const WordQuery*> queries);

    /// The first two sentences of a text (its first 6,000 bytes count) that hold a word of a query, in their order; of
    /// a long sentence the 200 bytes around the word, cut between words. A line is a sentence, too.
    std::vector<std::string> sentences_of(std::string_view text) const;
    /// What that costs at most, in steps of WorkBudget.
    static std::uint64_t work_in(std::string_view text) { return 10 + std::min<std::size_t>(text.size(), 6000) / 4; }

private:
    enum class Starts { no, perhaps, yes };
    void add(const std::string& stem);
    Starts word_at(std::string_view text, std::size_t at) const;
    std::size_t next_likely(std::string_view text, std::size_t from, bool& sure) const;
    std::size_t first_in(std::string_view sentence) const;

    std::unordered_set<std::string> stems_;
    std::bitset<65536> begins_;  ///< the first two letters of each stem
    struct Start {
        std::uint8_t first, second, other;  ///< as bytes of a text, made small; either may be the second
    };
    std::vector<Start> starts_;  ///< the same
};

}  // namespace waymark
