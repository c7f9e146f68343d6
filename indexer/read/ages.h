// Which ages do these words of a feed mean?
#pragma once

#include <optional>
#include <string_view>

#include "waymark/listing.h"

namespace waymark::feeds {

/// An age from here on means that there is no limit: feeds write 99, 100, 104 or 120.
inline constexpr int open_age = 99;

/// What kind of words they are: those of a field that should say ages, or sentences in which most numbers are
/// something else.
enum class AgeText { field, prose };

struct AgesRead {
    Ages ages;
    bool nothing_else = false;  ///< the words say ages and nothing more
};

/// "6 years - 14 years", "11+", "From 5 years upwards", "18 months to 3", "2½", "Under 5s", "All ages", "Years 7 to
/// 11", "KS2" … Whole years, months rounded down at both ends; 99 and more is open. Several ranges give the whole they
/// span; who is left out ("not for under 3s") bounds the others. The ages of volunteers, staff, carers and parents, of
/// who must be accompanied, and numbers that are no ages (prices, times, ratios, waits, years of experience) give
/// nothing. Nothing found: nothing. Reads no more than 4,000 bytes.
std::optional<AgesRead> read_ages(std::string_view text, AgeText kind);

/// The ages alone, of a field.
std::optional<Ages> ages_from_words(std::string_view text);

}  // namespace waymark::feeds
