// Which word that listings use did somebody mean?
#include "search/suggest/spelling.h"

#include <algorithm>
#include <map>

#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark {
namespace {

std::optional<std::string> nearest(const Generation& generation, const Words& lexicon, const std::string& word,
                                   WorkBudget& work) {
    if (word.size() < 4 || lexicon.knows(word)) return {};
    // Of a word beyond ASCII the letters say nothing, so it is compared with every other.
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::uint64_t words = 0;
    for (const auto& live : generation.segments) words += live.segment->words_of_names().all().size();
    if (!work.spend(words * (plain ? 1 : 30))) return {};
    const int limit = word.size() >= 7 ? 2 : 1;
    std::map<std::string, std::uint32_t> candidates;
    for (const auto& live : generation.segments)
        live.segment->words_of_names().each_near(word, limit, [&](const NameWords::Word& near) {
            if (text::edits(word, near.word, limit) <= limit && lexicon.may_mean(word, near.word))
                candidates[near.word] += near.listings;
        });
    std::optional<std::string> best;
    int best_edits = limit + 1;
    std::uint32_t best_count = 0;
    for (const auto& [candidate, count] : candidates) {
        const int edits = text::edits(word, candidate, limit);
        if (edits < best_edits || (edits == best_edits && count > best_count)) {
            best = candidate;
            best_edits = edits;
            best_count = count;
        }
    }
    return best;
}

}  // namespace

std::optional<std::string> mend_spelling(const Generation& generation, const Words& words, const std::string& q,
                                         const std::vector<std::string>& unknown, WorkBudget& work) {
    std::string mended;
    std::size_t copied = 0;
    bool changed = false;
    std::map<std::string, std::optional<std::string>> known;  // a word may stand there a thousand times
    for (const auto& token : text::split(q)) {
        if (token.from < copied) continue;  // of a character that folds into many words, one is enough
        if (std::find(unknown.begin(), unknown.end(), token.word) == unknown.end()) continue;
        const auto [at, is_new] = known.try_emplace(token.word);
        if (is_new) at->second = nearest(generation, words, token.word, work);
        const auto& better = at->second;
        if (!better) continue;
        mended += q.substr(copied, token.from - copied) + *better;
        copied = token.to;
        changed = true;
    }
    if (!changed) return {};
    return mended + q.substr(copied);
}

}  // namespace waymark
