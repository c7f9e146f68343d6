// Field description: what is known of one field of a record, and how does one walk all of them?
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace waymark {

/// What a field holds. Codes, dates and times are ours: they come from lists and readers, so the words of a feed never
/// enter them.
enum class Content : unsigned char {
    id,
    title,
    words,
    line,
    link,
    email,
    phone,
    code,
    date,
    time,
    number,
    truth,
    record
};

/// Which weight of `content/ranking.txt` the words of a field have in the index; `none`: they are not looked for.
enum class Weight : unsigned char {
    none,
    name,
    alternate_name,
    summary,
    organisation,
    codes,
    place,
    description,
    details
};

/// Who may read a field.
enum class Audience : unsigned char { everybody, commissioners };

/// Who may change a field in the editor; `nobody`: the program writes it, or a feed.
enum class EditedBy : unsigned char { nobody, provider, council };

/// Where a feed says it: in a place of its own in Open Referral, or under this name in the object `waymark`
/// (docs/LISTING-FEED.md).
enum class InFeed : unsigned char { standard, extension };

/// Which part of a listing's page has a row for it by this description alone; `none`: the page has words or a place of
/// its own for it.
enum class Section : unsigned char { none, who, what, visit };

/// Everything about a field that does not depend on its type. All texts are literals.
struct FieldDescription {
    std::string_view name = {};  ///< in the stored document and in the object `waymark`
    Content content = Content::line;

    std::string_view label = {};  ///< key of its label in the messages
    Section section = Section::none;
    EditedBy edited_by = EditedBy::provider;
    Audience audience = Audience::everybody;

    std::size_t longest = 2000;                    ///< bytes of a line in a feed; what is longer is cut with a warning
    int most = 1000;                               ///< the largest number, or the most entries of a list of records
    std::span<const std::string_view> codes = {};  ///< the codes there are, where no vocabulary has them
    bool counted = false;  ///< its codes are those of the vocabulary's field of the same name: a filter and a facet

    Weight weight = Weight::none;

    InFeed in_feed = InFeed::standard;
    bool read_from_extension =
        false;               ///< of a standard field: the object `waymark` may say it, too, where nothing else did
    bool by_itself = false;  ///< an entry of a list that is plain text, where a record should stand, is this member
    std::string_view feed_after = {};  ///< the field it follows in the object `waymark`; empty: the one before it here

    std::string_view api = {};        ///< its name in the API where that is another
    std::string_view api_after = {};  ///< the field it follows in the API; empty: the one before it here
    bool in_api = true;

    constexpr std::string_view api_name() const { return api.empty() ? name : api; }
};

/// A member of a record with its description.
template <class Record, class Member>
struct Field : FieldDescription {
    Member Record::*member;
    using Type = Member;
};

template <class Record, class Member>
consteval auto field(Content content, std::string_view name, Member Record::*member,
                     FieldDescription description = {}) {
    description.name = name;
    description.content = content;
    return Field<Record, Member>{description, member};
}

/// The fields of a record, in the order of its stored document: `static constexpr std::tuple all`, and what the record
/// is called in keys of messages: `static constexpr std::string_view record`.
template <class Record>
struct Fields;

template <class T>
concept Described = requires {
    Fields<std::remove_const_t<T>>::all;
};

/// The key of the sentence that says what a field of this record is, to those who fill it in and to those whose
/// programs read it: `field.place.city`. English has one for every field.
template <Described T>
std::string help_key(const FieldDescription& field) {
    return std::string("field.").append(Fields<std::remove_const_t<T>>::record).append(".").append(field.name);
}

/// Calls `visit(field, member)` for each described member of a record, in the order of its document.
template <Described T, class Visit>
constexpr void visit_fields(T& record, Visit&& visit) {
    constexpr const auto& all = Fields<std::remove_const_t<T>>::all;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (visit(std::get<I>(all), record.*std::get<I>(all).member), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(all)>>>());
}

/// Calls `visit(field)` for the description of each field of a record.
template <Described T, class Visit>
constexpr void visit_descriptions(Visit&& visit) {
    constexpr const auto& all = Fields<T>::all;
    [&]<std::size_t... I>(std::index_sequence<I...>) { (visit(std::get<I>(all)), ...); }
    (std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(all)>>>());
}

template <Described T>
inline constexpr std::size_t field_count = std::tuple_size_v<std::remove_const_t<decltype(Fields<T>::all)>>;

/// The positions of a record's fields in another order: a field that names one in `after` comes right behind it, the
/// others stay in line.
template <Described T>
consteval std::array<std::size_t, field_count<T>> order_of_fields(std::string_view FieldDescription::*after) {
    constexpr std::size_t size = field_count<T>;
    std::array<FieldDescription, size> all{};
    std::size_t filled = 0;
    visit_descriptions<T>([&](const FieldDescription& each) { all[filled++] = each; });
    std::array<std::size_t, size> order{};
    std::size_t placed = 0;
    for (std::size_t i = 0; i < size; ++i)
        if ((all[i].*after).empty()) order[placed++] = i;
    for (std::size_t i = 0; i < size; ++i) {
        if ((all[i].*after).empty()) continue;
        std::size_t at = 0;
        while (all[order[at]].name != all[i].*after) ++at;  // one that names no field before it does not compile
        for (std::size_t j = placed++; j > at + 1; --j) order[j] = order[j - 1];
        order[at + 1] = i;
    }
    return order;
}

/// Calls `visit(field, member)` for each field in an order that order_of_fields() made.
template <Described T, std::size_t Size, class Visit>
constexpr void visit_fields_in(const std::array<std::size_t, Size>& order, T& record, Visit&& visit) {
    constexpr auto call = []<std::size_t... I>(std::index_sequence<I...>) {
        using One = void (*)(T&, Visit&);
        return std::array<One, Size>{+[](T& of, Visit& to) {
            constexpr const auto& each = std::get<I>(Fields<std::remove_const_t<T>>::all);
            to(each, of.*each.member);
        }...};
    }
    (std::make_index_sequence<Size>());
    for (const std::size_t i : order) call[i](record, visit);
}

/// Calls `visit(field, text)` for every text of a record that a feed or a person may have written, however deep it
/// lies. The keys of maps are codes of ours and are not visited.
template <class Visit>
void visit_texts(const FieldDescription& field, auto& value, Visit&& visit) {
    using T = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<T, std::string>) {
        visit(field, value);
    } else if constexpr (Described<T>) {
        visit_fields(value, [&](const FieldDescription& each, auto& member) { visit_texts(each, member, visit); });
    } else if constexpr (requires { typename T::mapped_type; }) {
        for (auto& [key, each] : value) visit_texts(field, each, visit);
    } else if constexpr (requires { value.has_value(); }) {
        if (value) visit_texts(field, *value, visit);
    } else if constexpr (requires { value.begin(); }) {
        for (auto& each : value) visit_texts(field, each, visit);
    }
}
template <Described T, class Visit>
void visit_texts(T& record, Visit&& visit) {
    visit_texts(FieldDescription{}, record, visit);
}

}  // namespace waymark
