// Which rules read a query, and what do they share?
// Each rule adds readings; `choose` keeps the best that do not share a word. One file a family of rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// A query on its way to being understood.
class QueryParse {
public:
    QueryParse(const Lexicon& lexicon, Query query, std::string_view today, bool other_language, WorkBudget& work);

    const Lexicon& lexicon;
    Query query;
    std::string_view today;
    bool other_language = false;  ///< words of another language or script stand in it
    WorkBudget& work;
    std::vector<Reading> readings;
    std::vector<Message> questions;

    /// Where the longest `name` that starts at word `at` ends; 0 when none does.
    std::size_t class_at(std::size_t at, std::string_view name) const;
    /// Where a `name` that ends just before word `at` starts; nothing when none does.
    std::optional<std::size_t> class_before(std::size_t at, std::string_view name) const;
    bool word_in(std::size_t at, std::string_view name) const {
        return at < query.size() && class_at(at, name) == at + 1;
    }

    /// Finds the classes and phrases of the words files; adds their readings.
    void read_phrases();
    /// Phrases about what has been read so far (`<need> assessment`).
    void read_phrases_on_readings();

    std::vector<std::vector<std::uint32_t>> phrase_keys(const Phrases& phrases) const;
    std::vector<std::vector<ClassSpan>> class_spans(const Phrases& phrases) const;

private:
    struct Span {
        std::uint32_t number = 0;
        std::size_t from = 0, to = 0;
    };
    void add_phrase(const Phrases& phrases, const PhraseInput& input);
    std::vector<std::vector<Span>> spans_;     // by first word
    std::vector<std::vector<Span>> spans_to_;  // by end
};

}  // namespace waymark::understanding
