// Which terms of a listing do not fit its own words?
#include "indexer/check/misfits.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <vector>

#include "content/text/ascii.h"
#include "indexer/read/ages.h"

namespace waymark::feeds {

namespace {

constexpr int years_of_grace = 2;  // "under 5s" with children who turn five
constexpr std::size_t most_named = 3;

/// Fields of which one is named by most texts: a text about another one is evidence.
constexpr std::array<std::string_view, 3> compared_fields{"category", "need", "audience"};

bool holds(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string labels(const Vocabulary& vocabulary, const std::string& field, const std::vector<std::string>& codes) {
    std::string all;
    for (std::size_t i = 0; i < codes.size() && i < most_named; ++i)
        all += (i ? ", " : "") + vocabulary.label(field, codes[i]);
    if (codes.size() > most_named) all += " …";
    return all;
}

/// Every code of one field that any words of the listing give evidence for, whatever is stated.
std::vector<std::string> said_anywhere(const Listing& listing, const Derivation& derivation, std::size_t field) {
    FactsRead reading;
    const std::size_t fields = derivation.fields().size();
    reading.wanted.resize(fields);
    reading.beside.resize(fields);
    reading.codes.resize(fields);
    reading.wanted[field] = true;
    derivation.read(listing.name, TextPart::name, reading);
    derivation.read(listing.summary, TextPart::opening, reading);
    derivation.read(listing.description, TextPart::opening, reading);
    derivation.read(listing.eligibility, TextPart::opening, reading);
    derivation.read(listing.organisation.name, TextPart::name, reading);
    std::vector<std::string> codes;
    for (std::uint32_t code : reading.codes[field]) codes.push_back(derivation.code(code));
    return codes;
}

std::string misfitting_codes(const Listing& listing, const Vocabulary& vocabulary, const Derivation& derivation,
                             const std::string& field) {
    // The name and the summary say another code beside what is stated: only then is there reason to look.
    const Facts& facts = listing.of(field);
    if (facts.yes.empty() || facts.derived.empty()) return {};
    if (field == "need" && (listing.all_needs || facts.yes.size() > most_named)) return {};  // it is open to many
    const auto said = said_anywhere(listing, derivation, derivation.field_number(field));
    const bool any_fits =
        std::any_of(facts.yes.begin(), facts.yes.end(), [&](const std::string& code) { return holds(said, code); });
    if (any_fits || said.empty()) return {};
    const VocabularyField* described = vocabulary.field(field);
    return fmt::format("{}: {}; its words say {}", described ? described->label : field,
                       labels(vocabulary, field, facts.yes), labels(vocabulary, field, facts.derived));
}

struct Weekday {
    std::string_view code, name;
};
constexpr std::array<Weekday, 7> weekdays{{{"mon", "monday"},
                                           {"tue", "tuesday"},
                                           {"wed", "wednesday"},
                                           {"thu", "thursday"},
                                           {"fri", "friday"},
                                           {"sat", "saturday"},
                                           {"sun", "sunday"}}};

/// "Saturday Club" that is on Mondays.
std::string misfitting_day(const Listing& listing, const Vocabulary& vocabulary) {
    const Facts& days = listing.of("day");
    if (days.yes.empty()) return {};
    const std::string name = ascii::lower(listing.name);
    std::string said;
    for (const Weekday& day : weekdays) {
        if (name.find(day.name) == std::string::npos) continue;
        if (holds(days.yes, std::string(day.code))) return {};  // one of several days that it names is right
        if (said.empty()) said = vocabulary.label("day", day.code);
    }
    return said.empty() ? std::string()
                        : fmt::format("Day: {}; its name says {}", labels(vocabulary, "day", days.yes), said);
}

bool may_name_an_age(std::string_view name) {
    return name.find_first_of("0123456789") != std::string_view::npos || name.find("nder ") != std::string_view::npos ||
           name.find("ver ") != std::string_view::npos;
}

}  // namespace

std::string misfitting_terms(const Listing& listing, const Vocabulary& vocabulary, const Derivation& derivation) {
    for (std::string_view field : compared_fields)
        if (auto found = misfitting_codes(listing, vocabulary, derivation, std::string(field)); !found.empty())
            return found;
    return misfitting_day(listing, vocabulary);
}

std::string ages_in_words(const Ages& ages) {
    if (ages.min && ages.max)
        return *ages.min == *ages.max ? fmt::format("{}", *ages.min) : fmt::format("{} to {}", *ages.min, *ages.max);
    if (ages.min) return fmt::format("{} and over", *ages.min);
    return ages.max ? fmt::format("up to {}", *ages.max) : std::string();
}

std::string misfitting_ages(const Listing& listing, bool& compared) {
    compared = false;
    if (!listing.ages.stated() || !may_name_an_age(listing.name)) return {};
    const auto named = read_ages(listing.name, AgeText::prose);
    if (!named) return {};
    compared = true;
    const Ages& stated = listing.ages;
    const Ages& said = named->ages;
    const bool too_young = said.min && stated.min.value_or(0) < *said.min - years_of_grace;
    const bool too_old = said.max && stated.max.value_or(open_age) > *said.max + years_of_grace;
    const bool apart =
        (said.min && stated.max && *stated.max < *said.min) || (said.max && stated.min && *stated.min > *said.max);
    if (!too_young && !too_old && !apart) return {};
    return fmt::format("Ages: {}; its name says {}", ages_in_words(stated), ages_in_words(said));
}

}  // namespace waymark::feeds
