// How old is somebody whom these words name: "5", "2 1/2 years", "18 months", "birth"?
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/read/age_tokens.h"

namespace waymark::feeds {

enum class AgeUnit { none, years, months, weeks };

/// An age as it is said: months, so that weeks and months can be compared with years.
struct AgeAmount {
    int months = 0;
    int bare = 0, more_months = 0;  ///< the number itself
    AgeUnit unit = AgeUnit::none;
    bool several = false;   ///< "5s"
    bool says_age = false;  ///< "5 years old", "5 years of age", "birth"
    std::size_t next = 0;   ///< token behind it
    void set_unit(AgeUnit u) {
        unit = u;
        months = u == AgeUnit::months ? bare : u == AgeUnit::weeks ? bare / 4 : bare * 12 + more_months;
    }
    int years() const { return months / 12; }
};

AgeUnit age_unit(const AgeTokens& tokens, std::size_t at);

/// The age that begins at a token; nothing when none does, or when what stands before the number makes it a price, a
/// code, a time or a date.
std::optional<AgeAmount> age_amount(const AgeTokens& tokens, std::size_t at);

/// What stands behind a number and makes it something else than an age: "am", "people", "miles".
bool makes_it_no_age(const AgeTokens& tokens, std::size_t at);

/// "Monday 4-6", "Tuesdays: 10 - 12": an hour, unless it is said to be an age.
bool is_an_hour(const AgeTokens& tokens, std::size_t at);
/// "4-5, 5-6 and 6-7pm": what stands at `at` and behind tells that the numbers before are hours.
bool ends_in_hours(const AgeTokens& tokens, std::size_t at);

}  // namespace waymark::feeds
