// How is a class of words, or a name, found in the lexicon?
#include "search/understand/lexicon.h"

#include "content/text/hash.h"
#include "content/text/text.h"

namespace waymark::understanding {

std::uint64_t name_hash(const std::string* words, std::size_t count) {
    Hash hash;
    for (std::size_t i = 0; i < count; ++i) hash.add(words[i]).add(' ');
    return hash.value();
}

bool Lexicon::knows(const std::string& word) const {
    if (known.count(word) != 0 || (word.size() > 3 && known_stems.count(text::stem(word)) != 0)) return true;
    // "kickboxing" is kick and boxing, whoever writes it in one.
    constexpr std::size_t least = 4;
    for (std::size_t at = least; at + least <= word.size(); ++at)
        if (known.count(word.substr(0, at)) != 0 && known.count(word.substr(at)) != 0) return true;
    return false;
}

bool Lexicon::may_mean(const std::string& word, const std::string& other) const {
    return never_offered.count(other) == 0 && may_be_a_slip_for(word, other);
}

int Lexicon::class_number(std::string_view name) const {
    for (std::size_t i = 0; i < class_names.size(); ++i)
        if (class_names[i] == name) return static_cast<int>(i);
    return -1;
}

}  // namespace waymark::understanding
