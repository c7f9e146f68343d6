// Which day, or moment, do these words of a feed mean?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark::feeds {

/// `2026-03-01` out of ISO dates and times, `01/03/2026`, `1.3.26`, `1 March 2026`, `1st Mar 2026`, `March 1, 2026`,
/// `20260301`. Day before month, as in Britain, unless the second number cannot be a month. Years before 1901 and after
/// 2199 mean "none": nothing.
std::optional<std::string> date_from_words(std::string_view text);

/// `2026-03-01T09:30:00Z` out of an ISO date and time (offsets are worked in) or any date of the above (midnight).
/// Nothing as above.
std::optional<std::string> moment_from_words(std::string_view text);

/// Whether a text is one of the dates that mean "none": `1900-01-01`, `0001-01-01`, `9999-12-31` …
bool is_no_date(std::string_view text);

}  // namespace waymark::feeds
