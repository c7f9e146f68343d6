// Which age does a field that should hold one say, and which range do two such fields make?
#include "indexer/read/age_fields.h"

#include <string_view>
#include <utility>

#include "indexer/read/ages.h"

namespace waymark::feeds {

Ages tidy_ages(std::optional<int> min, std::optional<int> max, bool* swapped) {
    if (swapped) *swapped = false;
    if (max && *max >= open_age) max.reset();
    if (min && (*min >= open_age || *min < 0)) min.reset();
    if (max && *max < 0) max.reset();
    if (max && *max == 0 && (!min || *min >= 0)) {
        if (min && *min == 0) min.reset();
        max.reset();
    }
    if (min && max && *min > *max) {
        std::swap(min, max);
        if (swapped) *swapped = true;
    }
    return {min, max};
}

std::optional<int> age_from_field(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    if (text.empty()) return std::nullopt;
    std::size_t digits = 0;
    int value = 0;
    while (digits < text.size() && digits < 6 && text[digits] >= '0' && text[digits] <= '9')
        value = value * 10 + (text[digits++] - '0');
    if (digits > 0) {
        std::string_view rest = text.substr(digits);
        if (rest.empty()) return value;
        if (rest.front() == '.' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos) return value;
    }
    if (text.front() == '-') return std::nullopt;
    auto words = ages_from_words(text);
    if (!words) return std::nullopt;
    return words->min ? words->min : words->max;
}

}  // namespace waymark::feeds
