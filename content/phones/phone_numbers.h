// Which numbers can be rung, out of what somebody wrote into a field for them (libphonenumber)?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// One number with the words that belong to it.
struct PhoneNumber {
    std::string words;  ///< as it is shown: what was written, without the slips of spreadsheets
    std::string link;   ///< `tel:+441914960001;ext=23` (RFC 3966), `sms:85258`; empty where ringing leads nowhere
    bool zero_restored = false;  ///< the first 0 was missing, as spreadsheets take it away
    bool operator==(const PhoneNumber&) const = default;
};

/// The numbers of a field, in order, numbers of the United Kingdom unless they say otherwise. Several are parted at
/// slashes, commas, semicolons and "or". Words with a number stay with it. A text without any number that could be rung
/// (`TBC`, a postcode, `7.7E+09`) has none; one whose digits make no number that there can be keeps its words and has
/// no link. Thread-safe; looks at 300 bytes at most.
std::vector<PhoneNumber> read_phone_numbers(std::string_view field);

}  // namespace waymark
