// In which form are the words, postcodes and moments of listings compared when lists of Open Referral are filtered?
// (normalisation)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark::feeds::open_referral {

/// Folded words with a space before and behind each, so that a word is looked for as ` word `. Only the first 600 bytes
/// count.
std::string search_words(std::string_view text);
/// Whether each word of `asked` (from search_words) is a word of `words`.
bool has_all_words(std::string_view words, std::string_view asked);

/// In capitals, without spaces.
std::string folded_postcode(std::string_view postcode);

/// `yyyymmddhhmmss` of an ISO moment in UTC, 0 when it is none; and back.
std::int64_t moment_number(std::string_view moment);
std::string moment_text(std::int64_t number);

}  // namespace waymark::feeds::open_referral
