// Unknown members: what did a newer program write into a stored document that this one has no field for, and how does
// it stay there?
#include "content/store/unknown_members.h"

#include <utility>
#include <vector>

#include "content/json/json_reader.h"
#include "content/json/json_writer.h"
#include "content/store/listing_fields.h"

namespace waymark {
namespace {

/// A member of an object, or an entry of an array without a name, and its JSON.
using Parts = std::vector<std::pair<std::string, std::string_view>>;

Parts parts_of(std::string_view json) {
    Parts parts;
    JsonReader in(json);
    const auto take = [&](std::string_view name) {
        std::string key(name);
        std::string_view raw;
        if (!in.skip(&raw)) return false;
        parts.emplace_back(std::move(key), raw);
        return true;
    };
    const bool good = json.starts_with('[') ? in.array([&] { return take({}); }) : in.object(take);
    if (!good || !in.at_end()) parts.clear();
    return parts;
}

std::string_view part_named(const Parts& parts, std::string_view name) {
    for (const auto& [each, raw] : parts)
        if (each == name) return raw;
    return {};
}

/// Whether unknown members may stand somewhere in a value of this type: in a record, and in lists and maps of records.
template <class T>
consteval bool holds_records() {
    if constexpr (Described<T>) return true;
    else if constexpr (requires { typename T::mapped_type; }) return Described<typename T::mapped_type>;
    else if constexpr (requires { typename T::value_type; }) return Described<typename T::value_type>;
    else return false;
}
template <class T>
struct Inner {
    using Type = typename T::value_type;
};
template <class T>
struct Inner<std::map<std::string, T>> {
    using Type = T;
};
template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

/// Of the members of a record: calls `take(type of the field)` with the one of this name; false when no field has it.
template <Described T>
bool with_field(std::string_view name, auto&& take) {
    bool known = false;
    visit_descriptions<T>([&](const auto& field) {
        if (known || field.name != name) return;
        known = true;
        take.template operator()<typename std::remove_cvref_t<decltype(field)>::Type>();
    });
    // What the feed said besides stands beside the fields.
    return known || (std::is_same_v<T, Listing> && (name == "kept" || name == "kept_text"));
}

/// Only what is unknown in the JSON of a value, in the same form; empty when nothing is.
template <class T>
std::string unknown_in(std::string_view json) {
    if constexpr (!holds_records<T>()) {
        return {};
    } else if constexpr (is_optional<T>) {
        return unknown_in<typename Inner<T>::Type>(json);
    } else if constexpr (is_list<T>) {
        JsonWriter out;
        bool any = false;
        out.open('[');
        for (const auto& [none, raw] : parts_of(json)) {
            const std::string inside = unknown_in<typename Inner<T>::Type>(raw);
            any = any || !inside.empty();
            out.next();
            out.raw(inside.empty() ? std::string_view("{}") : inside);
        }
        out.close(']');
        return any ? out.take() : std::string();
    } else {
        JsonWriter out;
        bool any = false;
        out.open('{');
        for (const auto& [name, raw] : parts_of(json)) {
            std::string inside;
            if constexpr (Described<T>) {
                if (!with_field<T>(name, [&, &value = raw]<class M>() { inside = unknown_in<M>(value); })) inside = raw;
            } else {
                inside = unknown_in<typename Inner<T>::Type>(raw);
            }
            if (inside.empty()) continue;
            any = true;
            out.free_key(name);
            out.raw(inside);
        }
        out.close('}');
        return any ? out.take() : std::string();
    }
}

/// A fresh value with what unknown_in() found in the one before it.
template <class T>
void merge(JsonWriter& out, std::string_view fresh, std::string_view unknown) {
    if constexpr (!holds_records<T>()) {
        out.raw(fresh);
    } else if constexpr (is_optional<T>) {
        merge<typename Inner<T>::Type>(out, fresh, unknown);
    } else if constexpr (is_list<T>) {
        const Parts entries = parts_of(fresh), more = parts_of(unknown);
        if (entries.size() != more.size()) return out.raw(fresh);
        out.open('[');
        for (std::size_t i = 0; i < entries.size(); ++i) {
            out.next();
            merge<typename Inner<T>::Type>(out, entries[i].second, more[i].second);
        }
        out.close(']');
    } else {
        const Parts members = parts_of(fresh), more = parts_of(unknown);
        out.open('{');
        for (const auto& [name, raw] : members) {
            const std::string_view inside = part_named(more, name);
            out.free_key(name);
            if (inside.empty()) {
                out.raw(raw);
            } else if constexpr (Described<T>) {
                if (!with_field<T>(name, [&, &value = raw]<class M>() { merge<M>(out, value, inside); })) out.raw(raw);
            } else {
                merge<typename Inner<T>::Type>(out, raw, inside);
            }
        }
        for (const auto& [name, raw] : more) {
            if (!part_named(members, name).empty()) continue;
            bool stays = true;  // a list, a map or a point that is gone takes what was in it along
            if constexpr (Described<T>) with_field<T>(name, [&]<class M>() { stays = Described<M>; });
            else stays = false;
            if (!stays) continue;
            out.free_key(name);
            out.raw(raw);
        }
        out.close('}');
    }
}

template <Described T>
std::string with_unknown(std::string document, std::string_view stored) {
    const std::string unknown = unknown_in<T>(stored);
    if (unknown.empty()) return document;
    JsonWriter out;
    out.reserve(document.size() + unknown.size());
    merge<T>(out, document, unknown);
    return out.take();
}

}  // namespace

std::string with_unknown_members(std::string document, std::string_view stored) {
    return with_unknown<Listing>(std::move(document), stored);
}
std::string commissioning_with_unknown_members(std::string document, std::string_view stored) {
    return with_unknown<Commissioning>(std::move(document), stored);
}

}  // namespace waymark
