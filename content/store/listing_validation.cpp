// May a listing that came as a whole from outside be kept as it is?
#include "content/store/listing_validation.h"

#include <algorithm>

#include "content/json/json_reader.h"
#include "content/json/json_writer.h"
#include "content/store/listing_fields.h"
#include "content/text/text.h"

namespace waymark {
namespace {

constexpr std::size_t longest_text = 100 * 1024;
constexpr std::size_t longest_id = 500;

bool is_clean(std::string_view text) {
    if (text.size() > longest_text || !is_utf8(text)) return false;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F) || c == '\n';
    });
    return plain || text::clean(text) == text;
}

bool leads_to_the_web(std::string_view link) {
    return link.empty() || ((link.starts_with("https://") || link.starts_with("http://")) &&
                            link.find_first_of(" \t\r\n\"<>") == std::string_view::npos);
}

bool good(const FieldDescription& field, const std::string& text) {
    return is_clean(text) && (field.content != Content::link || leads_to_the_web(text));
}
template <class T>
requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) bool good(const FieldDescription&, const T&) { return true; }
template <Described T>
bool good(const FieldDescription& field, const T& value);
template <class T>
bool good(const FieldDescription& field, const std::optional<T>& value) {
    return !value || good(field, *value);
}
template <class T>
bool good(const FieldDescription& field, const std::vector<T>& values) {
    return values.size() <= 1000 &&
           std::all_of(values.begin(), values.end(), [&](const T& value) { return good(field, value); });
}
template <class T>
bool good(const FieldDescription& field, const std::map<std::string, T>& values) {
    return values.size() <= 1000 && std::all_of(values.begin(), values.end(), [&](const auto& entry) {
               return is_clean(entry.first) && good(field, entry.second);
           });
}
template <Described T>
bool good(const FieldDescription&, const T& value) {
    bool all = true;
    visit_fields(value, [&](const FieldDescription& field, const auto& member) { all = all && good(field, member); });
    return all;
}

bool is_hidden_well(const Place& place) {
    return place.address.empty() && place.name.empty() && place.description.empty() && place.getting_there.empty() &&
           place.county.empty() && place.id.empty() && place.postcode.size() <= 4 &&
           place.postcode.find(' ') == std::string::npos && (!place.point || place.precision == Precision::district);
}

}  // namespace

bool is_valid(const Listing& listing, const Vocabulary& vocabulary) {
    if (listing.id.empty() || listing.id.size() > 200 || listing.name.empty() ||
        listing.source_id.size() > longest_id || !good({}, listing))
        return false;
    for (const auto& [field, facts] : listing.facts)
        for (const auto* codes : {&facts.yes, &facts.no, &facts.derived})
            for (const std::string& code : *codes)
                if (!vocabulary.has(field, code)) return false;
    bool all_known = true;
    visit_fields(listing, [&](const FieldDescription& field, const auto& member) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::vector<std::string>>)
            if (field.counted)
                for (const std::string& code : member) all_known = all_known && vocabulary.has(field.name, code);
    });
    if (!all_known) return false;
    if (!std::all_of(listing.places.begin(), listing.places.end(),
                     [](const Place& place) { return !place.address_hidden || is_hidden_well(place); }))
        return false;
    if (listing.unmapped_json.empty()) return true;
    JsonReader kept(listing.unmapped_json, 1);
    std::string_view raw;
    return is_utf8(listing.unmapped_json) && listing.unmapped_json.front() == '{' && kept.skip(&raw) &&
           raw.size() == listing.unmapped_json.size();
}

}  // namespace waymark
