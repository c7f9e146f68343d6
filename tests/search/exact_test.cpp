// Is every total, count, distance and order what looking at each listing would give?
#include <catch2/catch.hpp>

#include <algorithm>

#include "search/engine_internals.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"
#include "tests/search/oracle_compare.h"

using namespace waymark;
using namespace waymark::test;

namespace {

/// Words of the listings, with synonyms and other endings, phrases, whole names, words that few hold or nobody.
const std::vector<std::string> words{"swimming",
                                     "help with sleep",
                                     "the",
                                     "autistic",
                                     "calm warm water",
                                     "\"warm water\"",
                                     "\"water in warm\"",
                                     "music club",
                                     "drama group dunley",
                                     "Ashford Trust",
                                     "clinic beckton",
                                     "somewhere to swim",
                                     "the drums or sing",
                                     "dyslexic friends",
                                     "drums nobody plays",
                                     "quagga",
                                     "!",
                                     "short break",
                                     "riding club wheelchair free",
                                     "coffee for parents and school and food and a chat",
                                     "\"coffee and a chat\" sleep",
                                     "support groups",
                                     "Carlby",
                                     "advice on school",
                                     "after-school drop in",
                                     "co ordinator",
                                     "daycare",
                                     "day care trust",
                                     "multi sensory room",
                                     "coordinator s.e.n.d",
                                     "one-to-one with camhs",
                                     "\"day care\" in ashford",
                                     "swimming " + std::string(520, 'x') + " sleep",
                                     "swimming" + std::string(520, ' ') + "\"warm water\" drums"};

/// What understanding reads more from than words: needs, ages, several children, places, what is not wanted, what
/// lifts.
const std::vector<std::string> sayings{"swimming for my autistic son aged 7 near Sunderland",
                                       "clubs for 5 and 12 year olds",
                                       "riding but not on saturday",
                                       "no diagnosis yet, help with sleep",
                                       "free activities within 5 miles of SR4 7TF",
                                       "advice but not in Ashford",
                                       "wheelchair accessible drama group on wednesday",
                                       "speech therapy at home",
                                       "any help for my daughter",
                                       "support not in polish",
                                       "health checks for deaf teenagers",
                                       "he is 9 and waiting for an assessment",
                                       "swimming club carlby",
                                       "swiming lessons nearby",
                                       "not therapies please, music",
                                       "something for 30 year olds",
                                       "\"warm water\" for children under 5",
                                       "football on monday or saturday, costs nothing",
                                       "somewhere quiet for adhd"};

SearchRequest made_up_request(Choice& pick) {
    SearchRequest r;
    r.understand = pick.one_in(2);
    if (pick.one_in(2)) r.q = pick.of(r.understand && pick.one_in(2) ? sayings : words);
    if (pick.one_in(12)) r.q += (r.q.empty() ? "" : " ") + pick.of(words);
    auto filter = [&](const std::string& field, const std::vector<std::string>& codes, std::uint32_t one_in) {
        if (!pick.one_in(one_in)) return;
        r.filters[field].push_back(pick.of(codes));
        if (pick.one_in(3)) r.filters[field].push_back(pick.of(codes));
    };
    filter("need", {"ASD", "ADHD", "HI", "PD", "MED"}, 3);
    filter("category", {"activities", "health", "advice", "therapies"}, 4);
    filter("accessibility", {"wheelchair", "hoist", "bsl", "quiet-space"}, 4);
    filter("day", {"mon", "wed", "sat"}, 5);
    filter("cost", {"free", "paid"}, 6);
    filter("age_band", {"0-4", "5-10", "11-15", "16-18", "19-25"}, 6);
    if (pick.one_in(3)) {
        r.age = AgeRange{static_cast<int>(pick.below(20)), 0};
        r.age->max = r.age->min + static_cast<int>(pick.below(4));
    }
    if (pick.one_in(5)) r.councils.push_back(pick.one_in(2) ? "sunderland" : "county-durham");
    if (pick.one_in(8)) r.languages = {pick.one_in(2) ? "pl" : "ur", "en-GB"};
    if (pick.one_in(2)) {
        r.near =
            std::to_string(54.8 + pick.below(200) / 1000.0) + "," + std::to_string(-1.5 + pick.below(200) / 1000.0);
        if (pick.one_in(4))
            r.near = pick.of(
                std::vector<std::string>{"Sunderland", "Durham", "SR4 7TF", "DH1", "Tyne and Wear", "Nowhere at all"});
        if (pick.one_in(2)) r.radius_miles = 1 + pick.below(12);
        if (pick.one_in(2)) r.sort = Sort::distance;
    }
    if (r.sort == Sort::relevance && pick.one_in(3)) r.sort = pick.one_in(2) ? Sort::name : Sort::newest;
    r.stated_only = pick.one_in(5);
    r.unstated_show = pick.one_in(4);
    r.per_page = 100;
    return r;
}

/// Asks every request of the engine and of the oracle; of a long answer the first pages and the last are compared.
void compare(const Engine& engine, const std::vector<Listing>& listings, std::uint32_t seed, int how_many) {
    Choice pick(seed);
    std::vector<SearchRequest> requests;
    for (int i = 0; i < how_many; ++i) requests.push_back(made_up_request(pick));
    auto& internals = internals_of(engine);
    const auto synonyms = Synonyms::load(internals.files());
    const auto ranking = Ranking::load(internals.files());
    REQUIRE(synonyms);
    REQUIRE(ranking);
    const OracleRules rules{*internals.snapshot()->vocabulary,
                            *synonyms,
                            *ranking,
                            20261123,
                            [&](const std::string& name) { return internals.find_place(*internals.snapshot(), name); },
                            [&](const std::string& q) { return engine.interpret(q); },
                            listings.size()};
    const auto each = [&](const std::function<void(const Listing&)>& look) {
        std::for_each(listings.begin(), listings.end(), look);
    };
    const auto expected = look_at_each(each, requests, rules);
    std::size_t swaps = 0, shown = 0;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto request = requests[i];
        CAPTURE(seed, i, request.q, request.near, request.filters);
        const int last = std::max(1, static_cast<int>((expected[i].total + 99) / 100));
        for (int page = 1; page <= last; page = page == 3 ? std::max(last, 4) : page + 1) {
            request.page = page;
            const auto answer = engine.search(request);
            REQUIRE(answer);
            const auto found = test::compare(*answer, expected[i], *internals.snapshot()->vocabulary);
            REQUIRE(found.differences == std::vector<std::string>{});
            swaps += found.swaps;
            shown += answer->results.size();
        }
    }
    REQUIRE(swaps * 1000 <= shown);  // rare, or the score is another one
}

}  // namespace

