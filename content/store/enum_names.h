// Which words stand for the kinds, statuses and precisions of a listing, in the record and in what goes out?
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "waymark/listing.h"

namespace waymark {

/// The two spellings of one value: in the documents of the store, and in the API, exports and Open Referral.
struct EnumName {
    std::string_view stored, published;
};

/// The names of an enumeration's values, in its order.
inline constexpr std::array<EnumName, 3> kind_names{
    {{"service", "service"}, {"provider", "provider"}, {"short_break", "short-break"}}};
inline constexpr std::array<EnumName, 4> status_names{{{"active", "active"},
                                                       {"inactive", "inactive"},
                                                       {"defunct", "defunct"},
                                                       {"temporarily_closed", "temporarily closed"}}};
inline constexpr std::array<EnumName, 5> precision_names{
    {{"exact", "exact"}, {"postcode", "postcode"}, {"district", "district"}, {"town", "town"}, {"unknown", "unknown"}}};

template <std::size_t size>
constexpr std::array<std::string_view, size> stored_of(const std::array<EnumName, size>& names) {
    std::array<std::string_view, size> words;
    for (std::size_t i = 0; i < size; ++i) words[i] = names[i].stored;
    return words;
}

/// The same by type: `names`, and `words` as the store spells them.
template <class T>
struct EnumNames;
template <>
struct EnumNames<Kind> {
    static constexpr auto names = kind_names;
    static constexpr auto words = stored_of(kind_names);
};
template <>
struct EnumNames<Status> {
    static constexpr auto names = status_names;
    static constexpr auto words = stored_of(status_names);
};
template <>
struct EnumNames<Precision> {
    static constexpr auto names = precision_names;
    static constexpr auto words = stored_of(precision_names);
};

template <class T>
constexpr std::string_view stored_name(T value) {
    return EnumNames<T>::names.at(static_cast<std::size_t>(value)).stored;
}
template <class T>
constexpr std::string_view published_name(T value) {
    return EnumNames<T>::names.at(static_cast<std::size_t>(value)).published;
}

}  // namespace waymark
