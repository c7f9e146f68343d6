// How are place names read from their files, found in running words and completed?
#include "content/places/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/places/csv.h"
#include "content/places/distance.h"
#include "content/places/names.h"
#include "content/places/postcode.h"

namespace waymark {
namespace {

constexpr std::size_t longest_in_words = 8;

/// Every slug of a cell, each of which must be a council's.
Result<std::vector<std::string>> slugs_of(const TableRow& row, std::string_view cell, const Councils& councils) {
    auto slugs = cell_list(cell);
    for (const std::string& slug : slugs)
        if (!councils.find(slug))
            return fail(ErrorKind::unreadable,
                        fmt::format("{}: {} is no slug of councils/councils.csv", row.where, slug));
    return slugs;
}

int thousands(std::string_view cell) {
    return static_cast<int>(std::clamp(as_number(cell).value_or(0), 0.0, 100'000.0));
}

/// Two places are one when a file lists a town again, or a council of the name of its town.
bool same_spot(const KnownPlace& a, const KnownPlace& b) { return miles_between(a.point, b.point) < 4; }

}  // namespace

Result<Gazetteer> Gazetteer::load(const ContentFiles& files) {
    const auto councils = Councils::load(files);
    if (!councils) return tl::unexpected<Error>(councils.error());
    Gazetteer made;
    made.places_.reserve(8'000);
    for (const Council& council : councils->all())
        if (!council.gss.empty()) made.council_by_code_.emplace(council.gss, council.slug);
    if (auto done = made.add_ordinary_words(files); !done) return tl::unexpected<Error>(done.error());
    if (auto done = made.add_towns(files, *councils); !done) return tl::unexpected<Error>(done.error());
    if (auto done = made.add_areas(files, *councils); !done) return tl::unexpected<Error>(done.error());
    if (auto done = made.add_outcodes(files, *councils); !done) return tl::unexpected<Error>(done.error());
    made.add_councils(*councils);
    made.sort_names();
    return made;
}

Result<void> Gazetteer::add_ordinary_words(const ContentFiles& files) {
    const auto lines = read_words_file(files, "places/ordinary-words.txt");
    if (!lines) return tl::unexpected<Error>(lines.error());
    for (const WordsLine& line : *lines)
        for (const std::string& name : line.items) ordinary_.insert(name_key(name_words(name)).key);
    return {};
}

Result<void> Gazetteer::add_towns(const ContentFiles& files, const Councils& councils) {
    for (const std::string& name : files.list("places/towns")) {
        const auto rows = read_table(files, name, {"name", "lat", "lon", "council", "people", "other names"});
        if (!rows) return tl::unexpected<Error>(rows.error());
        for (const TableRow& row : *rows) {
            KnownPlace place;
            place.name = row.cells[0];
            if (name_words(place.name).empty())
                return fail(ErrorKind::unreadable, row.where + ": the place has no name; write one in the column name");
            const auto point = as_point(row, row.cells[1], row.cells[2]);
            if (!point) return tl::unexpected<Error>(point.error());
            auto slugs = slugs_of(row, row.cells[3], councils);
            if (!slugs) return tl::unexpected<Error>(slugs.error());
            place.point = *point;
            place.councils = std::move(*slugs);
            place.council = place.councils.empty() ? std::string() : place.councils.front();
            place.people = thousands(row.cells[4]);
            add(std::move(place), cell_list(row.cells[5]));
        }
    }
    return {};
}

Result<void> Gazetteer::add_areas(const ContentFiles& files, const Councils& councils) {
    const auto rows =
        read_table(files, "places/areas.csv", {"name", "lat", "lon", "councils", "people", "other names"});
    if (!rows) return tl::unexpected<Error>(rows.error());
    for (const TableRow& row : *rows) {
        KnownPlace place;
        place.name = row.cells[0];
        if (name_words(place.name).empty())
            return fail(ErrorKind::unreadable, row.where + ": the area has no name; write one in the column name");
        const auto point = as_point(row, row.cells[1], row.cells[2]);
        if (!point) return tl::unexpected<Error>(point.error());
        auto slugs = slugs_of(row, row.cells[3], councils);
        if (!slugs) return tl::unexpected<Error>(slugs.error());
        place.point = *point;
        place.councils = std::move(*slugs);
        if (place.councils.size() == 1) place.council = place.councils.front();
        place.is_area = true;
        place.people = thousands(row.cells[4]);
        add(std::move(place), cell_list(row.cells[5]));
    }
    return {};
}

Result<void> Gazetteer::add_outcodes(const ContentFiles& files, const Councils& councils) {
    const auto rows = read_table(files, "places/outcodes.csv", {"outcode", "lat", "lon", "council"});
    if (!rows) return tl::unexpected<Error>(rows.error());
    for (const TableRow& row : *rows) {
        const auto shape = as_postcode(row.cells[0]);
        if (!shape || !shape->inward.empty())
            return fail(ErrorKind::unreadable,
                        fmt::format("{}: \"{}\" is no outcode; write the first half of a postcode, such as SR4",
                                    row.where, row.cells[0]));
        const auto point = as_point(row, row.cells[1], row.cells[2]);
        if (!point) return tl::unexpected<Error>(point.error());
        const auto slugs = slugs_of(row, row.cells[3], councils);
        if (!slugs) return tl::unexpected<Error>(slugs.error());
        outcodes_.emplace(shape->outcode, Outcode{*point, slugs->size() == 1 ? slugs->front() : std::string()});
    }
    return {};
}

void Gazetteer::add_councils(const Councils& councils) {
    for (const Council& council : councils.all()) {
        KnownPlace place{council.name, council.point,  Precision::town, council.slug,
                         true,         {council.slug}, false,           council.people};
        const std::string key = name_key(name_words(council.name)).key;
        const auto* there = named(key);
        // "Sunderland" is the town; its council is asked for by its other names.
        const bool town_first = there && std::any_of(there->begin(), there->end(), [&](const Named& one) {
                                    return same_spot(places_[one.place], place);
                                });
        const auto number = static_cast<std::uint32_t>(places_.size());
        places_.push_back(place);
        if (!town_first) add_name(number, council.name, false);
        for (const std::string& name : council.other_names)
            if (!named(name_key(name_words(name)).key)) add_name(number, name, true);
    }
}

void Gazetteer::add(KnownPlace place, const std::vector<std::string>& other_names) {
    const auto number = static_cast<std::uint32_t>(places_.size());
    if (const auto* there = named(name_key(name_words(place.name)).key))
        for (const Named& one : *there)
            if (!one.alias && places_[one.place].is_area == place.is_area && same_spot(places_[one.place], place))
                return;
    places_.push_back(std::move(place));
    add_name(number, places_[number].name, false);
    for (const std::string& name : other_names) add_name(number, name, true);
}

void Gazetteer::add_name(std::uint32_t place, const std::string& name, bool alias) {
    const auto words = name_words(name);
    const NameKey key = name_key(words);
    if (key.key.empty()) return;
    auto& list = by_key_[key.key];
    for (const Named& one : list)
        if (one.place == place) return;
    list.push_back({place, static_cast<std::uint8_t>(key.parts), static_cast<std::uint8_t>(alias)});
    // Silent words may stand between the others: "newcastle upon the tyne".
    const auto reach = static_cast<std::uint8_t>(std::min(longest_in_words, key.parts + 3));
    auto& most = first_words_[std::string(
        key_part(words.front()).empty() && words.size() > 1 ? key_part(words[1]) : key_part(words.front()))];
    most = std::max(most, reach);
    if (key.parts > 1) first_words_.try_emplace(key.key, std::uint8_t{1});  // "southshields"
    typed_.emplace_back(typed_form(words), place);
}

void Gazetteer::sort_names() {
    for (auto& [key, list] : by_key_)
        std::stable_sort(list.begin(), list.end(), [&](const Named& a, const Named& b) {
            return places_[a.place].people > places_[b.place].people;
        });
    std::sort(typed_.begin(), typed_.end());
}

KnownPlace Gazetteer::place_of(const Named& named, const std::string& key) const {
    KnownPlace place = places_[named.place];
    place.ordinary_word = ordinary_.contains(key);
    return place;
}

const std::vector<Gazetteer::Named>* Gazetteer::named(const std::string& key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : &found->second;
}

std::vector<KnownPlace> Gazetteer::all(const std::vector<std::string>& given) const {
    std::vector<std::string> words = given;
    while (words.size() > 1 && (words.back() == "uk" || words.back() == "england")) words.pop_back();
    const NameKey key = name_key(words);
    std::vector<KnownPlace> found;
    if (const auto* list = named(key.key)) {
        for (const Named& one : *list) found.push_back(place_of(one, key.key));
        return found;
    }
    KnownPlace place;
    const std::size_t length = longest_name(words, 0, &place);
    if (length == 0 || length == words.size()) return found;
    // "Richmond, London": the rest must name an area or town that the place lies in.
    const auto behind = all({words.begin() + static_cast<std::ptrdiff_t>(length), words.end()});
    const auto lies_in = [](const KnownPlace& inner, const KnownPlace& outer) {
        return !inner.council.empty() &&
               std::find(outer.councils.begin(), outer.councils.end(), inner.council) != outer.councils.end();
    };
    for (KnownPlace& one : all({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length)}))
        if (std::any_of(behind.begin(), behind.end(), [&](const KnownPlace& outer) { return lies_in(one, outer); }))
            found.push_back(std::move(one));
    return found;
}

std::size_t Gazetteer::longest_name(const std::vector<std::string>& words, std::size_t at, KnownPlace* place) const {
    if (at >= words.size() || key_part(words[at]).empty()) return 0;
    const auto first = first_words_.find(key_part(words[at]));
    if (first == first_words_.end()) return 0;
    const std::size_t end = std::min(words.size(), at + first->second);
    std::size_t longest = 0, parts = 0;
    std::string key;
    for (std::size_t to = at; to < end; ++to) {
        const std::string_view part = key_part(words[to]);
        if (part.empty()) continue;  // a name never ends in "upon" or "and"
        key += part;
        ++parts;
        const auto* list = named(key);
        if (!list) continue;
        // Run together in one word is a way of writing it; "red car" is not Redcar.
        for (const Named& one : *list)
            if (parts == 1 || one.parts == parts) {
                longest = to - at + 1;
                if (place) *place = place_of(one, key);
                break;
            }
    }
    return longest;
}

std::vector<KnownPlace> Gazetteer::starting_with(const std::vector<std::string>& words, std::size_t limit) const {
    const std::string prefix = typed_form(words);
    std::vector<KnownPlace> found;
    if (prefix.empty()) return found;
    std::vector<std::uint32_t> numbers;
    for (auto at = std::lower_bound(typed_.begin(), typed_.end(), std::pair(prefix, std::uint32_t{0}));
         at != typed_.end() && at->first.starts_with(prefix); ++at)
        numbers.push_back(at->second);
    std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(-places_[a].people, a) < std::pair(-places_[b].people, b);
    });
    for (const std::uint32_t number : numbers) {
        if (found.size() >= limit) break;
        // A town and its council go by one name, and one line of them is enough.
        const KnownPlace& place = places_[number];
        if (std::none_of(found.begin(), found.end(),
                         [&](const KnownPlace& one) { return one.name == place.name && same_spot(one, place); }))
            found.push_back(place);
    }
    return found;
}

std::optional<LatLon> Gazetteer::outcode(std::string_view outcode) const {
    const auto found = outcodes_.find(outcode);
    return found == outcodes_.end() ? std::nullopt : std::optional(found->second.point);
}

std::string Gazetteer::council_of_outcode(std::string_view outcode) const {
    const auto found = outcodes_.find(outcode);
    return found == outcodes_.end() ? std::string() : found->second.council;
}

std::string Gazetteer::council_of_code(std::string_view gss) const {
    const auto found = council_by_code_.find(gss);
    return found == council_by_code_.end() ? std::string() : found->second;
}

}  // namespace waymark
