// Which phrases about opening say something of their own?
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace waymark::feeds {

/// What a piece of a text about opening says.
enum class OpeningKind : unsigned char {
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

/// The phrases that begin with this word, in lower case.
const std::vector<std::pair<std::string_view, OpeningKind>>& opening_phrases(std::string_view first_word);

}  // namespace waymark::feeds
