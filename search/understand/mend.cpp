// Which words of a query are misspelt, and what was meant?
#include "search/understand/mend.h"

#include <algorithm>

#include "content/text/text.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

constexpr int most_mended = 8, most_looked_up = 24;

bool is_plain(std::string_view written) {
    return std::all_of(written.begin(), written.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\''; });
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
