// Which of our codes does a term that we do not know come nearest to, and what line would teach it to us?
#include "indexer/check/term_guesses.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t most_guessed = 1'000;
constexpr double least_shared = 0.6, least_shared_whole = 0.5;
constexpr int most_edits = 2;
constexpr std::size_t shortest_misspelt = 5;

/// Words that stand in terms of every kind.
bool tells_little(std::string_view word) {
    static constexpr std::string_view small[] = {
        "and",      "or",    "for",     "of",       "the",     "in",      "with",        "to",     "a",     "an",
        "at",       "on",    "other",   "services", "service", "support", "children",    "people", "young", "family",
        "families", "local", "general", "needs",    "need",    "help",    "information", "group",  "groups"};
    return std::find(std::begin(small), std::end(small), word) != std::end(small);
}

std::vector<std::string> telling_stems(std::string_view words) {
    std::vector<std::string> stems;
    text::each_word(words, [&](std::string_view word, std::size_t, std::size_t) {
        if (!tells_little(word)) stems.push_back(text::stem(word));
    });
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

/// The known terms, by their words.
class KnownTerms {
public:
    explicit KnownTerms(const Terms& terms) {
        terms.each_term([&](const std::string& key, const Code& code) {
            // Access that a family must be able to rely on is never guessed.
            if (code.field == "age_band" || !Derivation::may_be_derived(code.code)) return;
            known_.push_back({key, code, telling_stems(key)});
        });
        // The order of a table of hashes is nobody's.
        std::sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
            return std::tie(a.key, a.code.field, a.code.code) < std::tie(b.key, b.code.field, b.code.code);
        });
        for (std::size_t i = 0; i < known_.size(); ++i)
            for (const std::string& stem : known_[i].stems) by_stem_[stem].push_back(i);
    }

    /// The term that shares most of the words, at least three in five of those of both (half where all of its own are
    /// there), and for access all of its own words; then one that is spelt nearly the same.
    std::optional<Code> nearest(const std::string& field, std::string_view term) const {
        const auto stems = telling_stems(term);
        std::unordered_map<std::size_t, std::size_t> shared;
        for (const std::string& stem : stems)
            if (const auto at = by_stem_.find(stem); at != by_stem_.end())
                for (std::size_t i : at->second) ++shared[i];
        const Known* best = nullptr;
        double most = 0;
        for (const auto& [i, count] : shared) {
            const Known& known = known_[i];
            double share = 2.0 * static_cast<double>(count) / static_cast<double>(stems.size() + known.stems.size());
            const bool whole = count == known.stems.size();
            if (share < (whole ? least_shared_whole : least_shared) || (known.code.field == "accessibility" && !whole))
                continue;
            if (!field.empty() && known.code.field == field) share += 1;
            if (!best || share > most || (share == most && i < static_cast<std::size_t>(best - known_.data())))
                best = &known, most = share;
        }
        if (best) return best->code;
        return nearly_spelt(field, Terms::key(term));
    }

private:
    struct Known {
        std::string key;
        Code code;
        std::vector<std::string> stems;
    };

    std::optional<Code> nearly_spelt(const std::string& field, const std::string& key) const {
        if (key.size() < shortest_misspelt) return std::nullopt;
        const Known* best = nullptr;
        int fewest = most_edits + 1;
        for (const Known& known : known_) {
            if (known.key.size() < shortest_misspelt || known.key.size() + most_edits < key.size() ||
                key.size() + most_edits < known.key.size() || (!field.empty() && known.code.field != field))
                continue;
            if (const int edits = text::edits(key, known.key, most_edits); edits < fewest)
                best = &known, fewest = edits;
        }
        return best ? std::optional<Code>(best->code) : std::nullopt;
    }

    std::vector<Known> known_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_stem_;
};

/// What the words of the term say by themselves: "Free/Low Cost" is free.
std::optional<Code> said_by_itself(const Derivation& derivation, const std::string& field, std::string_view term) {
    FactsRead reading;
    const auto& fields = derivation.fields();
    reading.wanted.assign(fields.size(), true);
    reading.beside.resize(fields.size());
    reading.codes.resize(fields.size());
    derivation.read(term, TextPart::name, reading);
    std::optional<Code> found;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (reading.codes[i].empty() || fields[i] == "day" || fields[i] == "when") continue;
        Code code{fields[i], derivation.code(reading.codes[i].front())};
        if (fields[i] == field) return code;
        if (!found) found = std::move(code);
    }
    return field.empty() || field == "category" ? found : std::nullopt;
}

/// The term as it can stand in a file of terms.
std::string as_item(std::string_view term) {
    std::string item(term);
    std::replace_if(
        item.begin(), item.end(), [](char c) { return c == ',' || c == '#' || c == '\n' || c == '\r'; }, ' ');
    return item;
}

}  // namespace

std::vector<UnmappedTerm> guess_terms(const std::map<std::string, std::uint32_t>& unmapped,
                                      const Vocabulary& vocabulary, const FeedWords& words) {
    std::vector<UnmappedTerm> terms;
    for (const auto& [written, count] : unmapped) {
        UnmappedTerm term;
        const auto colon = written.find(": ");
        term.taxonomy = colon == std::string::npos ? std::string() : written.substr(0, colon);
        term.term = colon == std::string::npos ? written : written.substr(colon + 2);
        term.count = count;
        terms.push_back(std::move(term));
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const UnmappedTerm& a, const UnmappedTerm& b) { return a.count > b.count; });
    if (terms.empty()) return terms;
    const KnownTerms known(words.terms);
    for (std::size_t i = 0; i < terms.size() && i < most_guessed; ++i) {
        UnmappedTerm& term = terms[i];
        if (term.taxonomy == "language" || Terms::key(term.term).empty()) continue;
        const std::string field = words.terms.field_of(term.taxonomy);
        auto code = said_by_itself(words.derivation, field, term.term);
        if (!code) code = known.nearest(field, term.term);
        // "Partial wheelchair access" is no yes.
        if (!code || (code->field == "accessibility" && words.derivation.casts_doubt(term.term))) continue;
        term.field = code->field;
        term.code = code->code;
        term.label = vocabulary.label(code->field, code->code);
        term.line = fmt::format("{} {}: {}", code->field, code->code, as_item(term.term));
    }
    return terms;
}

}  // namespace waymark::feeds
