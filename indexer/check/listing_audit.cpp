// What would families see wrongly in one listing, and what is missing from it (data quality audit)?
#include "indexer/check/listing_audit.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/phones/phone_numbers.h"
#include "content/text/ascii.h"
#include "content/text/split.h"
#include "indexer/check/misfits.h"
#include "indexer/clean/plain_text.h"
#include "indexer/read/money.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_detail = 90;
constexpr std::size_t fewest_digits = 7, most_digits = 15;  // of a number that can be rung from anywhere (E.164)

/// One line of a text, cut between characters.
std::string shortened(std::string_view text) {
    std::string line = one_line(text.substr(0, longest_detail * 4));
    if (line.size() <= longest_detail) return line;
    std::size_t end = longest_detail;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    if (const auto blank = line.rfind(' ', end); blank != std::string::npos && blank > longest_detail / 2) end = blank;
    return line.substr(0, end) + " …";
}

bool says(const Listing& listing, std::string_view field, std::string_view code) {
    const auto& codes = listing.of(std::string(field)).yes;
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// The first sentence that names a price.
std::string_view price_sentence(std::string_view text) {
    constexpr std::string_view pound = "\xC2\xA3";
    for (auto at = text.find(pound); at != std::string_view::npos; at = text.find(pound, at + 1)) {
        std::size_t from = text.find_last_of(".!?\n", at), to = at;
        from = from == std::string_view::npos ? 0 : from + 1;
        do to = text.find_first_of(".!?\n", to + 1);
        while (to != std::string_view::npos && text[to] == '.' && to + 1 < text.size() && text[to + 1] > ' ');
        const auto sentence = ascii::trimmed(text.substr(from, to == std::string_view::npos ? to : to - from));
        if (names_a_price(sentence)) return sentence;
    }
    return {};
}

/// The price that a listing names although it says Free; empty when it names none.
std::string price_of(const Listing& listing) {
    if (names_an_amount(listing.fees)) return shortened(listing.fees);
    for (const Cost& cost : listing.costs) {
        if (cost.amount.value_or(0) > 0)
            return shortened(fmt::format("{:.2f} {} {}", *cost.amount, cost.currency.empty() ? "GBP" : cost.currency,
                                         cost.description.empty() ? cost.option : cost.description));
        for (const std::string* words : {&cost.description, &cost.option})
            if (names_an_amount(*words)) return shortened(*words);
    }
    for (const std::string* text : {&listing.summary, &listing.description})
        if (const auto sentence = price_sentence(*text); !sentence.empty()) return shortened(sentence);
    return {};
}

std::string placeholder_of(const Listing& listing, const Placeholders& placeholders) {
    struct Text {
        std::string_view what;
        const std::string& words;
    };
    for (const Text& text : {Text{"Name", listing.name},
                             {"Summary", listing.summary},
                             {"Description", listing.description},
                             {"Who it is for", listing.eligibility},
                             {"Cost", listing.fees},
                             {"Organisation", listing.organisation.name}})
        if (placeholders.in(text.words)) return fmt::format("{}: {}", text.what, shortened(text.words));
    for (const Contact& contact : listing.contacts)
        if (placeholders.in(contact.name)) return "Contact: " + shortened(contact.name);
    return {};
}

bool has_good_length(std::string_view number) {
    const auto digits = static_cast<std::size_t>(std::count_if(number.begin(), number.end(), ascii::is_digit));
    if (digits >= fewest_digits && digits <= most_digits) return true;
    // 111, 116 123 and numbers to text are short and work; an extension adds digits of its own.
    const auto numbers = read_phone_numbers(number);
    return !numbers.empty() && std::all_of(numbers.begin(), numbers.end(), [&](const PhoneNumber& one) {
        const bool short_one = digits == 3 || (digits == 6 && one.link.starts_with("tel:116"));
        return one.link.starts_with("sms:") || (!one.link.empty() && (digits > most_digits || short_one));
    });
}

std::string bad_number_of(const Listing& listing) {
    for (const auto* contacts : {&listing.contacts, &listing.send_contacts})
        for (const Contact& contact : *contacts)
            if (!contact.phone.empty() && !has_good_length(contact.phone)) return shortened(contact.phone);
    for (const Place& place : listing.places)
        if (!place.phone.empty() && !has_good_length(place.phone)) return shortened(place.phone);
    return {};
}

/// The last day of a listing all of whose sessions have one that is over.
std::string over_since(const Listing& listing, std::string_view today) {
    std::string latest;
    for (const Schedule& schedule : listing.schedules) {
        const std::string& end = !schedule.valid_to.empty() ? schedule.valid_to : schedule.until;
        if (end.size() < 10 || end.substr(0, 10) >= today) return {};
        latest = std::max(latest, end.substr(0, 10));
    }
    return latest;
}

bool reaches_without_a_place(const Listing& listing) {
    return says(listing, "delivery", "online") || says(listing, "delivery", "phone") ||
           says(listing, "delivery", "home") || !listing.areas.empty();
}

bool has_known_place(const Listing& listing) {
    return std::any_of(listing.places.begin(), listing.places.end(),
                       [](const Place& place) { return place.point || !place.postcode.empty(); });
}

bool states_access(const Listing& listing) {
    return listing.of("accessibility").stated() ||
           std::any_of(listing.places.begin(), listing.places.end(),
                       [](const Place& place) { return !place.access.empty() || !place.access_notes.empty(); });
}

}  // namespace

