// Which facts do a listing's own words tell, and what becomes of them?
#include "indexer/words/derived_facts.h"

#include <algorithm>
#include <array>

#include "indexer/read/ages.h"
#include "indexer/read/money.h"
#include "indexer/read/times.h"
#include "indexer/read/when_open.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t opening_bytes = 400;  // what a listing is about stands in its name and first sentences
constexpr std::size_t most_codes = 6;       // of one field: a text that names everything says nothing

/// Fields whose stated codes are seldom all there are; what the name and the summary say stands beside them.
constexpr std::array<std::string_view, 6> told_in_part{"need",     "category", "audience",
                                                       "referral", "delivery", "adulthood"};

bool is_short_break(const Listing& listing) {
    const Facts& category = listing.of("category");
    auto has = [](const std::vector<std::string>& codes) {
        return std::find(codes.begin(), codes.end(), "short-breaks") != codes.end();
    };
    return listing.kind == Kind::short_break || has(category.yes) || has(category.derived);
}

/// The sentences that hold a number: no others are looked at for ages, which would take as long as all the rest.
std::string sentences_with_numbers(std::string_view text) {
    constexpr std::size_t most = 4000;
    std::string out;
    for (std::size_t from = 0; from < text.size() && out.size() < most;) {
        std::size_t end = text.find_first_of(".!?\n", from);
        while (end != std::string_view::npos && text[end] == '.' && end + 1 < text.size() && text[end + 1] > ' ')
            end = text.find_first_of(".!?\n", end + 1);  // "4.5"
        const auto sentence = text.substr(from, end == std::string_view::npos ? end : end + 1 - from);
        if (sentence.find_first_of("0123456789") != std::string_view::npos) (out += sentence) += '\n';
        if (end == std::string_view::npos) break;
        from = end + 1;
    }
    return out;
}

/// What the words of a listing say of ages: the first that say anything, those that are meant for it first.
Ages ages_of_words(const Listing& listing) {
    if (auto read = read_ages(listing.eligibility, AgeText::field)) return read->ages;
    const bool named = listing.name.find_first_of("0123456789") != std::string::npos ||
                       listing.name.find("nder ") != std::string::npos ||
                       listing.name.find("ver ") != std::string::npos;
    if (named)
        if (auto read = read_ages(listing.name, AgeText::prose)) return read->ages;
    for (const std::string* text : {&listing.summary, &listing.description})
        if (const std::string said = sentences_with_numbers(*text); !said.empty())
            if (auto read = read_ages(said, AgeText::prose)) return read->ages;
    return {};
}

/// Adds what is not stated to be so, nor stated to be absent.
bool add_derived(Facts& facts, const std::string& code) {
    for (const auto* known : {&facts.yes, &facts.no, &facts.derived})
        if (std::find(known->begin(), known->end(), code) != known->end()) return false;
    facts.derived.push_back(code);
    return true;
}

/// A session with no end is taken for an hour, to tell when in the day it is.
void end_after_an_hour(Schedule& schedule) {
    if (schedule.opens_at.size() != 5 || !schedule.closes_at.empty()) return;
    const int hours = (schedule.opens_at[0] - '0') * 10 + schedule.opens_at[1] - '0' + 1;
    if (hours > 23) return;
    schedule.closes_at = std::string{static_cast<char>('0' + hours / 10), static_cast<char>('0' + hours % 10)} +
                         schedule.opens_at.substr(2);
}

FactsRead read_listing(const Derivation& derivation, const Listing& listing) {
    const std::vector<std::string>& fields = derivation.fields();
    FactsRead reading;
    reading.wanted.resize(fields.size());
    reading.beside.resize(fields.size());
    reading.codes.resize(fields.size());
    const bool access_stated = std::any_of(listing.places.begin(), listing.places.end(),
                                           [](const Place& place) { return !place.access.empty(); });
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string& field = fields[i];
        const bool any_need = field == "need" && listing.all_needs;  // it is an answer, too
        reading.wanted[i] = !listing.of(field).stated() && !(field == "accessibility" && access_stated) && !any_need;
        reading.beside[i] =
            !any_need && std::find(told_in_part.begin(), told_in_part.end(), field) != told_in_part.end();
    }
    reading.hours_wanted = reading.wanted[derivation.field_number("day")];
    reading.price_wanted = reading.wanted[derivation.field_number("cost")];

    derivation.read(listing.name, TextPart::name, reading);
    derivation.read(listing.summary, TextPart::summary, reading);
    std::string_view description = listing.description;
    std::size_t cut = description.size();
    if (cut > opening_bytes) {
        cut = description.find_first_of(".\n", opening_bytes);
        cut = cut == std::string::npos ? description.size() : cut + 1;
    }
    derivation.read(description.substr(0, cut), TextPart::opening, reading);
    derivation.read(description.substr(cut), TextPart::rest, reading);
    derivation.read(listing.eligibility, TextPart::rest, reading);
    derivation.read(listing.fees, TextPart::rest, reading);
    for (const Schedule& schedule : listing.schedules) derivation.read(schedule.description, TextPart::rest, reading);
    for (const Place& place : listing.places)
        for (const std::string& note : place.access_notes) derivation.read(note, TextPart::rest, reading);
    return reading;
}

}  // namespace

std::vector<std::string> derive_facts(const Derivation& derivation, Listing& listing) {
    const std::vector<std::string>& fields = derivation.fields();
    FactsRead reading = read_listing(derivation, listing);
    std::vector<std::string> gained;
    auto gain = [&](const std::string& field, const std::string& code) {
        if (add_derived(listing.facts[field], code) && (gained.empty() || gained.back() != field))
            gained.push_back(field);
    };
    if (!listing.ages.stated()) listing.derived_ages = ages_of_words(listing);
    const bool names_price = reading.price_wanted && (reading.names_price || names_an_amount(listing.fees));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto& codes = reading.codes[i];
        const std::string& field = fields[i];
        if (codes.empty() || (codes.size() > most_codes && field != "need")) continue;
        // "Open to all children" tells the level of a short break and of nothing else.
        if (field == "break_level" && !is_short_break(listing)) continue;
        for (std::uint32_t code : codes)
            if (!(names_price && derivation.code(code) == "free"))
                gain(field, derivation.code(code));  // what is free is a part of it
    }
    if (names_price) gain("cost", "paid");
    if (reading.hours_wanted) {
        for (Schedule& schedule : reading.hours) {
            for (const std::string& day : schedule.days) gain("day", day);
            end_after_an_hour(schedule);
        }
        const bool for_adults = listing.known_ages().min.value_or(0) >= 18;
        if (!listing.of("when").stated())
            for (const Schedule& schedule : reading.hours) {
                // Open from eight to eight is no time before or after school.
                const int minutes = minutes_of(schedule.closes_at) - minutes_of(schedule.opens_at);
                const bool all_day = minutes > 5 * 60;
                for (const std::string& code : when_of({schedule}, for_adults || all_day)) gain("when", code);
            }
    }
    if (listing.derived_ages.stated()) gained.emplace_back("age");
    listing.derived_all_needs = !listing.all_needs && reading.all_needs;
    std::erase_if(listing.facts, [](const auto& entry) { return entry.second == Facts{}; });
    std::sort(gained.begin(), gained.end());
    gained.erase(std::unique(gained.begin(), gained.end()), gained.end());
    return gained;
}

}  // namespace waymark::feeds
