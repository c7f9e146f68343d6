// What of a listing goes into the catalogue?
#include "server/open_referral/entry.h"

#include <algorithm>

#include <fmt/format.h>

#include "content/text/fold.h"
#include "content/text/split.h"
#include "content/text/text.h"
#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/tables.h"
#include "indexer/read/times.h"
#include "indexer/write/writer.h"

namespace waymark::open_referral {

using feeds::each;
using feeds::Value;
using feeds::open_referral::trimmed;

namespace {

Uuid uuid_in(const Value& object, std::string_view member) {
    return Uuid::of(trimmed(object.get(member))).value_or(Uuid{});
}

std::uint8_t day_bits(const std::vector<std::string>& days) {
    static constexpr std::string_view codes[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    unsigned bits = 0;
    for (const std::string& day : days)
        for (unsigned i = 0; i < 7; ++i)
            if (codes[i] == day) bits |= 1u << i;
    return static_cast<std::uint8_t>(bits);
}

TermOf term_of(std::string_view link_type) {
    if (link_type == "organization") return TermOf::organization;
    if (link_type == "eligibility") return TermOf::eligibility;
    if (link_type == "cost_option") return TermOf::cost_option;
    if (link_type == "area" || link_type == "service_area") return TermOf::area;
    return TermOf::service;
}

/// Areas that hold every postcode this API can be asked about.
bool is_whole_country(std::string_view name) {
    const std::string words = text::fold(name);
    for (std::string_view whole : {"england", "uk", "united kingdom", "great britain", "national", "nationwide",
                                   "uk wide", "uk-wide", "england and wales"})
        if (words == whole) return true;
    return false;
}

}  // namespace

std::string search_words(std::string_view text) {
    std::string words = " ";
    text::each_word(text.substr(0, 600), [&](std::string_view word, std::size_t, std::size_t) {
        words += word;
        words += ' ';
    });
    return words;
}

bool has_all_words(std::string_view words, std::string_view asked) {
    while (asked.size() > 1) {
        const auto end = asked.find(' ', 1);
        if (words.find(asked.substr(0, end)) == std::string_view::npos) return false;
        asked = asked.substr(end);
    }
    return true;
}

std::string folded_postcode(std::string_view postcode) {
    std::string folded;
    for (char c : postcode)
        if (c != ' ') folded += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return folded;
}

std::int64_t moment_number(std::string_view moment) {
    if (moment.size() < 19) return 0;
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 19; ++i) {
        const char c = moment[i];
        const bool divides = i == 4 || i == 7 || i == 10 || i == 13 || i == 16;
        if (divides) continue;
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string moment_text(std::int64_t n) {
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", n / 10'000'000'000, n / 100'000'000 % 100,
                       n / 1'000'000 % 100, n / 10'000 % 100, n / 100 % 100, n % 100);
}

void EntryMaker::areas(const Listing& listing, Entry& entry) {
    entry.covers_all = listing.areas.empty();
    for (const Area& area : listing.areas) {
        std::vector<std::string> slugs;
        if (!area.council.empty()) slugs.push_back(area.council);
        else if (!is_whole_country(area.name) && places_)
            if (auto known = places_->find(area.name); known && known->is_area)
                slugs = known->councils.empty() ? std::vector<std::string>{known->council} : known->councils;
        bool any = false;
        for (const std::string& slug : slugs)
            if (const Council* council = councils_.find(slug)) {
                lists_.covers.push_back(static_cast<std::uint16_t>(council - councils_.all().data()));
                any = true;
            }
        // The whole country, or words that nobody can check a postcode against: it is not for us to say no.
        if (!any) entry.covers_all = true;
    }
}

void EntryMaker::terms(const Value& holder, TermOf of) {
    const Value* attributes = holder.get("attributes");
    if (!attributes) return;
    for (const Value& attribute : each(*attributes)) {
        const Value* said = attribute.get("taxonomy_term");
        if (!said) continue;
        Term term;
        term.id = uuid_in(*said, "id");
        if (!term.id) continue;
        term.taxonomy_id = uuid_in(*said, "taxonomy_id");
        term.parent_id = uuid_in(*said, "parent_id");
        term.name = trimmed(said->get("name"));
        term.description = trimmed(said->get("description"));
        term.taxonomy = trimmed(said->get("taxonomy"));
        term.code = trimmed(said->get("source_id"));
        if (term.code.empty()) term.code = trimmed(said->get("code"));
        term.uri = trimmed(said->get("term_uri"));
        const bool costs = term.taxonomy == "cost", needs = term.taxonomy == "need";
        const std::uint32_t index = keep_term_(std::move(term));
        auto add = [&](TermOf about) {
            const TermUse use{index, about};
            if (std::find(lists_.terms.begin(), lists_.terms.end(), use) == lists_.terms.end())
                lists_.terms.push_back(use);
        };
        add(of == TermOf::service ? term_of(trimmed(attribute.get("link_type"))) : of);
        if (of == TermOf::service && costs) add(TermOf::cost_option);
        if (of == TermOf::service && needs) add(TermOf::eligibility);
    }
}

Entry EntryMaker::make(const Listing& listing) {
    document_.clear();
    lists_.spots.clear();
    lists_.terms.clear();
    lists_.hours.clear();
    lists_.covers.clear();
    lists_.listing_id.clear();
    Entry entry;
    const std::string id = feeds::open_referral::service_uuid(listing.id);
    entry.id = *Uuid::of(id);
    if (id != listing.id) lists_.listing_id = listing.id;
    entry.modified = moment_number(listing.last_modified);
    entry.organization = Uuid::of(feeds::open_referral::organization_uuid(listing.organisation.id)).value_or(Uuid{});
    if (listing.ages.min) entry.age_min = static_cast<std::int16_t>(*listing.ages.min);
    if (listing.ages.max) entry.age_max = static_cast<std::int16_t>(*listing.ages.max);
    entry.is_service = !feeds::open_referral::is_organization_alone(listing);
    for (const Schedule& schedule : listing.schedules)
        if (!schedule.days.empty() || !schedule.opens_at.empty() || !schedule.closes_at.empty())
            lists_.hours.push_back({day_bits(schedule.days),
                                    static_cast<std::int16_t>(feeds::minutes_of(schedule.opens_at)),
                                    static_cast<std::int16_t>(feeds::minutes_of(schedule.closes_at))});
    areas(listing, entry);
    const Value* service = feeds::open_referral::service(listing, vocabulary_, document_);
    terms(*service, TermOf::service);
    if (const Value* organization = service->get("organization")) terms(*organization, TermOf::organization);
    if (const Value* all = service->get("service_at_locations"); all && entry.is_service) {
        std::size_t number = 0;
        for (const Value& at : each(*all)) {
            Spot spot{uuid_in(at, "id"), uuid_in(at, "location_id"), 0, 0};
            if (const Value* location = at.get("location")) {
                if (!spot.location) spot.location = uuid_in(*location, "id");
                terms(*location, TermOf::place);
            }
            if (number < listing.places.size())
                if (const auto& point = listing.places[number].point) {
                    spot.lat = point->lat;
                    spot.lon = point->lon;
                }
            ++number;
            lists_.spots.push_back(spot);
        }
    }
    entry.pack(lists_);
    return entry;
}

}  // namespace waymark::open_referral
