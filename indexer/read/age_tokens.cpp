// Tokenizer: which numbers, words and marks do these words about ages hold?
#include "indexer/read/age_tokens.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "content/text/fold.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_text = 4000;

constexpr std::array<std::string_view, 20> small_numbers{
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> tens{"twenty", "thirty",  "forty",  "fifty",
                                               "sixty",  "seventy", "eighty", "ninety"};

int number_word(std::string_view word) {
    if (word.size() < 3 || word.size() > 9 || std::string_view("zotfsen").find(word.front()) == std::string_view::npos)
        return -1;
    for (std::size_t i = 0; i < small_numbers.size(); ++i)
        if (small_numbers[i] == word) return static_cast<int>(i);
    for (std::size_t i = 0; i < tens.size(); ++i)
        if (tens[i] == word) return static_cast<int>(i + 2) * 10;
    return -1;
}

/// "twos", "sixes", "sixties" as "two", "six", "sixty"; empty when it is no number of several.
std::string one_of_many(std::string_view word) {
    if (word.size() < 4 || word.back() != 's') return {};
    std::string one(word.substr(0, word.size() - 1));
    if (one.ends_with("ie")) return one.substr(0, one.size() - 2) + "y";
    return one == "sixe" ? "six" : one;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Halves as they are written on a keyboard: folding would make "2½" a 21.
std::string spelt_out(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> signs{
        {{"\xC2\xBC", " 1/4"}, {"\xC2\xBD", " 1/2"}, {"\xC2\xBE", " 3/4"}}};
    std::string out(text);
    for (const auto& [sign, words] : signs)
        for (auto at = out.find(sign); at != std::string::npos; at = out.find(sign, at + words.size()))
            out.replace(at, sign.size(), words);
    return out;
}

/// The dash, arrow or comparison that starts at `at`, as one mark, and how long it is; else nothing.
std::pair<std::string_view, std::size_t> sign_at(std::string_view text, std::size_t at) {
    if (text[at] != '\xE2') return {};  // the first byte of them all
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> signs{{{"\xE2\x80\x90", "-"},
                                                                                         {"\xE2\x80\x91", "-"},
                                                                                         {"\xE2\x80\x92", "-"},
                                                                                         {"\xE2\x80\x93", "-"},
                                                                                         {"\xE2\x80\x94", "-"},
                                                                                         {"\xE2\x88\x92", "-"},
                                                                                         {"\xE2\x86\x92", "-"},
                                                                                         {"\xE2\x89\xA4", "<="},
                                                                                         {"\xE2\x89\xA5", ">="}}};
    for (const auto& [sign, mark] : signs)
        if (text.substr(at).starts_with(sign)) return {mark, sign.size()};
    return {};
}

}  // namespace

AgeTokens::AgeTokens(std::string_view text) {
    const std::string folded = text::fold(spelt_out(text.substr(0, longest_text)));
    std::size_t last_end = 0;
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t from = i;
        if (folded[i] == '\n') {
            tokens_.push_back({});
            tokens_.back().word = "\n";
            ++i;
        } else if (static_cast<unsigned char>(folded[i]) <= ' ') {
            ++i;
            continue;
        } else if (is_digit(folded[i])) {
            while (i < folded.size() && is_digit(folded[i])) ++i;
            add_number(folded.substr(from, i - from));
            // "4.5 years" is 4 and a half; "1.2.2024" stays three numbers with marks.
            if (i + 1 < folded.size() && folded[i] == '.' && is_digit(folded[i + 1])) {
                std::size_t j = i + 1;
                while (j < folded.size() && is_digit(folded[j])) ++j;
                if (j - i <= 3 &&
                    (j >= folded.size() || folded[j] != '.' || j + 1 >= folded.size() || !is_digit(folded[j + 1]))) {
                    const std::string decimals = folded.substr(i + 1, j - i - 1);
                    const int hundredths = std::stoi(decimals) * (decimals.size() == 1 ? 10 : 1);
                    tokens_.back().more_months = hundredths * 12 / 100;
                    tokens_.back().like_clock = decimals == "15" || decimals == "30" || decimals == "45";
                    i = j;
                }
            }
        } else if (auto [mark, size] = sign_at(folded, i); size > 0) {
            tokens_.push_back({});
            tokens_.back().word = mark;
            i += size;
        } else if (is_letter(folded[i])) {
            while (i < folded.size() && is_letter(folded[i]) && sign_at(folded, i).second == 0) ++i;
            add_word(folded.substr(from, i - from), from == last_end && from > 0);
        } else {
            tokens_.push_back({});
            tokens_.back().word = std::string(1, folded[i++]);
            if (i < folded.size() && folded[i] == '=' && (tokens_.back().word == "<" || tokens_.back().word == ">")) {
                tokens_.back().word += '=';
                ++i;
            }
        }
        tokens_.back().joined = from == last_end && from > 0;
        last_end = i;
        join_fraction();
    }
}

void AgeTokens::add_number(std::string word) {
    AgeToken token;
    token.is_number = true;
    token.value = word.size() > 4 ? 9999 : std::stoi(word);
    token.like_code = word.size() > 2 && word.front() == '0';
    token.word = std::move(word);
    tokens_.push_back(std::move(token));
}

void AgeTokens::add_word(std::string word, bool joined) {
    AgeToken token;
    token.word = word;
    int value = joined ? -1 : number_word(word);
    const bool several = value < 0 && !joined && (value = number_word(one_of_many(word))) > 0;
    if (value >= 0) {
        // "twenty one", "twenty-one"
        std::size_t before = tokens_.size();
        if (before > 1 && tokens_[before - 1].word == "-" && tokens_[before - 1].joined) --before;
        if (value > 0 && value < 10 && before > 0 && tokens_[before - 1].is_number &&
            std::find(tens.begin(), tens.end(), tokens_[before - 1].word) != tens.end()) {
            tokens_.resize(before);
            tokens_.back().value += value;
            tokens_.back().word = "tens and ones";
        } else {
            token.is_number = true;
            token.value = value;
            tokens_.push_back(std::move(token));
        }
        if (!several) return;
        token = {};
        token.word = "s";
    }
    tokens_.push_back(std::move(token));
}

/// "2 1/2" and "two and a half" are one number.
void AgeTokens::join_fraction() {
    const std::size_t size = tokens_.size();
    if (size >= 4 && tokens_[size - 1].is_number && word(size - 2) == "/" && tokens_[size - 2].joined &&
        tokens_[size - 3].is_number && !tokens_[size - 3].joined && tokens_[size - 4].is_number) {
        const int above = tokens_[size - 3].value, below = tokens_[size - 1].value;
        if ((below == 2 || below == 4) && above > 0 && above < below) {
            tokens_[size - 4].more_months = 12 * above / below;
            tokens_.resize(size - 3);
        }
    } else if (size >= 4 && word(size - 1) == "half" && word(size - 2) == "a" && word(size - 3) == "and" &&
               tokens_[size - 4].is_number) {
        tokens_[size - 4].more_months = 6;
        tokens_.resize(size - 3);
    }
}

const std::string& AgeTokens::word(std::size_t at) const {
    static const std::string none;
    return at < tokens_.size() ? tokens_[at].word : none;
}

bool AgeTokens::is(std::size_t at, std::initializer_list<std::string_view> words) const {
    return at < tokens_.size() && std::find(words.begin(), words.end(), tokens_[at].word) != words.end();
}

bool AgeTokens::ends_clause(std::size_t at) const {
    return at >= tokens_.size() || is(at, {".", ";", "!", "?", "(", ")", "[", "]", "\n"});
}

}  // namespace waymark::feeds
