// How is the name of a place turned into its key?
#include "content/places/names.h"

#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark {

std::vector<std::string> name_words(std::string_view name) {
    constexpr std::size_t longest_name = 200, most_words = 12;
    std::vector<std::string> words;
    if (name.size() > longest_name) return words;
    for (text::Token& token : text::split(name)) words.push_back(std::move(token.word));
    if (words.size() > most_words) words.clear();
    return words;
}

std::string_view key_part(std::string_view folded_word) {
    if (folded_word == "saint") return "st";
    for (const std::string_view silent : {"upon", "on", "and", "the"})
        if (folded_word == silent) return {};
    return folded_word;
}

NameKey name_key(const std::vector<std::string>& words) {
    NameKey made;
    for (const std::string& word : words) {
        const std::string_view part = key_part(word);
        made.key += part;
        made.parts += !part.empty();
    }
    return made;
}

std::string typed_form(const std::vector<std::string>& words) {
    std::string form;
    for (const std::string& word : words) {
        if (!form.empty()) form += ' ';
        form += word;
    }
    return form;
}

}  // namespace waymark
