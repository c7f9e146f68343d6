// Which words must a listing hold to match?
#include "search/match/word_query.h"

#include <algorithm>

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
    std::vector<std::string> words, stems;
    for (auto& token : text::split(text)) {
        if (words.size() == most_words) break;
        query.whole += (query.whole.empty() ? "" : " ") + token.word;
        stems.push_back(text::stem(token.word));
        words.push_back(std::move(token.word));
    }
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
        const bool again = std::any_of(query.units.begin(), query.units.end(),
                                       [&](const WordUnit& other) { return other.stems == unit.stems; });
        if (!again && !unit.alternatives.empty()) query.units.push_back(std::move(unit));
        i += length;
    }
    return query;
}

}  // namespace waymark
