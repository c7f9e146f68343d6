// What of a listing does the index keep to show it as a result, without asking the store?
#include "search/index/record.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "content/places/postcode.h"

namespace waymark {
namespace {

void put(std::string& out, std::string_view text) {
    auto size = static_cast<std::uint32_t>(text.size());
    char bytes[4];
    std::memcpy(bytes, &size, 4);
    out.append(bytes, 4);
    out += text;
}
template <class List>
void put_list(std::string& out, const List& list) {
    put(out, std::to_string(list.size()));
    for (const auto& item : list) put(out, item);
}
bool take(std::string_view& in, std::string_view& text) {
    std::uint32_t size = 0;
    if (in.size() < 4) return false;
    std::memcpy(&size, in.data(), 4);
    in.remove_prefix(4);
    if (in.size() < size) return false;
    text = in.substr(0, size);
    in.remove_prefix(size);
    return true;
}
/// A whole number of at most `digits` digits; nothing where there is none.
std::optional<int> whole(std::string_view text, std::size_t digits) {
    if (text.empty() || text.size() > digits) return {};
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}
/// How many texts a list has.
bool take(std::string_view& in, std::size_t& count) {
    std::string_view text;
    if (!take(in, text)) return false;
    const auto n = whole(text, 6);
    count = static_cast<std::size_t>(n.value_or(0));
    return n && count <= in.size();
}
bool take(std::string_view& in, std::vector<std::string_view>& list) {
    std::size_t count = 0;
    if (!take(in, count)) return false;
    list.resize(count);
    return std::all_of(list.begin(), list.end(), [&](auto& item) { return take(in, item); });
}
bool take(std::string_view& in, PackedTexts& list) {
    std::size_t count = 0;
    if (!take(in, count)) return false;
    const auto begin = in;
    std::string_view item;
    for (std::size_t i = 0; i < count; ++i)
        if (!take(in, item)) return false;
    list = {begin.substr(0, begin.size() - in.size()), count};
    return true;
}
std::string age_text(const std::optional<int>& age) { return age ? std::to_string(*age) : std::string(); }

}  // namespace

std::string learned_postcode(const Place& place) {
    if (place.address_hidden || !place.point || place.precision != Precision::exact) return {};
    const auto postcode = as_postcode(place.postcode);
    return postcode && !postcode->inward.empty() ? postcode->outcode + postcode->inward : std::string();
}

std::string summary_of(const Listing& listing) {
    if (!listing.summary.empty()) return listing.summary;
    const auto& d = listing.description;
    if (d.size() <= 240) {
        std::string whole = d;
        std::replace(whole.begin(), whole.end(), '\n', ' ');
        return whole;
    }
    // Up to the last sentence end within 240 bytes, else up to the last space.
    std::size_t cut = std::string::npos;
    for (std::size_t i = 60; i < 240; ++i)
        if ((d[i] == '.' || d[i] == '!' || d[i] == '?') && (d[i + 1] == ' ' || d[i + 1] == '\n')) cut = i + 1;
    std::string out;
    if (cut != std::string::npos) {
        out = d.substr(0, cut);
    } else {
        cut = d.rfind(' ', 220);
        if (cut == std::string::npos || cut < 40) {
            cut = 220;
            while (cut > 0 && (static_cast<unsigned char>(d[cut]) & 0xC0) == 0x80) --cut;
        }
        out = d.substr(0, cut) + " …";
    }
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

std::string packed_record(const Listing& l) {
    std::string out;
    const auto summary = summary_of(l);
    out.reserve(l.name.size() + 2 * summary.size() + l.description.size() + l.eligibility.size() + 1024);
    for (std::string_view text :
         {std::string_view(l.id), std::string_view(l.name), std::string_view(l.organisation.name),
          std::string_view(summary), std::string_view(l.council), std::string_view(l.availability.state),
          std::string_view(l.assured)})
        put(out, text);
    const Ages read = l.ages.stated() ? Ages() : l.derived_ages;
    for (const auto& end : {l.ages.min, l.ages.max, read.min, read.max}) put(out, age_text(end));
    const auto& access = l.of("accessibility");
    for (const auto* codes :
         {&l.of("need").yes, &l.of("cost").yes, &l.of("when").yes, &access.yes, &access.no, &access.derived})
        put_list(out, *codes);
    std::vector<std::string> names, postcodes;
    for (const auto& place : l.places) {
        if (!place.point) continue;
        std::string name = place.name;
        if (name.empty() && !place.address_hidden && !place.address.empty()) name = place.address.front();
        if (!place.city.empty() && name.find(place.city) == std::string::npos)
            name += (name.empty() ? "" : ", ") + place.city;
        if (name.empty()) name = place.postcode;
        names.push_back(name);
        postcodes.push_back(learned_postcode(place));
    }
    put_list(out, names);
    put_list(out, postcodes);
    put(out, l.name + "\n" + l.summary + "\n" + l.description + "\n" + l.eligibility + "\n" + l.organisation.name);
    return out;
}

std::string_view PackedTexts::operator[](std::size_t i) const {
    auto in = bytes_;
    std::string_view text;
    for (std::size_t n = 0; n <= i; ++n) take(in, text);
    return text;
}

bool unpack(std::string_view in, Record& r) {
    for (auto* text : {&r.id, &r.name, &r.organisation, &r.summary, &r.council, &r.availability, &r.assured})
        if (!take(in, *text)) return false;
    for (auto* ages : {&r.age, &r.age_derived}) {
        std::string_view min, max;
        if (!take(in, min) || !take(in, max)) return false;
        *ages = {whole(min, 3), whole(max, 3)};
    }
    for (auto* list : {&r.need, &r.cost, &r.when, &r.access_yes, &r.access_no, &r.access_derived})
        if (!take(in, *list)) return false;
    return take(in, r.place_names) && take(in, r.place_postcodes) && take(in, r.text);
}

std::string_view text_in(std::string_view in) {
    constexpr int texts = 11, lists = 8;  // before it
    std::string_view text;
    for (int i = 0; i < texts; ++i)
        if (!take(in, text)) return {};
    for (int i = 0; i < lists; ++i) {
        std::size_t count = 0;
        if (!take(in, count)) return {};
        for (; count > 0; --count)
            if (!take(in, text)) return {};
    }
    return take(in, text) ? text : std::string_view{};
}

}  // namespace waymark