TEST_CASE("totals, facets, order and distances are what looking at every listing gives") {
    const auto [seed, many] = GENERATE(table<std::uint32_t, int>({{11, 60}, {12, 300}, {13, 1700}}));
    Folder folder;
    auto engine = open_engine(folder.path());
    auto listings = made_up_listings(seed - 4, many);
    REQUIRE(engine.publish(listings));
    compare(engine, listings, seed, 500);
}

TEST_CASE("they are exact where words are joined, hyphened, parted and dotted") {
    const std::vector<std::string> names{"Day Care",
                                         "Daycare",
                                         "Day-care",
                                         "Co-ordinator",
                                         "Coordinators for Multi Sensory",
                                         "Multisensory Room",
                                         "Multi-sensory",
                                         "After-school-club",
                                         "Afterschool Drop-in",
                                         "Drop in",
                                         "S.E.N.D. advice",
                                         "C.A.M.H.S",
                                         "One-to-one",
                                         "One to one"};
    const std::vector<std::string> said{"An after-school club with a drop-in.", "Talk to our co\u2010ordinator.",
                                        "We offer day care.", "Ask C.A.M.H.S. or the send team.",
                                        "One-to-one swimming."};
    Folder folder;
    auto engine = open_engine(folder.path());
    auto listings = made_up_listings(41, 400);
    Choice pick(42);
    for (auto& l : listings) {
        if (pick.one_in(2)) l.name = pick.of(names) + " " + l.name;
        if (pick.one_in(3)) l.description += " " + pick.of(said);
        if (pick.one_in(4)) l.organisation.name = pick.of(names) + " Trust";
    }
    REQUIRE(engine.publish(listings));
    compare(engine, listings, 43, 800);
}

TEST_CASE("they stay exact after changes, withdrawals and many small additions") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto listings = made_up_listings(8, 150);
    REQUIRE(engine.publish(listings));
    for (int round = 0; round < 12; ++round) {
        Choice pick(100u + static_cast<std::uint32_t>(round));
        auto more = made_up_listings(20u + static_cast<std::uint32_t>(round), 1 + static_cast<int>(pick.below(4)));
        auto& changed = listings[pick.below(static_cast<std::uint32_t>(listings.size()))];
        changed.name += " again";
        changed.facts["need"].yes = {"MED"};
        changed.facts["need"].derived.clear();
        more.push_back(changed);
        REQUIRE(engine.publish(more));
        more.pop_back();
        listings.insert(listings.end(), more.begin(), more.end());
        REQUIRE(engine.withdraw(listings.front().id));
        listings.erase(listings.begin());
        compare(engine, listings, 200u + static_cast<std::uint32_t>(round), 10);
    }
    REQUIRE(engine.status().searchable == listings.size());
}

TEST_CASE("the count beside a facet value is what choosing it finds, with words too") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish(made_up_listings(9, 200)));
    for (const char* q : {"", "swimming", "help with sleep", "drums nobody plays"}) {
        SearchRequest request;
        request.q = q;
        request.understand = false;
        request.unstated_show = false;
        auto answer = engine.search(request);
        REQUIRE(answer);
        for (const auto& facet : answer->facets)
            for (const auto& value : facet.values) {
                auto chosen = request;
                chosen.filters[std::string(facet.field)] = {std::string(value.value)};
                auto after = engine.search(chosen);
                REQUIRE(after);
                CAPTURE(q, facet.field, value.value);
                REQUIRE(after->total == value.count);
            }
    }
}
