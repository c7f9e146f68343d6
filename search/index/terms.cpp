// Which terms does a listing get, and how often does each count?
#include "search/index/terms.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "content/store/listing_fields.h"
#include "content/text/compounds.h"
#include "content/text/hash.h"
#include "content/text/split.h"
#include "content/text/text.h"
#include "search/index/record.h"
#include "search/index/schema.h"

namespace waymark {

std::string schema::name_term(std::string_view folded_name, char kind) {
    if (folded_name.size() <= 200) return term(kind, folded_name);
    return term(kind, std::string(folded_name.substr(0, 200)) + std::to_string(hash_of(folded_name)));
}

namespace {

template <class T>
constexpr bool is_list_of_codes = std::is_same_v<std::remove_cvref_t<T>, std::vector<std::string>>;

/// Whether anything in a record of this type is looked for by its words: what has none is not walked.
template <class T>
consteval bool has_words() {
    if constexpr (Described<T>) {
        bool any = false;
        visit_descriptions<T>([&](const auto& field) {
            any = any || field.weight != Weight::none || field.counted ||
                  has_words<typename std::remove_cvref_t<decltype(field)>::Type>();
        });
        return any;
    } else if constexpr (
        !std::is_same_v<T, std::string> && requires { typename T::value_type; } &&
        !requires { typename T::mapped_type; }) {
        return has_words<typename T::value_type>();
    } else {
        return false;
    }
}

}  // namespace

struct TermExtractor::Parts {
    struct Stem {
        std::string text;
        std::uint32_t word_term, name_term, organisation_term;  ///< by TermIndexWriter's numbers
        bool starts_phrase;
        std::uint32_t count = 0;  ///< of the listing at hand
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    std::shared_ptr<const IndexRules> rules;
    TermIndexWriter& index;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>
        stem_of;                                             ///< folded word → number of its stem
    std::unordered_map<std::string, std::uint32_t> numbers;  ///< stem → number
    std::vector<Stem> stems;                                 ///< by number
    std::vector<std::uint32_t> touched;
    std::unordered_map<std::uint32_t, std::uint32_t> groups;  ///< synonym group → wdf
    std::vector<std::uint32_t> row;                           ///< stem numbers of the field at hand
    std::vector<std::string> window;
    std::vector<Synonyms::Hit> hits;
    std::uint32_t weight_of_compounds = 0;  ///< of the listing at hand: they are no words more

    std::uint32_t stem_number(std::string_view folded) {
        if (auto it = stem_of.find(folded); it != stem_of.end()) return it->second;
        std::string stem = text::stem(folded);
        auto [it, fresh] = numbers.emplace(stem, static_cast<std::uint32_t>(stems.size()));
        if (fresh)
            stems.push_back({stem, index.number(schema::term(schema::word, stem)),
                             index.number(schema::term(schema::name_stem, stem)),
                             index.number(schema::term(schema::organisation_stem, stem)),
                             rules->synonyms.starts(stem)});
        stem_of.emplace(folded, it->second);
        return it->second;
    }

    int weight_of(Weight weight) const {
        const Ranking& w = rules->ranking;
        switch (weight) {
            case Weight::name: return w.name;
            case Weight::alternate_name: return w.alternate_name;
            case Weight::summary: return w.summary;
            case Weight::organisation: return w.organisation;
            case Weight::codes: return w.codes;
            case Weight::place: return w.place;
            case Weight::description: return w.description;
            case Weight::details: return w.details;
            case Weight::none: break;
        }
        return 0;
    }

    /// The words of every field that has a weight, however deep it lies.
    template <Described T>
    void add_words(const T& record) {
        if constexpr (has_words<T>())
            visit_fields(record, [&](const FieldDescription& field, const auto& member) { add_words(field, member); });
    }
    void add_words(const FieldDescription& field, const auto& member) {
        using T = std::remove_cvref_t<decltype(member)>;
        if constexpr (std::is_same_v<T, std::string>) {
            if (field.weight == Weight::none) return;
            add(member, weight_of(field.weight));
            if (is_name(field.weight))
                each_neighbours_compound(member, [&](const std::string& word) {
                    add_compound(word, static_cast<std::uint32_t>(std::max(0, weight_of(field.weight))));
                });
        } else if constexpr (Described<T>) {
            add_words(member);
        } else if constexpr (is_list_of_codes<T>) {
            if (!field.counted && field.weight == Weight::none) return;
            for (const std::string& each : member)
                if (field.counted) add(rules->vocabulary.label(std::string(field.name), each), rules->ranking.codes);
                else add(each, weight_of(field.weight));
        } else if constexpr (
            requires { member.begin(); } && !requires { typename T::mapped_type; }) {
            for (const auto& each : member) add_words(field, each);
        }
    }

