// Tokenizer: which days, times and other words do a provider's words about opening hold?
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

/// Whether each day is meant, Monday first.
using WeekDays = std::array<bool, 7>;

/// Two times as they are written, "7" and "9pm"; what was not written is empty.
struct WrittenHours {
    std::string from, to;
};

struct OpeningToken {
    enum class Kind : unsigned char {
        days,         ///< "Mon-Fri", "weekdays", "Tuesdays and Thursdays"
        hours,        ///< "7-9pm", "10am until 12"
        start,        ///< one time alone
        whole_day,    ///< "24 hours", "24/7"
        closed,       ///< "closed", "not open"
        except,       ///< "except", "but not"
        appointment,  ///< "by appointment"
        nth,          ///< "1st", "last"
        of_month,     ///< "of the month"
        alternate,    ///< "every other", "fortnightly"
        term,         ///< "term time"
        holidays,     ///< "school holidays"
        all_year,
        comma,   ///< and what else parts without ending: "&", "/"
        stop,    ///< the end of a sentence or line
        filler,  ///< "open", "from", "every": says nothing of its own
        other    ///< what we cannot read
    };
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
