// What of a listing does the index keep to show it as a result, without asking the store?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "waymark/answer.h"
#include "waymark/listing.h"

namespace waymark {

/// A listing as a result needs it. `text` is what highlights and phrases are looked for in.
struct Record {
    std::string id, name, organisation, summary, council, availability;
    std::vector<std::string> need, cost, when, access_yes, access_no, access_derived;
    Ages age;
    Date assured;
    std::vector<std::string> place_names;   ///< parallel to Columns::places
    std::vector<std::string> place_postcodes;   ///< parallel; what learned_postcode() gives
    std::string text;                       ///< fields divided by newlines
};

Record record_of(const Listing& listing);
std::string pack(const Record& record);
/// False when the bytes are not what pack() writes.
bool unpack(std::string_view bytes, Record& record);

/// The full postcode (`SR47TF`) that the point of a place can stand for; empty when its point is not exact or its address is hidden.
std::string learned_postcode(const Place& place);

/// The first sentences of a description, for listings without a summary; at most about 200 bytes.
std::string summary_of(const Listing& listing);

}  // namespace waymark
