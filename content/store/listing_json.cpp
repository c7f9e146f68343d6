// How is a listing written as one JSON document and read back?
#include "content/store/listing_json.h"

#include <fmt/format.h>

#include <cmath>
#include <type_traits>

#include "content/json/json_reader.h"
#include "content/json/json_writer.h"
#include "content/store/listing_members.h"

namespace waymark {
namespace {

// Writing. What is empty is left out; inside lists and maps it stays, so that their sizes come back.

void write(JsonWriter& out, const std::string& text) { out.value(std::string_view(text)); }
void write(JsonWriter& out, bool yes) { out.value(yes); }
void write(JsonWriter& out, int number) { out.value(number); }
void write(JsonWriter& out, double number) { out.value(number); }

template <class T>
requires std::is_enum_v<T>
void write(JsonWriter& out, T value) { out.value(EnumNames<T>::words.at(static_cast<std::size_t>(value))); }

template <HasMembers T>
void write(JsonWriter& out, const T& value);

template <class T>
void write(JsonWriter& out, const std::vector<T>& values) {
    out.open('[');
    for (const T& value : values) {
        out.next();
        write(out, value);
    }
    out.close(']');
}

template <class T>
void write(JsonWriter& out, const std::map<std::string, T>& values) {
    out.open('{');
    for (const auto& [name, value] : values) {
        out.free_key(name);
        write(out, value);
    }
    out.close('}');
}

template <class T>
bool is_left_out(const T& value) {
    if constexpr (std::is_same_v<T, LatLon>) return !std::isfinite(value.lat) || !std::isfinite(value.lon);
    else if constexpr (std::is_same_v<T, Precision>) return value == Precision::unknown;
    else if constexpr (std::is_same_v<T, double>) return false;  // nought is a place, too
    else if constexpr (requires { value.empty(); }) return value.empty();
    else return value == T{};
}

template <class T>
void write_member(JsonWriter& out, std::string_view name, const T& value) {
    if (is_left_out(value)) return;
    out.key(name);
    write(out, value);
}

/// A value that may be absent is written whatever it is, once it is there: "no" and 0 are not "not stated".
template <class T>
void write_member(JsonWriter& out, std::string_view name, const std::optional<T>& value) {
    if (!value) return;
    if constexpr (std::is_same_v<T, LatLon>)
        if (is_left_out(*value)) return;
    out.key(name);
    write(out, *value);
}

template <HasMembers T>
void write(JsonWriter& out, const T& value) {
    out.open('{');
    for_each_field(value, [&](std::string_view name, const auto& member) { write_member(out, name, member); });
    out.close('}');
}

// Reading. A `null` is what is not there.

bool read(JsonReader& in, std::string& text) { return in.string(text); }
bool read(JsonReader& in, bool& yes) { return in.boolean(yes); }
bool read(JsonReader& in, int& number) { return in.whole_number(number); }
bool read(JsonReader& in, double& number) { return in.number(number); }

template <class T>
requires std::is_enum_v<T>
bool read(JsonReader& in, T& value) {
    std::string word;
    if (!in.string(word)) return false;
    for (std::size_t i = 0; i < EnumNames<T>::words.size(); ++i) {
        if (EnumNames<T>::words[i] != word) continue;
        value = static_cast<T>(i);
        return true;
    }
    return false;
}

template <HasMembers T>
bool read(JsonReader& in, T& value);

template <class T>
bool read(JsonReader& in, std::optional<T>& value) {
    return read(in, value.emplace());
}

template <class T>
bool read(JsonReader& in, std::vector<T>& values) {
    values.clear();
    return in.array([&] { return read(in, values.emplace_back()); });
}

template <class T>
bool read(JsonReader& in, std::map<std::string, T>& values) {
    values.clear();
    return in.object([&](std::string_view name) { return read(in, values[std::string(name)]); });
}

template <class T>
bool read_member(JsonReader& in, std::string_view name, T& value) {
    bool known = false, good = true;
    for_each_field(value, [&](std::string_view member_name, auto& member) {
        if (known || member_name != name) return;
        known = true;
        good = in.null() || read(in, member);
    });
    return known ? good : in.skip();
}

template <HasMembers T>
bool read(JsonReader& in, T& value) {
    return in.object([&](std::string_view name) { return read_member(in, name, value); });
}

/// Whether `kept` can stand in the document as it is and come back as it was: one JSON value, not too deep for where it
/// stands.
bool embeds(std::string_view kept) {
    JsonReader in(kept, 1);
    std::string_view raw;
    return in.skip(&raw) && raw.size() == kept.size() && is_utf8(kept);
}

}  // namespace

ListingDocument document_of(const Listing& listing) {
    JsonWriter out;
    out.reserve(1024 + listing.description.size() + listing.unmapped_json.size());
    out.open('{');
    for_each_field(listing, [&](std::string_view name, const auto& member) { write_member(out, name, member); });
    if (!listing.unmapped_json.empty()) {
        if (embeds(listing.unmapped_json)) {
            out.key("kept");
            out.raw(listing.unmapped_json);
        } else {
            out.key("kept_text");
            write(out, listing.unmapped_json);
        }
    }
    out.close('}');
    const bool has_nul = out.saw_nul();
    return {out.take(), has_nul};
}

ListingDocument document_of(const Commissioning& facts) {
    JsonWriter out;
    write(out, facts);
    const bool has_nul = out.saw_nul();
    return {out.take(), has_nul};
}

std::optional<Commissioning> commissioning_from_json(std::string_view json) {
    JsonReader in(json);
    Commissioning facts;
    if (!read(in, facts) || !in.at_end()) return std::nullopt;
    return facts;
}

std::string to_json(const Listing& listing) { return document_of(listing).json; }

Result<Listing> listing_from_json(std::string_view json) {
    JsonReader in(json);
    Listing listing;
    const bool good = in.object([&](std::string_view name) {
        if (name == "kept") {
            std::string_view raw;
            if (!in.skip(&raw)) return false;
            listing.unmapped_json = raw;
            return true;
        }
        if (name == "kept_text") return in.string(listing.unmapped_json);
        return read_member(in, name, listing);
    });
    if (!good || !in.at_end())
        return fail(
            ErrorKind::unreadable,
            fmt::format(
                "a kept listing cannot be read: something is wrong at byte {} of its document; import its feed again, "
                "or restore a backup",
                in.position()));
    return listing;
}

}  // namespace waymark
