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
constexpr std::size_t shortest_joined = 7, longest_joined = 32, shortest_part = 2, telling_part = 4;
constexpr std::uint64_t work_a_word = 500;  // most of it is for a misspelt one

/// "killmyself", "tookpills": the fewest words of danger that an unknown word is run together from; none when it is
/// not.
std::vector<std::string> parts_of(const std::string& word, const Lexicon& lexicon) {
    const std::size_t size = word.size();
    if (size < shortest_joined || size > longest_joined || lexicon.known.count(word) != 0) return {};
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return {};
    struct Way {
        std::size_t parts = 0, start = 0;
        bool telling = false;
    };
    std::vector<Way> ways(size + 1);  // the best way to every letter, `parts` 0 when there is none
    for (std::size_t end = 1; end <= size; ++end)
        for (std::size_t start = 0; start < end; ++start) {
            if (start > 0 && ways[start].parts == 0) continue;
            const std::string part = word.substr(start, end - start);
            const bool danger = lexicon.danger_words.count(part) != 0;
            if (part == "i" || part == "u") {
                if (start != 0) continue;
            } else if (part.size() < shortest_part || (!danger && lexicon.stop_words.count(part) == 0)) {
                continue;
            }
            const std::size_t parts = ways[start].parts + 1;
            const bool telling = ways[start].telling || (danger && part.size() >= telling_part);
            if (ways[end].parts == 0 || parts < ways[end].parts) ways[end] = {parts, start, telling};
        }
    if (ways[size].parts < 2 || !ways[size].telling) return {};
    std::vector<std::string> parts;
    for (std::size_t end = size; end > 0; end = ways[end].start)
        parts.insert(parts.begin(), word.substr(ways[end].start, end - ways[end].start));
    return parts;
}

/// The words with joined ones parted; nothing when there are none.
std::vector<QueryWord> with_parts(std::span<const QueryWord> words, const Lexicon& lexicon, WorkBudget& work) {
    std::vector<QueryWord> parted;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::vector<std::string> parts =
            work.spend(work_a_word / 4) ? parts_of(words[i].word, lexicon) : std::vector<std::string>{};
        if (!parts.empty() && parted.empty())
            parted.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
        if (parts.empty()) {
            if (!parted.empty()) parted.push_back(words[i]);
            continue;
        }
        for (const std::string& part : parts) {
            QueryWord word;
            word.word = part;
            word.stem = text::stem(part);
            parted.push_back(std::move(word));
        }
    }
    return parted;
}

/// "wants to kill time" is harmless: what follows gives the last word of the danger another sense.
bool is_harmless(WordSet danger, WordSet harmless) {
    if ((danger & ~harmless) == 0) return true;
    const int last = static_cast<int>(std::bit_width(danger)) - 1;
    return has_word(harmless, static_cast<std::size_t>(last)) && std::bit_width(harmless) > std::bit_width(danger);
}

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
    const auto add_keys = [&](std::size_t i, const std::string& word, const std::string& stem) {
        lexicon.danger.keys_of(word, stem, false, input.keys[i]);
        lexicon.classes.keys_of(word, stem, false, for_classes.keys[i]);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const QueryWord& word = words[i];
        add_keys(i, word.word, word.stem);
        if (lexicon.known.count(word.word) == 0) {
            const std::string meant = lexicon.danger_spelling.mend(word.word);
            if (!meant.empty()) add_keys(i, meant, text::stem(meant));
        }
        any = any || !input.keys[i].empty() || !for_classes.keys[i].empty();
    }
    if (!any) return;
    lexicon.classes.match(
        for_classes,
        [&](const PhraseMatch& match) {
            if (const std::uint32_t key = lexicon.danger.class_key(match.phrase)) {
                std::vector<ClassSpan>& spans = input.classes[match.from];
                if (std::none_of(spans.begin(), spans.end(),
                                 [&](const ClassSpan& s) { return s.class_key == key && s.end == match.to; }))
                    spans.push_back({key, match.to});
            }
        },
        work);
    std::vector<Found> found, harmless;
    lexicon.danger.match(
        input,
        [&](const PhraseMatch& match) {
            // The whole stretch counts, so that "hit the target" covers "hit".
            const bool safe = lexicon.danger_kinds[match.phrase] == "not-danger";
            (safe ? harmless : found).push_back({words_between(match.from, match.to), match.phrase});
        },
        work);
    for (const Found& one : found) {
        const std::string& kind = lexicon.danger_kinds[one.kind];
        if (std::none_of(harmless.begin(), harmless.end(),
                         [&](const Found& safe) { return is_harmless(one.own, safe.own); }) &&
            std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
    }
}

/// Who lives with somebody who hurts them must be able to leave the page at once.
bool needs_quick_exit(const std::string& kind) {
    for (const std::string_view one : {"abuse", "exploited", "partner", "forced", "violent"})
        if (kind == one) return true;
    return false;
}

}  // namespace

std::vector<UrgentHelp> read_danger(std::string_view q, const Query& first, const Lexicon& lexicon, WorkBudget& work) {
    std::vector<UrgentHelp> shown;
    std::vector<std::string> kinds;
    // However long the words are: danger may stand at their end.
    const Query all = first.cut ? split_query(q, most_danger_bytes, std::numeric_limits<std::size_t>::max()) : Query{};
    const std::span<const QueryWord> typed = first.cut ? all.words : first.words;
    const std::vector<QueryWord> parted = with_parts(typed, lexicon, work);
    const std::span<const QueryWord> words = parted.empty() ? typed : std::span<const QueryWord>(parted);
    for (std::size_t from = 0;; from += most_words - overlap) {
        add_kinds(words.subspan(from, std::min(most_words, words.size() - from)), lexicon, work, kinds);
        if (words.size() - from <= most_words || work.spent()) break;
    }
    const bool danger =
        std::any_of(kinds.begin(), kinds.end(), [](const std::string& kind) { return kind != "strain"; });
    const bool quick_exit = std::any_of(kinds.begin(), kinds.end(), needs_quick_exit);
    for (const Help& help : lexicon.helps) {
        const bool meant = std::any_of(help.for_kinds.begin(), help.for_kinds.end(), [&](const std::string& kind) {
            return (!danger || kind != "strain") && std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        });
        if (!meant) continue;
        shown.push_back(help.shown);
        shown.back().quieter = !danger;
        shown.back().quick_exit = quick_exit;
    }
    return shown;
}

}  // namespace waymark::understanding
