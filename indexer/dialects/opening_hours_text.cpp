// Which days and hours do a provider's words about opening name?
#include "indexer/dialects/opening_hours_text.h"

#include <array>
#include <optional>

#include "indexer/read/days.h"
#include "indexer/read/times.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t most = 50, longest = 20'000;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The end of a time that starts at `at`: `9`, `9.30`, `09:30:00`, each perhaps with am or pm. `at` when none does.
std::size_t end_of_time(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == ':' || text[end] == '.') &&
                                                         end + 1 < text.size() && is_digit(text[end + 1]))))
        ++end;
    if (end == at) return at;
    std::size_t mark = end;
    while (mark < text.size() && text[mark] == ' ') ++mark;
    if (mark + 1 < text.size() && (text[mark] | 32) != 'a' && (text[mark] | 32) != 'p') return end;
    if (mark + 1 < text.size() && (text[mark + 1] | 32) == 'm' &&
        (mark + 2 >= text.size() || !is_letter(text[mark + 2])))
        return mark + 2;
    return end;
}

bool is_clock_like(std::string_view time) {
    return time.find_first_of(":.") != std::string_view::npos || time.find_first_of("mM") != std::string_view::npos;
}

}  // namespace

std::vector<OpeningHours> opening_hours(std::string_view text) {
    text = text.substr(0, longest);
    std::vector<OpeningHours> found;
    std::string days;
    bool days_open = false;  // further days join those at hand
    std::optional<std::string> opens;
    bool opens_like_clock = false;
    for (std::size_t at = 0; at < text.size() && found.size() < most;) {
        if (is_letter(text[at])) {
            std::size_t end = at;
            while (end < text.size() && is_letter(text[end])) ++end;
            std::string word(text.substr(at, end - at));
            if (word.size() >= 2 && !days_from_words(word).empty()) {
                if (!days_open) days.clear();
                days += (days.empty() ? "" : " ") + word;
                days_open = true;
                opens.reset();
            } else if (days_open && (word == "to" || word == "and")) {
                days += " " + word;
            }
            at = end;
            continue;
        }
        if (is_digit(text[at])) {
            std::size_t end = end_of_time(text, at);
            std::string_view written = text.substr(at, end - at);
            auto time = time_from_words(written);
            if (time && !days.empty() && end - at <= 11) {
                days_open = false;
                if (!opens) {
                    opens = time;
                    opens_like_clock = is_clock_like(written);
                } else {
                    // "9 - 5" alone is as likely an age or a price.
                    if (opens_like_clock || is_clock_like(written)) found.push_back({days, *opens, *time});
                    opens.reset();
                }
            }
            at = end == at ? at + 1 : end;
            continue;
        }
        if (days_open && text[at] == '-') days += " -";
        ++at;
    }
    return found;
}

}  // namespace waymark::feeds
