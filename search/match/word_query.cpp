// Which words must a listing hold to match?
#include "search/match/word_query.h"

#include <algorithm>

#include "content/text/compounds.h"
#include "content/text/split.h"
#include "content/text/text.h"
#include "search/index/schema.h"

namespace waymark {
namespace {

constexpr std::size_t most_words = 32, most_bytes = 512;

/// The stretches in double quotes that hold two words or more.
std::vector<QuotedPhrase> quoted(std::string_view text) {
    std::vector<QuotedPhrase> phrases;
    for (std::size_t at = text.find('"'); at != std::string_view::npos && phrases.size() < 4;) {
        const auto end = text.find('"', at + 1);
        if (end == std::string_view::npos) break;
        QuotedPhrase phrase;
        for (auto& token : text::split(text.substr(at + 1, end - at - 1)))
            if (phrase.words.size() < most_words) phrase.words.push_back(std::move(token.word));
        if (phrase.words.size() > 1) phrases.push_back(std::move(phrase));
        at = text.find('"', end + 1);
    }
    return phrases;
}

/// The words of a question, and of each the stem of the compound that it makes with the word behind it, or nothing.
struct TypedWords {
    std::vector<std::string> words, stems, compounds;
};

TypedWords words_of(std::string_view text, const Synonyms& synonyms) {
    TypedWords all;
    std::size_t end = 0;
    for (auto& token : text::split(text)) {
        if (all.words.size() == most_words) break;
        if (!all.words.empty()) {
            const auto gap = text.substr(end, std::max(token.from, end) - end);
            const auto& before = all.words.back();
            const auto whole = text::is_hyphen(gap)  ? text::compound_of(before, token.word)
                               : text::is_blank(gap) ? synonyms.compound_of(before, token.word)
                                                     : std::string{};
            all.compounds.push_back(whole.empty() ? whole : text::stem(whole));
        }
        end = token.to;
        all.stems.push_back(text::stem(token.word));
        all.words.push_back(std::move(token.word));
    }
    return all;
}

/// Adds the ways of saying a unit, the words `from` to `to`, in which two neighbours are one word.
void add_compounds(const TypedWords& all, std::size_t from, std::size_t to, const Synonyms& synonyms,
                   double synonym_share, WordUnit& unit) {
    std::vector<Synonyms::Hit> hits;
    for (std::size_t left = from ? from - 1 : 0; left < std::min(to, all.compounds.size()); ++left) {
        const auto& stem = all.compounds[left];
        if (stem.empty()) continue;
        const Compound compound{std::max(left, from) - from, std::min(left + 2, to) - from, stem};
        std::vector<std::string> rest;
        for (std::size_t i = from; i < to; ++i)
            if ((i < left || i > left + 1) && !synonyms.is_stop_word(all.words[i]))
                rest.push_back(schema::term(schema::word, all.stems[i]));
        const auto add = [&](std::string term, double share) {
            Alternative way{{std::move(term)}, share};
            way.terms.insert(way.terms.end(), rest.begin(), rest.end());
            unit.alternatives.push_back(std::move(way));
        };
        add(schema::term(schema::word, stem), 1);
        synonyms.at({stem}, 0, hits);
        for (const auto& hit : hits) add(schema::term(schema::concept_term, std::to_string(hit.group)), synonym_share);
        unit.compounds.push_back(compound);
    }
}

}  // namespace

std::string_view within_limits(std::string_view q) {
    if (q.size() > most_bytes) {
        std::size_t end = most_bytes;
        while (end > 0 && (static_cast<unsigned char>(q[end]) & 0xC0) == 0x80) --end;
        q = q.substr(0, end);
    }
    const auto words = text::split(q);
    return words.size() > most_words ? q.substr(0, words[most_words - 1].to) : q;
}

WordQuery read_words(std::string_view text, const Synonyms& synonyms, double synonym_share) {
    WordQuery query;
    query.phrases = quoted(text);
    const TypedWords all = words_of(text, synonyms);
    const auto& [words, stems, compounds] = all;
    for (const auto& word : words) query.whole += (query.whole.empty() ? "" : " ") + word;
    const bool only_stop_words =
        std::all_of(words.begin(), words.end(), [&](const std::string& word) { return synonyms.is_stop_word(word); });

    std::vector<Synonyms::Hit> hits;
    for (std::size_t i = 0; i < words.size();) {
        synonyms.at(stems, i, hits);
        const std::size_t length = hits.empty() ? 1 : hits.front().words;
        if (length == 1 && !only_stop_words && synonyms.is_stop_word(words[i])) {
            ++i;
            continue;
        }
        WordUnit unit;
        Alternative itself;
        for (std::size_t j = i; j < i + length; ++j) {
            unit.words += (j == i ? "" : " ") + words[j];
            unit.stems.push_back(stems[j]);
            if (length == 1 || !synonyms.is_stop_word(words[j]))
                itself.terms.push_back(schema::term(schema::word, stems[j]));
        }
        if (!itself.terms.empty()) unit.alternatives.push_back(std::move(itself));
        for (const auto& hit : hits)
            if (hit.words == length)
                unit.alternatives.push_back(
                    {{schema::term(schema::concept_term, std::to_string(hit.group))}, synonym_share});
        add_compounds(all, i, i + length, synonyms, synonym_share, unit);
        const bool again = std::any_of(query.units.begin(), query.units.end(),
                                       [&](const WordUnit& other) { return other.stems == unit.stems; });
        if (!again && !unit.alternatives.empty()) query.units.push_back(std::move(unit));
        i += length;
    }
    return query;
}

void add_compounds(const WordUnit& read, const Synonyms& synonyms, double synonym_share, WordUnit& unit) {
    std::vector<Synonyms::Hit> hits;
    for (const auto& compound : read.compounds) {
        const auto same = [&](const Compound& other) { return other.stem == compound.stem; };
        if (std::any_of(unit.compounds.begin(), unit.compounds.end(), same)) continue;
        unit.compounds.push_back(compound);
        unit.alternatives.push_back({{schema::term(schema::word, compound.stem)}});
        synonyms.at({compound.stem}, 0, hits);
        for (const auto& hit : hits)
            unit.alternatives.push_back(
                {{schema::term(schema::concept_term, std::to_string(hit.group))}, synonym_share});
    }
}

std::vector<WordUnit> read_each_word(std::string_view text, const Synonyms& synonyms) {
    const TypedWords all = words_of(text, synonyms);
    std::vector<WordUnit> units;
    for (std::size_t i = 0; i < all.words.size(); ++i) {
        WordUnit unit{all.words[i], {all.stems[i]}, {}};
        for (std::size_t left = i ? i - 1 : 0; left < std::min(i + 1, all.compounds.size()); ++left)
            if (!all.compounds[left].empty()) unit.compounds.push_back({0, 1, all.compounds[left]});
        units.push_back(std::move(unit));
    }
    return units;
}

}  // namespace waymark