bool ListingAudit::has(Fault fault) const {
    return std::any_of(faults.begin(), faults.end(), [&](const ListingFault& one) { return one.fault == fault; });
}

bool is_service_for_families(const Listing& listing) {
    return listing.kind != Kind::provider && listing.status == Status::active;
}

bool has_way_to_contact(const Listing& listing) {
    const auto reaches = [](const Contact& contact) {
        return !contact.phone.empty() || !contact.email.empty() || !contact.link.empty();
    };
    return !listing.email.empty() || !listing.url.empty() || !listing.organisation.email.empty() ||
           !listing.organisation.url.empty() ||
           std::any_of(listing.contacts.begin(), listing.contacts.end(), reaches) ||
           std::any_of(listing.send_contacts.begin(), listing.send_contacts.end(), reaches) ||
           std::any_of(listing.places.begin(), listing.places.end(),
                       [](const Place& place) { return !place.phone.empty(); }) ||
           std::any_of(listing.how_to_start.begin(), listing.how_to_start.end(),
                       [](const StartStep& step) { return !step.link.empty(); });
}

std::size_t described_words(const Listing& listing, std::size_t enough) {
    std::size_t most = 0;
    for (const std::string* text : {&listing.description, &listing.summary}) {
        std::size_t words = 0;
        // Two hundred bytes hold enough words of any language; the rest is not looked at.
        text::each_word(std::string_view(*text).substr(0, 200),
                        [&](std::string_view, std::size_t, std::size_t) { ++words; });
        most = std::max(most, words);
        if (most >= enough) return enough;
    }
    return most;
}

std::string year_before(std::string_view today) {
    if (today.size() < 10) return {};
    std::string before(today.substr(0, 10));
    int year = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (!ascii::is_digit(before[i])) return {};
        year = year * 10 + (before[i] - '0');
    }
    return fmt::format("{:04}{}", year - 1, before.substr(4));
}

std::string_view last_looked_at(const Listing& listing) {
    const std::string_view changed = std::string_view(listing.last_modified).substr(0, 10);
    return std::max(std::string_view(listing.assured), changed);
}

ListingAudit audit(const Listing& listing, const Vocabulary& vocabulary, const FeedWords& words,
                   std::string_view today) {
    ListingAudit found;
    const auto note = [&](Fault fault, std::string detail = {}, bool read_from_words = false) {
        found.faults.push_back({fault, std::move(detail), read_from_words});
    };
    const auto note_if_any = [&](Fault fault, std::string detail) {
        if (!detail.empty()) note(fault, std::move(detail));
    };
    const auto note_unless_stated = [&](Fault fault, const std::string& field) {
        if (const Facts& facts = listing.of(field); !facts.stated()) note(fault, {}, !facts.derived.empty());
    };
    found.says_free = says(listing, "cost", "free");
    if (found.says_free) note_if_any(Fault::free_with_price, price_of(listing));
    note_if_any(Fault::ages_disagree, misfitting_ages(listing, found.names_an_age));
    note_if_any(Fault::placeholder, placeholder_of(listing, words.placeholders));
    note_if_any(Fault::misfit, misfitting_terms(listing, vocabulary, words.derivation));
    if (!today.empty() && !listing.schedules.empty()) note_if_any(Fault::over, over_since(listing, today));
    note_if_any(Fault::phone_unusable, bad_number_of(listing));

    if (!has_way_to_contact(listing)) note(Fault::no_contact);
    if (!listing.ages.stated()) note(Fault::no_age, {}, listing.derived_ages.stated());
    if (listing.description.empty() && listing.summary.empty()) note(Fault::no_description);
    else if (described_words(listing, enough_words) < enough_words)
        note(Fault::short_description, shortened(listing.description.empty() ? listing.summary : listing.description));
    if (!has_known_place(listing) && !reaches_without_a_place(listing)) note(Fault::no_place);
    if (!listing.all_needs && !listing.of("need").stated())
        note(Fault::no_need, {}, listing.derived_all_needs || !listing.of("need").derived.empty());
    note_unless_stated(Fault::no_category, "category");
    if (listing.schedules.empty() && !listing.of("when").stated())
        note(Fault::no_times, {}, !listing.of("day").derived.empty() || !listing.of("when").derived.empty());
    if (listing.fees.empty() && listing.costs.empty()) note_unless_stated(Fault::no_cost, "cost");
    if (!states_access(listing)) note(Fault::no_access, {}, !listing.of("accessibility").derived.empty());
    if (const auto before = year_before(today); !before.empty() && last_looked_at(listing) < before)
        note(Fault::stale, std::string(last_looked_at(listing)));
    return found;
}

}  // namespace waymark::feeds
