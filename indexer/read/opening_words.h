// Tokenizer: which days, times and other words do a provider's words about opening hold?
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/opening_phrases.h"

namespace waymark::feeds {

/// Whether each day is meant, Monday first.
using WeekDays = std::array<bool, 7>;

/// Two times as they are written, "7" and "9pm"; what was not written is empty.
struct WrittenHours {
    std::string from, to;
};

struct OpeningToken {
    using Kind = OpeningKind;
    Kind kind = Kind::other;
    WeekDays days{};
    WrittenHours hours;
    int nth = 0;                   ///< 1 to 5, -1 for the last
    std::size_t from = 0, to = 0;  ///< bytes of the text
    std::string word;              ///< folded to lower case, of words
};

/// The tokens in order. `prose`: days are taken where they are written out or stand before a time, not "sat" and "we".
/// Reads no more than 20,000 bytes.
std::vector<OpeningToken> opening_tokens(std::string_view text, bool prose);

}  // namespace waymark::feeds
