// Which days of the week do these words of a feed mean?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

/// Codes of the field `day`, in the order of the week, each once: out of `Monday`, `MO`, `TH,FR`, `2MO`, `Mon-Fri`,
/// `weekdays`, `weekends`, `daily`, `https://schema.org/Monday`, and the numbers 1 (Monday) to 7 or 0 (Sunday). Words
/// that are no days are passed over.
std::vector<std::string> days_from_words(std::string_view text);

}  // namespace waymark::feeds