    static bool is_name(Weight weight) {
        return weight == Weight::name || weight == Weight::alternate_name || weight == Weight::organisation;
    }

    /// Of a name, its neighbours that only a blank parts may be one word as well: "Day Care Centre".
    template <class Take>
    void each_neighbours_compound(std::string_view name, Take&& take) const {
        std::string before;
        std::size_t end = 0;
        text::each_word(name, [&](std::string_view word, std::size_t from, std::size_t to) {
            std::string here(word);
            if (from > end && end > 0 && text::is_blank(name.substr(end, from - end)))
                if (const auto whole = rules->synonyms.compound_of(before, here); !whole.empty()) take(whole);
            before = std::move(here);
            end = to;
        });
    }
    /// Of a name, all its compounds.
    template <class Take>
    void each_compound(std::string_view name, Take&& take) const {
        const text::HyphenedWords::Take hyphened = [&](std::string_view word) { take(std::string(word)); };
        text::HyphenedWords words(name, hyphened);
        text::each_word(name,
                        [&](std::string_view word, std::size_t from, std::size_t to) { words.add(word, from, to); });
        each_neighbours_compound(name, take);
    }

    void add_compound(std::string_view word, std::uint32_t weight) {
        if (weight == 0) return;
        auto& stem = stems[stem_number(word)];
        if (stem.count == 0) touched.push_back(stem_number(word));
        stem.count += weight;
        weight_of_compounds += weight;
        if (!stem.starts_phrase) return;
        window.assign(1, stem.text);
        rules->synonyms.at(window, 0, hits);
        for (const auto& hit : hits) groups[hit.group] += weight;
    }

    void add(std::string_view text, int weight) {
        if (text.empty() || weight <= 0) return;
        row.clear();
        const auto w = static_cast<std::uint32_t>(weight);
        const text::HyphenedWords::Take take = [&](std::string_view word) { add_compound(word, w); };
        text::HyphenedWords hyphened(text, take);
        text::each_word(text, [&](std::string_view word, std::size_t from, std::size_t to) {
            row.push_back(stem_number(word));
            hyphened.add(word, from, to);
        });
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto& stem = stems[row[i]];
            if (stem.count == 0) touched.push_back(row[i]);
            stem.count += w;
            if (!stem.starts_phrase) continue;
            window.clear();
            for (std::size_t j = i; j < row.size() && j < i + rules->synonyms.longest(); ++j)
                window.push_back(stems[row[j]].text);
            rules->synonyms.at(window, 0, hits);
            for (const auto& hit : hits) groups[hit.group] += w;
        }
    }
};

TermExtractor::TermExtractor(std::shared_ptr<const IndexRules> rules, TermIndexWriter& index)
    : parts_(std::make_unique<Parts>(Parts{std::move(rules), index, {}, {}, {}, {}, {}, {}, {}, {}, 0})) {}
TermExtractor::~TermExtractor() = default;

namespace {

std::string lower_ascii(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

}  // namespace

std::string joined_words(std::string_view text) {
    std::string out;
    text::each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
        if (!out.empty()) out += ' ';
        out += word;
    });
    return out;
}

namespace {

template <class T>
void describe(std::string& out, std::string_view around) {
    if constexpr (Described<T> && has_words<T>()) {
        visit_descriptions<T>([&](const auto& field) {
            const std::string name = std::string(around) + "." + std::string(field.name);
            if (field.weight != Weight::none || field.counted)
                out += name + (field.counted ? "#" : "=") + std::to_string(static_cast<int>(field.weight)) + ";";
            describe<typename std::remove_cvref_t<decltype(field)>::Type>(out, name);
        });
    } else if constexpr (
        !std::is_same_v<T, std::string> && requires { typename T::value_type; } &&
        !requires { typename T::mapped_type; }) {
        describe<typename T::value_type>(out, around);
    }
}

}  // namespace

std::string described_terms() {
    std::string out;
    describe<Listing>(out, "");
    return out;
}

