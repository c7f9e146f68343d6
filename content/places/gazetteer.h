// Which towns, areas and outcodes does `content/` know by name?
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/content_files.h"
#include "content/places/councils.h"
#include "content/places/known_place.h"

namespace waymark {

/// The tables of `content/places` and `content/councils`, immutable once loaded.
class Gazetteer {
public:
    static Result<Gazetteer> load(const ContentFiles& files);

    /// Every place that the words name, best known first. Words behind the name may say where it is: "newport isle of
    /// wight".
    std::vector<KnownPlace> all(const std::vector<std::string>& words) const;
    /// As Places::longest_name.
    std::size_t longest_name(const std::vector<std::string>& words, std::size_t at, KnownPlace* place) const;
    std::vector<KnownPlace> starting_with(const std::vector<std::string>& words, std::size_t limit) const;

    std::optional<LatLon> outcode(std::string_view outcode) const;
    std::string council_of_outcode(std::string_view outcode) const;
    /// Slug of an ONS code, empty when no council has it.
    std::string council_of_code(std::string_view gss) const;

private:
    /// One name of one place.
    struct Named {
        std::uint32_t place = 0;  ///< in `places_`
        std::uint8_t parts = 0;   ///< words of the name that count
        std::uint8_t alias = 0;   ///< 1 when it is one of its other names
    };
    struct Outcode {
        LatLon point;
        std::string council;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    template <class Value>
    using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

    Result<void> add_towns(const ContentFiles& files, const Councils& councils);
    Result<void> add_areas(const ContentFiles& files, const Councils& councils);
    Result<void> add_outcodes(const ContentFiles& files, const Councils& councils);
    Result<void> add_ordinary_words(const ContentFiles& files);
    void add_councils(const Councils& councils);
    void add(KnownPlace place, const std::vector<std::string>& other_names);
    void add_name(std::uint32_t place, const std::string& name, bool alias);
    void sort_names();
    KnownPlace place_of(const Named& named, const std::string& key) const;
    const std::vector<Named>* named(const std::string& key) const;

    std::vector<KnownPlace> places_;
    ByText<std::vector<Named>> by_key_;
    ByText<std::uint8_t> first_words_;  ///< first word of a name → most words that may follow it, itself counted
    std::vector<std::pair<std::string, std::uint32_t>> typed_;  ///< typed form → place, sorted
    ByText<Outcode> outcodes_;
    ByText<std::string> council_by_code_;
    std::set<std::string, std::less<>> ordinary_;  ///< keys
};

}  // namespace waymark
