// Which days of the week do these words of a feed mean?
#include "indexer/read/days.h"

#include <array>
#include <optional>

namespace waymark::feeds {

namespace {

constexpr std::array<std::string_view, 7> codes{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::size_t> day_of(std::string_view word) {
    static constexpr std::array<std::string_view, 7> full{"monday", "tuesday",  "wednesday", "thursday",
                                                          "friday", "saturday", "sunday"};
    if (word.size() >= 4 && word.back() == 's' && word != "tues" && word != "weds" && word != "thurs")
        word.remove_suffix(1);
    if (word == "weds") return 2;
    for (std::size_t i = 0; i < full.size(); ++i)
        if (word.size() >= 2 && word.size() <= full[i].size() && full[i].starts_with(word)) return i;
    return std::nullopt;
}

}  // namespace

std::vector<std::string> days_from_words(std::string_view text) {
    std::array<bool, 7> on{};
    std::optional<std::size_t> last;
    bool range = false, every = false;
    text = text.substr(0, 500);
    for (std::size_t i = 0; i < text.size();) {
        char c = text[i];
        bool is_letter = (c | 32) >= 'a' && (c | 32) <= 'z', is_digit = c >= '0' && c <= '9';
        if (is_letter) {
            std::string word;
            while (i < text.size() && (text[i] | 32) >= 'a' && (text[i] | 32) <= 'z')
                word += static_cast<char>(text[i++] | 32);
            if (word == "to" || word == "until" || word == "through") {
                range = last.has_value();
                continue;
            }
            if (word == "daily" || word == "everyday" || (every && word == "day")) on.fill(true);
            every = word == "every" || word == "each";
            if (word == "weekdays" || word == "weekday")
                for (std::size_t d = 0; d < 5; ++d) on[d] = true;
            if (word == "weekends" || word == "weekend") on[5] = on[6] = true;
            auto day = day_of(word);
            if (!day) continue;
            if (range && last) {
                for (std::size_t d = *last; d != *day; d = (d + 1) % 7) on[d] = true;
            }
            on[*day] = true;
            last = day;
            range = false;
        } else if (is_digit) {
            std::size_t from = i;
            while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
            // `2MO` is the second Monday: the number is no day of its own.
            if (i < text.size() && ((text[i] | 32) >= 'a' && (text[i] | 32) <= 'z')) continue;
            if (i - from != 1 || text[from] > '7') continue;
            std::size_t day = text[from] == '0' ? 6 : static_cast<std::size_t>(text[from] - '1');
            if (range && last)
                for (std::size_t d = *last; d != day; d = (d + 1) % 7) on[d] = true;
            on[day] = true;
            last = day;
            range = false;
        } else {
            // `-1FR` is the last Friday, not a range up to it.
            bool counts_back = c == '-' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
                               (text[i + 2] | 32) >= 'a';
            if (c == '-' && last && !counts_back) range = true;
            else if (c == ',' || c == ';' || c == '&' || c == '/') range = false;
            // the en dash
            if (static_cast<unsigned char>(c) == 0xE2 && text.substr(i).starts_with("\xE2\x80\x93") && last) {
                range = true;
                i += 2;
            }
            ++i;
        }
    }
    std::vector<std::string> days;
    for (std::size_t d = 0; d < 7; ++d)
        if (on[d]) days.emplace_back(codes[d]);
    return days;
}

}  // namespace waymark::feeds