std::uint32_t TermExtractor::add(const Listing& l, std::uint32_t document) {
    auto& p = *parts_;
    const auto& w = p.rules->ranking;

    // Filters and names.
    auto filter = [&](std::string_view term) { p.index.add(p.index.number(term), document, 0); };
    filter(schema::name_term(joined_words(l.name)));
    const auto is_half = [&](const text::Token& word) { return text::is_half(l.name, word.from, word.to); };
    const auto words = text::split(l.name);
    for (const bool halves : {false, true})  // a word that stands there both ways is no half
        for (const auto& word : words)
            if (is_half(word) == halves)
                p.index.add(p.index.number(schema::term(schema::name_word, word.word)), document, halves ? 0 : 1);
    for (const auto& word : words) p.index.add(p.stems[p.stem_number(word.word)].name_term, document, 0);
    const auto hyphened = [&](std::size_t i) {  // to the word before
        return i > 0 && i < words.size() && words[i].from > words[i - 1].to &&
               text::is_hyphen(std::string_view(l.name).substr(words[i - 1].to, words[i].from - words[i - 1].to));
    };
    for (std::size_t i = 1; i < words.size(); ++i)  // "one-to-one" is no word that somebody misspells
        if (hyphened(i) && !hyphened(i - 1) && !hyphened(i + 1))
            if (const auto whole = text::compound_of(words[i - 1].word, words[i].word); !whole.empty())
                p.index.add(p.index.number(schema::term(schema::name_word, whole)), document, 1);
    p.each_compound(l.name,
                    [&](const std::string& word) { p.index.add(p.stems[p.stem_number(word)].name_term, document, 0); });
    for (const auto& [field, facts] : l.facts) {
        for (const auto& code : facts.yes) filter(schema::term(schema::yes, field, code));
        for (const auto& code : facts.no) filter(schema::term(schema::no, field, code));
        for (const auto& code : facts.derived) filter(schema::term(schema::derived, field, code));
    }
    visit_fields(l, [&](const FieldDescription& field, const auto& member) {
        if constexpr (is_list_of_codes<decltype(member)>)
            if (field.counted)
                for (const auto& code : member) filter(schema::term(schema::yes, field.name, code));
    });
    if (l.all_needs) filter(schema::term(schema::flag, "all-needs"));
    else if (l.derived_all_needs) filter(schema::term(schema::flag, "all-needs-read"));
    if (!l.ages.stated() && l.derived_ages.stated()) filter(schema::term(schema::flag, "ages-read"));
    if (l.availability.state == "full" || l.availability.state == "paused") filter(schema::term(schema::flag, "full"));
    for (const auto& language : l.languages) filter(schema::term(schema::language, lower_ascii(language)));
    if (!l.council.empty()) filter(schema::term(schema::council, l.council));
    for (const auto& slug : l.councils_served) {
        filter(schema::term(schema::council, slug));
        filter(schema::term(schema::covers, slug));
    }
    for (const auto& area : l.areas)
        if (!area.council.empty()) {
            filter(schema::term(schema::council, area.council));
            filter(schema::term(schema::covers, area.council));
        }
    if (!l.organisation.name.empty())
        filter(schema::name_term(joined_words(l.organisation.name), schema::organisation_name));
    text::each_word(l.organisation.name, [&](std::string_view word, std::size_t, std::size_t) {
        p.index.add(p.stems[p.stem_number(word)].organisation_term, document, 0);
    });
    p.each_compound(l.organisation.name, [&](const std::string& word) {
        p.index.add(p.stems[p.stem_number(word)].organisation_term, document, 0);
    });
    if (!l.organisation.id.empty()) filter(schema::term(schema::organisation, l.organisation.id));
    for (const auto& place : l.places)
        if (auto learned = learned_postcode(place); !learned.empty()) filter(schema::term(schema::postcode, learned));
    for (const auto& place : l.places)
        if (!place.city.empty()) filter(schema::term(schema::city, joined_words(place.city)));

    // Words.
    for (const auto& [field, facts] : l.facts)
        for (const auto& code : facts.yes) p.add(p.rules->vocabulary.label(field, code), w.codes);
    p.add_words(l);

    std::uint32_t length = 0;
    for (auto number : p.touched) {
        auto& stem = p.stems[number];
        length += stem.count;
        p.index.add(stem.word_term, document, stem.count);
        stem.count = 0;
    }
    p.touched.clear();
    length -= std::exchange(p.weight_of_compounds, 0);
    for (const auto& [group, wdf] : p.groups)
        p.index.add(p.index.number(schema::term(schema::concept_term, std::to_string(group))), document, wdf);
    p.groups.clear();
    return length;
}

}  // namespace waymark
