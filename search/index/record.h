// What of a listing does the index keep to show it as a result, without asking the store?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "waymark/listing.h"

namespace waymark {

/// Texts one after another in packed bytes. A look at one goes past all before it.
class PackedTexts {
public:
    PackedTexts() = default;
    PackedTexts(std::string_view bytes, std::size_t size) : bytes_(bytes), size_(size) {}
    std::size_t size() const { return size_; }
    std::string_view operator[](std::size_t i) const;

private:
    std::string_view bytes_;
    std::size_t size_ = 0;
};

/// A listing as a result needs it, read where it lies in packed bytes. `text` is what highlights and phrases are looked
/// for in.
struct Record {
    std::string_view id, name, organisation, summary, council, availability, assured;
    std::vector<std::string_view> need, cost, when, access_yes, access_no, access_derived;
    Ages age, age_derived;
    PackedTexts place_names;      ///< parallel to Columns::places
    PackedTexts place_postcodes;  ///< parallel; what learned_postcode() gives
    std::string_view text;        ///< fields divided by newlines
};

std::string packed_record(const Listing& listing);
/// False when the bytes are not what packed_record() writes.
bool unpack(std::string_view bytes, Record& record);
/// Only the `text` of the record, without looking at what lies before; empty when the bytes are damaged.
std::string_view text_in(std::string_view bytes);

/// The full postcode (`SR47TF`) that the point of a place can stand for; empty when its point is not exact or its
/// address is hidden.
std::string learned_postcode(const Place& place);

/// The first sentences of a description, for listings without a summary; at most about 200 bytes.
std::string summary_of(const Listing& listing);

}  // namespace waymark
