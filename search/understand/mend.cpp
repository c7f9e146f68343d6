// Which words of a query are misspelt, and what was meant?
#include "search/understand/mend.h"

#include <algorithm>

#include "content/text/text.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

constexpr int most_mended = 8, most_looked_up = 24;
constexpr std::size_t shortest_joined = 8, longest_joined = 24, shortest_part = 3;
constexpr std::uint64_t work_of_a_split = 2000;

bool is_plain(std::string_view written) {
    return std::all_of(written.begin(), written.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\''; });
}

/// Whether two words side by side are one of our phrases: "youth club".
bool is_phrase(const Lexicon& lexicon, const std::string& first, const std::string& second) {
    PhraseInput input{std::vector<std::vector<std::uint32_t>>(2), std::vector<std::vector<ClassSpan>>(2)};
    lexicon.phrases.keys_of(first, text::stem(first), false, input.keys[0]);
    lexicon.phrases.keys_of(second, text::stem(second), false, input.keys[1]);
    if (input.keys[0].empty() || input.keys[1].empty()) return false;
    bool found = false;
    WorkBudget work(work_of_a_split);
    lexicon.phrases.match(
        input,
        [&](const PhraseMatch& match) {
            const ReadingKind kind = lexicon.meanings[match.phrase].kind;
            found = found || (match.own == words_between(0, 2) && !match.loose && kind == ReadingKind::value);
        },
        work);
    return found;
}

/// Where a word is two of ours run together ("specialschool"); 0 when it is not.
std::size_t split_at(const Lexicon& lexicon, const std::string& word) {
    if (word.size() < shortest_joined || word.size() > longest_joined) return 0;
    for (std::size_t at = shortest_part; at + shortest_part <= word.size(); ++at) {
        const std::string first = word.substr(0, at), second = word.substr(at);
        if (lexicon.offered.count(first) != 0 && lexicon.vocabulary.count(second) != 0 &&
            is_phrase(lexicon, first, second))
            return at;
    }
    return 0;
}

/// Puts two words where one was typed. Both lie in its bytes.
void split_word(Query& query, std::size_t i, std::size_t at) {
    QueryWord second = query.words[i];
    QueryWord& first = query.words[i];
    second.mended = first.word.substr(at);
    first.mended = first.word.substr(0, at);
    second.from = first.to = first.from + at;
    second.gap = " ";
    for (QueryWord* part : {&first, &second}) {
        part->mended_stem = text::stem(part->mended);
        part->all_capitals = false;
    }
    second.capital = false;
    query.words.insert(query.words.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(second));
}

}  // namespace

bool mend_spelling(Query& query, const Lexicon& lexicon, bool other_language) {
    int mended = 0, looked_up = 0;
    const bool title_case = std::all_of(query.words.begin(), query.words.end(),
                                        [](const QueryWord& w) { return w.capital || w.word.size() < 4; });
    for (std::size_t i = 0; i < query.size(); ++i) {
        QueryWord& word = query.words[i];
        word.known =
            lexicon.known.count(word.word) != 0 || (word.word.size() > 3 && lexicon.known_stems.count(word.stem) != 0);
        const auto told = lexicon.misspelt.find(word.word);
        const bool is_told = told != lexicon.misspelt.end() && lexicon.known.count(word.word) == 0;
        if (word.quoted || other_language || mended == most_mended || (word.known && !is_told)) continue;
        if (!is_plain(query.q.substr(word.from, word.to - word.from))) continue;
        if (!is_told && ++looked_up > most_looked_up) continue;
        const std::size_t parts = is_told || query.size() >= most_words || word.to - word.from != word.word.size()
                                      ? 0
                                      : split_at(lexicon, word.word);
        if (parts != 0) {
            split_word(query, i, parts);
            ++i;
            ++mended;
            continue;
        }
        std::string meant = is_told ? told->second : lexicon.spelling.mend(word.word);
        if (meant.empty() || meant == word.word) continue;
        // "ARPs", "OTs": an abbreviation nobody told us of.
        const std::string_view written = query.q.substr(word.from, word.to - word.from);
        const auto capitals =
            std::count_if(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!is_told && !query.shouting && capitals > 1 && written.size() <= 6) continue;
        // A capital inside a sentence is likely a name.
        const bool name_like = word.capital && i > 0 && !query.shouting && !title_case;
        if (!is_told && name_like && (word.word.size() < 6 || text::edits(word.word, meant, 1) > 1)) continue;
        word.mended_stem = text::stem(meant);
        word.mended = std::move(meant);
        ++mended;
    }
    return mended > 0;
}

}  // namespace waymark::understanding
