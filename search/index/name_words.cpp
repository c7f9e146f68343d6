// Which words do the names of a segment's listings hold, and which are spelt nearly like another?
#include "search/index/name_words.h"

#include "search/index/schema.h"

namespace waymark {

NameWords::NameWords(const TermIndex& terms) {
    for (const auto& term : terms.with_prefix(std::string(1, schema::name_word), static_cast<std::size_t>(-1))) {
        const auto word = std::string_view(term).substr(1);
        if (const auto listings = terms.weighted_frequency(term))
            words_.push_back({std::string(word), listings, letters_of(word)});
    }
}

std::uint64_t NameWords::letters_of(std::string_view word) {
    std::uint64_t letters = 0;
    for (char c : word) {
        if (c >= 'a' && c <= 'z') letters |= 1ULL << (c - 'a');
        else if (c >= '0' && c <= '9') letters |= 1ULL << (26 + c - '0');
        else return any;
    }
    return letters;
}

}  // namespace waymark
