// Which days and hours do a provider's words about opening name, and which of the words are left?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

/// One stretch of opening, as it comes back week by week or month by month.
struct OpeningHours {
    std::vector<std::string> days;  ///< codes of the field `day`, in the order of the week
    std::string opens, closes;      ///< `HH:MM`; the end may lie past midnight, and either may be unknown
    std::string byday;              ///< RRULE, of days of a month: `1SA,3SA`; the days are then those of it
    bool every_other_week = false;
    std::string term;   ///< `term`, `holidays`, `all-year`, or empty
    std::string words;  ///< the sentence, where it says more than the rest of this
    bool operator==(const OpeningHours&) const = default;
};

/// "Friday (07:00 - 19:00), Monday (07:00 - 19:00)", "9am-5pm Monday to Friday, 10am-2pm Saturday", "Tuesdays 7-9pm",
/// "1st Saturday of the month 10am-12noon", "Monday: Closed, Tuesday: 10:00 - 16:00", "24/7" … What cannot be read
/// keeps its words: beside what could in the same sentence, else in an entry of its own without days. Days on which it
/// is closed, or opens by appointment alone, are not among the days. Hours that would be a guess are left out. Where
/// nothing could be read there is one entry with all the words; none for blank words. At most 50 entries.
std::vector<OpeningHours> opening_hours(std::string_view words);

/// The days and hours that a sentence among others tells, without words. Days without a time count where they are days
/// of a month, and, if `days_alone`, all of them.
std::vector<OpeningHours> opening_hours_in_prose(std::string_view sentence, bool days_alone = false);

}  // namespace waymark::feeds
