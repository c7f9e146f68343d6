// Which numbers, words and marks do these words about ages hold?
#include "indexer/read/age_tokens.h"

#include <array>
#include <cctype>

#include "content/text/fold.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_text = 4000;

int number_word(std::string_view word) {
    static constexpr std::array<std::string_view, 21> words{
        "zero",     "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word) return static_cast<int>(i);
    return -1;
}

}  // namespace

std::vector<AgeToken> tokens_of(std::string_view text) {
    std::string folded = text::fold(text.substr(0, longest_text));
    std::vector<AgeToken> tokens;
    for (std::size_t i = 0; i < folded.size();) {
        unsigned char c = static_cast<unsigned char>(folded[i]);
        if (c <= ' ') {
            ++i;
        } else if (std::isdigit(c)) {
            std::size_t from = i;
            while (i < folded.size() && std::isdigit(static_cast<unsigned char>(folded[i]))) ++i;
            AgeToken token{true, 0, folded.substr(from, i - from)};
            token.value = token.word.size() > 4 ? 9999 : std::stoi(token.word);
            // "4.5 years" is 4; "1.2.2024" stays three numbers with marks.
            if (i + 1 < folded.size() && folded[i] == '.' && std::isdigit(static_cast<unsigned char>(folded[i + 1]))) {
                std::size_t j = i + 1;
                while (j < folded.size() && std::isdigit(static_cast<unsigned char>(folded[j]))) ++j;
                if (j - i <= 2 && (j >= folded.size() || folded[j] != '.')) i = j;
            }
            tokens.push_back(std::move(token));
        } else if (std::isalpha(c) || c >= 0x80) {
            std::size_t from = i;
            while (i < folded.size() && (std::isalpha(static_cast<unsigned char>(folded[i])) ||
                                         static_cast<unsigned char>(folded[i]) >= 0x80))
                ++i;
            AgeToken token{false, 0, folded.substr(from, i - from)};
            if (int value = number_word(token.word); value >= 0) {
                if (value < 10 && value > 0 && !tokens.empty() && tokens.back().is_number &&
                    tokens.back().word == "twenty") {
                    tokens.back().value += value;
                    tokens.back().word = "twenty-some";
                    continue;
                }
                token.is_number = true;
                token.value = value;
            }
            tokens.push_back(std::move(token));
        } else {
            tokens.push_back({false, 0, std::string(1, folded[i])});
            ++i;
        }
    }
    return tokens;
}

}  // namespace waymark::feeds
