// In which form are the words, postcodes and moments of listings compared when lists of Open Referral are filtered?
// (normalisation)
#include "indexer/write/list_forms.h"

#include <fmt/format.h>

#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark::feeds::open_referral {

std::string search_words(std::string_view text) {
    std::string words = " ";
    text::each_word(text.substr(0, 600), [&](std::string_view word, std::size_t, std::size_t) {
        words += word;
        words += ' ';
    });
    return words;
}

bool has_all_words(std::string_view words, std::string_view asked) {
    while (asked.size() > 1) {
        const auto end = asked.find(' ', 1);
        if (words.find(asked.substr(0, end)) == std::string_view::npos) return false;
        asked = asked.substr(end);
    }
    return true;
}

std::string folded_postcode(std::string_view postcode) {
    std::string folded;
    for (char c : postcode)
        if (c != ' ') folded += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return folded;
}

std::int64_t moment_number(std::string_view moment) {
    if (moment.size() < 19) return 0;
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 19; ++i) {
        const char c = moment[i];
        const bool divides = i == 4 || i == 7 || i == 10 || i == 13 || i == 16;
        if (divides) continue;
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string moment_text(std::int64_t n) {
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", n / 10'000'000'000, n / 100'000'000 % 100,
                       n / 1'000'000 % 100, n / 10'000 % 100, n / 100 % 100, n % 100);
}

}  // namespace waymark::feeds::open_referral
