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
class Reader {
public:
    Reader(const Lexicon& lexicon, Query query, std::string_view today, bool other_language, WorkBudget& work);

    const Lexicon& lexicon;
    Query query;
    std::string_view today;
    bool other_language = false;   ///< words of another language or script stand in it
    WorkBudget& work;
    std::vector<Reading> readings;
    std::vector<Message> questions;

    /// Where the longest `name` that starts at word `at` ends; 0 when none does.
    std::size_t class_at(std::size_t at, std::string_view name) const;
    /// Where a `name` that ends just before word `at` starts; nothing when none does.
    std::optional<std::size_t> class_before(std::size_t at, std::string_view name) const;
    bool word_in(std::size_t at, std::string_view name) const { return at < query.size() && class_at(at, name) == at + 1; }

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
    std::vector<std::vector<Span>> spans_;      // by first word
    std::vector<std::vector<Span>> spans_to_;   // by end
};

/// Danger and strain, read before all else: what to show. `quick_exit` of the first is set where abuse was read.
/// `q` is all that was sent, `query` the part of it that is read. Once `work` is spent, what follows is not read.
std::vector<UrgentHelp> read_danger(std::string_view q, const Query& query, const Lexicon& lexicon, WorkBudget& work);

/// Sets `mended` and `known` of each word; true when a word was mended.
bool mend_spelling(Query& query, const Lexicon& lexicon, bool other_language);

void read_ages(Reader& reader);
void read_times(Reader& reader);
void read_names(Reader& reader);
void read_places(Reader& reader);

/// A number of the query with what stands in the same word or right behind it.
struct NumberRead {
    int value = 0;
    std::size_t at = 0, end = 0;   ///< words, with its unit
    enum class Unit { none, years, months, weeks, other } unit = Unit::none;
    bool old = false;              ///< "year old"
    bool written_out = false;      ///< "seven"
    bool plural = false;           ///< "5s"
    bool plus = false;             ///< "11+"
};
std::optional<NumberRead> number_at(const Reader& reader, std::size_t at);

/// The best readings that share no word, in the order of their words.
std::vector<Reading> choose(std::vector<Reading> readings);

/// "doesn't need a wheelchair": what starts with the verb that is negated is no reading of its own.
void drop_negated_verbs(Reader& reader);

/// What the ages of one query come to: the span, and one age a child where there are several.
struct AgesRead {
    std::optional<AgeRange> span;
    std::vector<int> ages;
};
AgesRead ages_of(std::vector<Reading>& chosen);

/// Takes values off that are negated; gives back what is not wanted.
std::map<std::string, std::vector<std::string>> take_off_negated(const Reader& reader, std::vector<Reading>& chosen, std::vector<Span>& spans);

/// Rules about several readings at once: weak ones give way, a topic is not a way to pay.
void settle_together(std::vector<Reading>& chosen);

}  // namespace waymark::understanding
