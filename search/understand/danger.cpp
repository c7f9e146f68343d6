// Do these words speak of danger or strain, and which help is shown then?
// Read before everything else, from the words as they were typed and as they were meant.
#include "search/understand/danger.h"
#include "search/understand/query_words.h"

#include <algorithm>
#include <limits>
#include <span>

#include "content/text/text.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

struct Found {
    WordSet own = 0;
    std::uint32_t kind = 0;
};

constexpr std::size_t most_danger_bytes = 4096, overlap = 12;
constexpr std::uint64_t work_a_word = 500;  // most of it is for a misspelt one

/// The kinds of danger in one stretch of words, `most_words` at most.
void add_kinds(std::span<const QueryWord> words, const Lexicon& lexicon, WorkBudget& work,
               std::vector<std::string>& kinds) {
    PhraseInput input, for_classes;
    input.keys.resize(words.size());
    input.classes.resize(words.size());
    for_classes.keys.resize(words.size());
    for_classes.classes.resize(words.size());
    bool any = false;
    work.spend(work_a_word * words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const QueryWord& word = words[i];
        lexicon.danger.keys_of(word.word, word.stem, false, input.keys[i]);
        if (lexicon.known.count(word.word) == 0) {
            const std::string meant = lexicon.danger_spelling.mend(word.word);
            if (!meant.empty()) lexicon.danger.keys_of(meant, text::stem(meant), false, input.keys[i]);
        }
        any = any || !input.keys[i].empty();
        lexicon.classes.keys_of(word.word, word.stem, false, for_classes.keys[i]);
    }
    if (!any) return;
    lexicon.classes.match(
        for_classes,
        [&](const PhraseMatch& match) {
            if (const std::uint32_t key = lexicon.danger.class_key(match.phrase))
                input.classes[match.from].push_back({key, match.to});
        },
        work);
    std::vector<Found> found;
    lexicon.danger.match(
        input,
        [&](const PhraseMatch& match) {
            // The whole stretch counts, so that "hit the target" covers "hit".
            found.push_back({words_between(match.from, match.to), match.phrase});
        },
        work);
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return std::popcount(a.own) > std::popcount(b.own); });
    WordSet harmless = 0;
    for (const Found& one : found) {
        const std::string& kind = lexicon.danger_kinds[one.kind];
        if (kind == "not-danger") harmless |= one.own;
        else if ((one.own & ~harmless) == one.own && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
    }
}

}  // namespace

std::vector<UrgentHelp> read_danger(std::string_view q, const Query& first, const Lexicon& lexicon, WorkBudget& work) {
    std::vector<UrgentHelp> shown;
    std::vector<std::string> kinds;
    // However long the words are: danger may stand at their end.
    const Query all = first.cut ? split_query(q, most_danger_bytes, std::numeric_limits<std::size_t>::max()) : Query{};
    const std::span<const QueryWord> words = first.cut ? all.words : first.words;
    for (std::size_t from = 0;; from += most_words - overlap) {
        add_kinds(words.subspan(from, std::min(most_words, words.size() - from)), lexicon, work, kinds);
        if (words.size() - from <= most_words || work.spent()) break;
    }
    const bool danger =
        std::any_of(kinds.begin(), kinds.end(), [](const std::string& kind) { return kind != "strain"; });
    const bool abuse = std::any_of(kinds.begin(), kinds.end(),
                                   [](const std::string& kind) { return kind == "abuse" || kind == "exploited"; });
    for (const Help& help : lexicon.helps) {
        const bool meant = std::any_of(help.for_kinds.begin(), help.for_kinds.end(), [&](const std::string& kind) {
            return (!danger || kind != "strain") && std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        });
        if (!meant) continue;
        shown.push_back(help.shown);
        shown.back().quieter = !danger;
        shown.back().quick_exit = abuse;
    }
    return shown;
}

}  // namespace waymark::understanding
