// How is a class of words, or a name, found in the lexicon?
#include "search/understand/lexicon.h"

#include "content/text/hash.h"

namespace waymark::understanding {

std::uint64_t name_hash(const std::string* words, std::size_t count) {
    Hash hash;
    for (std::size_t i = 0; i < count; ++i) hash.add(words[i]).add(' ');
    return hash.value();
}

int Lexicon::class_number(std::string_view name) const {
    for (std::size_t i = 0; i < class_names.size(); ++i)
        if (class_names[i] == name) return static_cast<int>(i);
    return -1;
}

}  // namespace waymark::understanding
