// What of a listing does the index keep to show it as a result, without asking the store?
#include "search/index/record.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "content/places/places.h"

namespace waymark {
namespace {

void put(std::string& out, std::string_view text) {
    auto size = static_cast<std::uint32_t>(text.size());
    char bytes[4];
    std::memcpy(bytes, &size, 4);
    out.append(bytes, 4);
    out += text;
}
void put(std::string& out, const std::vector<std::string>& list) {
    put(out, std::string_view(std::to_string(list.size())));
    for (const auto& item : list) put(out, std::string_view(item));
}
bool take(std::string_view& in, std::string& text) {
    std::uint32_t size = 0;
    if (in.size() < 4) return false;
    std::memcpy(&size, in.data(), 4);
    in.remove_prefix(4);
    if (in.size() < size) return false;
    text.assign(in.substr(0, size));
    in.remove_prefix(size);
    return true;
}
bool take(std::string_view& in, std::vector<std::string>& list) {
    std::string count;
    if (!take(in, count) || count.empty() || count.size() > 6) return false;
    std::size_t n = 0;
    for (char c : count) {
        if (c < '0' || c > '9') return false;
        n = n * 10 + static_cast<std::size_t>(c - '0');
    }
    if (n > in.size()) return false;
    list.resize(n);
    for (auto& item : list)
        if (!take(in, item)) return false;
    return true;
}
std::string age_text(const std::optional<int>& age) { return age ? std::to_string(*age) : std::string(); }
std::optional<int> age_value(const std::string& text) {
    if (text.empty() || text.size() > 3) return {};
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

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

Record record_of(const Listing& l) {
    Record r;
    r.id = l.id;
    r.name = l.name;
    r.organisation = l.organisation.name;
    r.summary = summary_of(l);
    r.council = l.council;
    r.availability = l.availability.state;
    r.need = l.of("need").yes;
    r.cost = l.of("cost").yes;
    r.when = l.of("when").yes;
    const auto& access = l.of("accessibility");
    r.access_yes = access.yes;
    r.access_no = access.no;
    r.access_derived = access.derived;
    r.age = l.ages;
    r.assured = l.assured;
    for (const auto& place : l.places) {
        if (!place.point) continue;
        std::string name = place.name;
        if (name.empty() && !place.address_hidden && !place.address.empty()) name = place.address.front();
        if (!place.city.empty() && name.find(place.city) == std::string::npos) name += (name.empty() ? "" : ", ") + place.city;
        if (name.empty()) name = place.postcode;
        r.place_names.push_back(name);
        r.place_postcodes.push_back(learned_postcode(place));
    }
    r.text = l.name + "\n" + l.summary + "\n" + l.description + "\n" + l.eligibility + "\n" + l.organisation.name;
    return r;
}

std::string pack(const Record& r) {
    std::string out;
    out.reserve(r.text.size() + r.summary.size() + 512);
    for (const auto* text : {&r.id, &r.name, &r.organisation, &r.summary, &r.council, &r.availability, &r.assured}) put(out, std::string_view(*text));
    put(out, std::string_view(age_text(r.age.min)));
    put(out, std::string_view(age_text(r.age.max)));
    for (const auto* list : {&r.need, &r.cost, &r.when, &r.access_yes, &r.access_no, &r.access_derived, &r.place_names, &r.place_postcodes}) put(out, *list);
    put(out, std::string_view(r.text));
    return out;
}

bool unpack(std::string_view in, Record& r) {
    for (auto* text : {&r.id, &r.name, &r.organisation, &r.summary, &r.council, &r.availability, &r.assured})
        if (!take(in, *text)) return false;
    std::string min, max;
    if (!take(in, min) || !take(in, max)) return false;
    r.age = {age_value(min), age_value(max)};
    for (auto* list : {&r.need, &r.cost, &r.when, &r.access_yes, &r.access_no, &r.access_derived, &r.place_names, &r.place_postcodes})
        if (!take(in, *list)) return false;
    return take(in, r.text);
}

}  // namespace waymark
