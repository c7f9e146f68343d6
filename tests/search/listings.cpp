// Which made-up listings do the search tests work on?
#include "tests/search/listings.h"

#include <algorithm>
#include <cstdio>

namespace waymark::test {
namespace {

const std::vector<std::string> subjects{"Swimming", "Football", "Sleep",  "Music", "Portage",
                                        "Riding",   "Travel",   "Speech", "Drama", "Baking"};
const std::vector<std::string> kinds{"club", "group", "support", "training", "sessions", "advice", "clinic"};
const std::vector<std::string> towns{"Ashford", "Beckton", "Carlby", "Dunley"};
const std::vector<std::string> sentences{"Children can swim and play in warm water.",
                                         "Parents meet for coffee and a chat.",
                                         "Staff know a lot about autism and dyslexia.",
                                         "You can bring a friend or a brother.",
                                         "We help with sleep, food and going to school.",
                                         "Sessions are calm and small.",
                                         "Come and try the drums or sing."};

void give(Listing& l, Choice& pick, const std::string& field, const std::vector<std::string>& codes,
          std::uint32_t silent_one_in) {
    if (pick.one_in(silent_one_in)) return;
    auto& facts = l.facts[field];
    const auto how_many = 1 + pick.below(3);
    const bool read = pick.one_in(4);
    for (std::uint32_t i = 0; i < how_many; ++i) {
        const auto& code = pick.of(codes);
        auto& list = read ? facts.derived : facts.yes;
        if (std::find(list.begin(), list.end(), code) == list.end()) list.push_back(code);
    }
    if (field == "accessibility" && !read && pick.one_in(3)) {
        const auto& code = pick.of(codes);
        if (std::find(facts.yes.begin(), facts.yes.end(), code) == facts.yes.end()) facts.no.push_back(code);
    }
}

}  // namespace

Listing plain_listing(int number, std::string name) {
    Listing l;
    char id[40];
    std::snprintf(id, sizeof id, "%08x-0000-4000-8000-%012x", static_cast<unsigned>(number),
                  static_cast<unsigned>(number));
    l.id = id;
    l.source = "test";
    l.source_id = std::to_string(number);
    l.name = std::move(name);
    return l;
}

std::vector<Listing> made_up_listings(std::uint32_t seed, int count) {
    Choice pick(seed), rest(seed + 1000003);
    std::vector<Listing> all;
    for (int i = 0; i < count; ++i) {
        auto l = plain_listing(static_cast<int>(seed) * 1000 + i,
                               pick.of(subjects) + " " + pick.of(kinds) + (pick.one_in(2) ? " " + pick.of(towns) : ""));
        for (std::uint32_t s = 0, n = pick.below(4); s < n; ++s) l.description += (s ? " " : "") + pick.of(sentences);
        l.organisation.name = pick.of(towns) + " Trust";
        give(l, pick, "need", {"ASD", "ADHD", "HI", "PD", "MED"}, 3);
        give(l, pick, "category", {"activities", "health", "advice", "therapies"}, 4);
        give(l, pick, "accessibility", {"wheelchair", "hoist", "bsl", "quiet-space"}, 3);
        give(l, pick, "day", {"mon", "wed", "sat"}, 3);
        give(l, pick, "cost", {"free", "paid"}, 3);
        give(l, pick, "delivery", {"in-person", "home", "online", "phone"}, 2);
        l.all_needs = pick.one_in(10);
        l.derived_all_needs = !l.all_needs && pick.one_in(10);
        if (!pick.one_in(3)) {
            Ages& ages = pick.one_in(4) ? l.derived_ages : l.ages;
            const int min = static_cast<int>(pick.below(18));
            ages.min = min;
            if (!pick.one_in(4)) ages.max = min + static_cast<int>(pick.below(10));
        }
        for (std::uint32_t p = 0, n = pick.below(4); p < n && p < 2; ++p) {
            Place place;
            place.city = pick.of(towns);
            place.point = LatLon{54.7 + pick.below(400) / 1000.0, -1.6 + pick.below(400) / 1000.0};
            place.precision = Precision::exact;
            l.places.push_back(place);
        }
        if (pick.one_in(2)) l.council = pick.one_in(2) ? "sunderland" : "county-durham";
        if (!pick.one_in(4))
            l.assured = "2026-0" + std::to_string(1 + pick.below(9)) + "-1" + std::to_string(pick.below(10));
        l.last_modified =
            "2025-0" + std::to_string(1 + pick.below(9)) + "-11T10:00:0" + std::to_string(pick.below(10)) + "Z";
        if (rest.one_in(4)) l.councils_served.push_back(rest.one_in(2) ? "sunderland" : "gateshead");
        if (rest.one_in(6)) l.areas.push_back({"North East", rest.one_in(2) ? "county-durham" : "", ""});
        if (rest.one_in(3)) l.languages.push_back(rest.of(std::vector<std::string>{"pl", "pl-PL", "en", "ur"}));
        if (rest.one_in(6)) l.availability.state = rest.of(std::vector<std::string>{"full", "paused", "open"});
        if (rest.one_in(3)) l.summary = rest.of(sentences) + "\n" + rest.of(kinds);
        if (rest.one_in(5)) l.alternate_name = rest.of(subjects) + " for all";
        if (rest.one_in(4))
            l.eligibility =
                "For children with " + rest.of(std::vector<std::string>{"autism.", "an EHC plan.", "any need."});
        if (!l.places.empty() && rest.one_in(3)) l.places.front().name = rest.of(towns) + " swimming pool";
        all.push_back(std::move(l));
    }
    return all;
}

}  // namespace waymark::test
