// Which facts do sentences tell, and which do they only seem to?
#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "indexer/read/money.h"
#include "indexer/words/derived_facts.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {

struct Row {
    const char *words, *field;
    const char *never, *always;  ///< codes divided by blanks
};

std::vector<std::string> words_of(const char* text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

Listing described(std::string_view words) {
    Listing listing;
    listing.name = "Otter Group";
    listing.description = words;
    derive_facts(TestWords::get().words.derivation, listing);
    return listing;
}

void check(const Row& row) {
    INFO(row.words);
    const std::vector<std::string> read = described(row.words).of(row.field).derived;
    const auto has = [&](const std::string& code) { return std::find(read.begin(), read.end(), code) != read.end(); };
    for (const std::string& code : words_of(row.never)) {
        INFO("never " << code);
        CHECK_FALSE(has(code));
    }
    for (const std::string& code : words_of(row.always)) {
        INFO("always " << code);
        CHECK(has(code));
    }
}

}  // namespace

TEST_CASE("what is planned, broken, elsewhere, in part or said of something else is not read as a fact") {
    const Row rows[] = {
        {"Parking is free of charge. Sessions are \xC2\xA3"
         "8.",
         "cost", "free", "paid"},
        {"The first session is free, then \xC2\xA3"
         "6 each week.",
         "cost", "free", "paid"},
        {"Rowan Academy is a free school for pupils with autism.", "cost", "free", ""},
        {"A free flow nursery with large garden.", "cost", "free", ""},
        {"Free of charge for siblings; \xC2\xA3"
         "5 for each child.",
         "cost", "free", "paid"},
        {"We provide a smoke free and gluten free kitchen.", "cost", "free", ""},
        {"There is no charge for parents to stay and watch. Lessons cost \xC2\xA3"
         "12.",
         "cost", "free", "paid"},
        {"Membership is free for under 16s of members, adults \xC2\xA3"
         "30.",
         "cost", "", "paid"},
        {"Please feel free to attend with your carer.", "cost", "free", ""},
        {"Call our free helpline.", "cost", "", ""},
        {"This service is free at the point of use on the NHS.", "cost", "", "free"},
        {"We fundraise so that services are free.", "cost", "", "free"},
        {"A membership fee is not required.", "cost", "paid", ""},
        {"There is no membership fee.", "cost", "paid", ""},
        {"Not wheelchair accessible at present.", "accessibility", "wheelchair", ""},
        {"Wheelchair access to ground floor only.", "accessibility", "wheelchair", ""},
        {"The hall has two steps so wheelchair access is difficult.", "accessibility", "wheelchair", ""},
        {"We help families to get a wheelchair ramp at home.", "accessibility", "wheelchair", ""},
        {"We campaign for more accessible toilets in parks.", "accessibility", "accessible-toilet", ""},
        {"The nearest accessible toilet is in the library 200m away.", "accessibility", "accessible-toilet", ""},
        {"Learn British Sign Language at our weekly class.", "accessibility", "bsl", ""},
        {"Staff are not trained in BSL or Makaton.", "accessibility", "bsl makaton", ""},
        {"Makaton courses for professionals.", "accessibility", "makaton", ""},
        {"We are hoping for a hearing loop next year.", "accessibility", "hearing-loop", ""},
        {"Hearing loop: broken.", "accessibility", "hearing-loop", ""},
        {"Assistance dogs welcome but not in the pool area.", "accessibility", "", "assistance-dog"},
        {"Sorry, siblings welcome only at the summer party.", "accessibility", "siblings", ""},
        {"Fully accessible building once works finish in 2027.", "accessibility", "wheelchair", ""},
        {"Accessible toilet out of order until further notice.", "accessibility", "accessible-toilet", ""},
        {"Not for children with autism.", "need", "ASD", ""},
        {"We do not assess for autism.", "need", "ASD", ""},
        {"Mums with anxiety meet for coffee.", "need", "SEMH", ""},
        {"Blind cord safety leaflet and window blind and curtain advice", "need", "VI", ""},
        {"Our club is for all children except those with a physical disability.", "need", "PD", ""},
        {"No learning disability diagnosis needed.", "need", "MLD", ""},
        {"We are not deaf to complaints.", "need", "HI", ""},
        {"Children must be toilet trained. Toilet training is not offered.", "category", "everyday-living", ""},
        {"We meet in the library and the swimming club uses the other room.", "category", "activities", ""},
        {"This is not an emergency or crisis service.", "category", "urgent-help", ""},
        {"We do not provide respite or short breaks.", "category", "short-breaks", ""},
        {"Located next to the primary school and nursery.", "category", "schools childcare", ""},
        {"Formerly a nursery, now a debt advice centre.", "category", "childcare", "money"},
        {"Ring us Monday to Friday 9am to 5pm for an appointment.", "day", "mon", ""},
        {"Office open Monday to Friday. The group meets on Saturdays.", "day", "mon", "sat"},
        {"We do not run on Wednesdays.", "day", "wed", ""},
        {"Every day except Sunday.", "day", "sun", ""},
        {"Closed weekends and bank holidays.", "when", "weekend", ""},
        {"No evening sessions.", "when", "evening", ""},
        {"You need a referral from your GP. No self referral.", "referral", "self", "professional"},
        {"You do not need a referral.", "referral", "professional", "self"},
        {"No EHCP needed.", "referral", "ehcp", ""},
        {"Home visits are not available.", "delivery", "home", ""},
        {"Not available online.", "delivery", "online", ""},
        {"Book online or by phone.", "delivery", "online phone", ""},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("prices, access, ways in and days are read where sentences mean them") {
    const Row rows[] = {
        {"Free parking is available. Lessons are \xC2\xA3"
         "6.50 each.",
         "cost", "free", "paid"},
        {"Entry is \xC2\xA3"
         "3-\xC2\xA3"
         "5.",
         "cost", "free", "paid"},
        {"Your first lesson is free and then \xC2\xA3"
         "7,50 a week.",
         "cost", "free", "paid"},
        {"A free school for children of 4 to 11.", "cost", "free paid", ""},
        {"Feel free to join us.", "cost", "free paid", ""},
        {"Sessions are free for members.", "cost", "free", ""},
        {"The course is free of charge.", "cost", "paid", "free"},
        {"We were given a grant of \xC2\xA3"
         "10,000.",
         "cost", "paid", ""},
        {"We raised \xC2\xA3"
         "500 last year.",
         "cost", "paid", ""},
        {"All our sessions are free. We are funded by a grant of \xC2\xA3"
         "9,000.",
         "cost", "paid", "free"},
        {"Smoke free, nut free and sugar free.", "cost", "free", ""},
        {"There is a small charge for each session.", "cost", "free", "paid"},
        {"You can use direct payments here.", "cost", "free", ""},
        {"A hearing loop will be fitted next year.", "accessibility", "hearing-loop", ""},
        {"The lift is out of order, so there is no step free access.", "accessibility", "wheelchair", ""},
        {"The accessible toilet is broken.", "accessibility", "accessible-toilet", ""},
        {"Partial wheelchair access.", "accessibility", "wheelchair", ""},
        {"Wheelchair access is limited to some areas.", "accessibility", "wheelchair", ""},
        {"We run BSL courses for adults.", "accessibility", "bsl", ""},
        {"We advise on grants for wheelchair ramps at home.", "accessibility", "wheelchair", ""},
        {"Accessible toilets are next door at the library.", "accessibility", "accessible-toilet", ""},
        {"Disabled access and an accessible toilet.", "accessibility", "", "wheelchair accessible-toilet"},
        {"There is an audio loop.", "accessibility", "", "hearing-loop"},
        {"For children with a respiratory condition.", "need", "", "MED"},
        {"Window blinds and curtains for sale.", "need", "VI", ""},
        {"For people who are blind or partially sighted.", "need", "", "VI"},
        {"Support for parents with anxiety.", "need", "SEMH", ""},
        {"We are near the primary school.", "category", "schools", ""},
        {"Our nursery is next to the leisure centre.", "category", "activities", "childcare"},
        {"Advice on benefits, housing and employment.", "category", "", "money housing employment"},
        {"A food bank that supports families.", "category", "parent-support", "money"},
        {"Housing, jobs and more in our newspaper.", "category", "housing", ""},
        {"A parent/carer must accompany each child.", "audience", "parent-carer", ""},
        {"Children must be accompanied by a parent or carer.", "audience", "parent-carer", ""},
        {"A group for parents and carers.", "audience", "", "parent-carer"},
        {"Youth club for all.", "audience", "", "child"},
        {"Contact us by telephone.", "delivery", "phone", ""},
        {"Book by phone or online.", "delivery", "phone online", ""},
        {"Advice over the phone.", "delivery", "", "phone"},
        {"Our helpline is there for you.", "delivery", "", "phone"},
        {"We help with routines in the family home.", "delivery", "home", ""},
        {"We help people to live independently in their own home.", "delivery", "home", ""},
        {"We visit you at home.", "delivery", "", "home"},
        {"Join us on Sunday.", "day", "sun", ""},
        {"Join us for worship on Sundays at 10am.", "day", "sun", ""},
        {"The group meets on Tuesdays.", "day", "mon", "tue"},
        {"We meet every Tuesday, 7-9pm.", "when", "daytime", "evening"},
        {"Open Monday to Friday, 9.30am to 3pm.", "day", "sat", "mon fri"},
        {"Open Monday to Friday, 9.30am to 3pm.", "when", "evening after-school", "daytime"},
        {"The choir meets on the first Monday of the month.", "day", "tue", "mon"},
        {"Our helpline is open Monday to Friday, 9am to 5pm.", "day", "sat", "mon fri"},
        {"Ring our office on Monday to Friday, 9am to 5pm.", "day", "mon", ""},
        {"Small amounts for every day shopping.", "day", "mon", ""},
        {"Monday\n7pm - 9pm", "when", "daytime", "evening"},
        {"We do not meet on Mondays.", "day", "mon", ""},
        {"No referral is required.", "referral", "professional", "self"},
        {"A GP referral is required.", "referral", "self", "professional"},
        {"You can register online or just turn up.", "referral", "professional", "self drop-in"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("the name and the summary stand beside what is stated; the description does not") {
    const Listing l = listing_of(
        R"("name": "Deaf Youth Club", "description": "For autistic children.", "attributes": [{"taxonomy_term": {"code": "ADHD", "taxonomy": "need"}}])");
    CHECK(l.of("need").yes == std::vector<std::string>{"ADHD"});
    // A stated price is not added to, whatever the name says.
    const Listing paid = listing_of(R"("name": "Free youth club", "cost_options": [{"option": "Child", "amount": 4}])");
    CHECK(paid.of("cost").yes == std::vector<std::string>{"paid"});
    CHECK(paid.of("cost").derived.empty());
}

TEST_CASE("a sum of money is read as it is written in Britain and elsewhere") {
    const std::pair<const char*, double> rows[] = {{"4.50", 4.5},
                                                   {"\xC2\xA3"
                                                    "4.50",
                                                    4.5},
                                                   {"4,50", 4.5},
                                                   {"\xC2\xA3 4,50", 4.5},
                                                   {"1,200", 1200},
                                                   {"1,200.00", 1200},
                                                   {"1.200,00", 1200},
                                                   {"GBP 5", 5},
                                                   {"5 pounds", 5},
                                                   {"0", 0},
                                                   {"0.00", 0},
                                                   {"12,345,678", 12345678},
                                                   {"5 GBP", 5},
                                                   {"-1", -1}};
    for (const auto& [words, sum] : rows) {
        INFO(words);
        REQUIRE(amount_from_field(words));
        CHECK(*amount_from_field(words) == Approx(sum));
    }
    for (const char* words : {"", "free",
                              "\xC2\xA3"
                              "3-\xC2\xA3"
                              "5",
                              "3-5",
                              "from \xC2\xA3"
                              "3",
                              "donation", "1,2,3", "4.50 per session", "1,23,456"}) {
        INFO(words);
        CHECK_FALSE(amount_from_field(words));
    }
    for (const char* words : {"\xC2\xA3"
                              "3-\xC2\xA3"
                              "5",
                              "adults 50p", "GBP 4", "3.50 per session",
                              "Under 5s free, others \xC2\xA3"
                              "2"}) {
        INFO(words);
        CHECK(names_an_amount(words));
    }
    for (const char* words : {"", "free",
                              "\xC2\xA3"
                              "0",
                              "\xC2\xA3"
                              "0.00",
                              "7pm", "by donation", "up to 25"}) {
        INFO(words);
        CHECK_FALSE(names_an_amount(words));
    }
}

TEST_CASE("prices in words, in ranges and over are told apart") {
    const auto cost = [](const char* options) {
        return listing_of(std::string(R"("cost_options": [)") + options + "]");
    };
    CHECK(cost(R"({"option": "Child", "amount": "\u00a33-\u00a35"})").of("cost").yes ==
          std::vector<std::string>{"paid"});
    CHECK(cost(R"({"option": "Child", "amount": "\u00a33-\u00a35"})").costs.front().description ==
          "\xC2\xA3"
          "3-\xC2\xA3"
          "5");
    CHECK(cost(R"({"option": "Child", "amount": "FREE"})").of("cost").yes == std::vector<std::string>{"free"});
    // A gift is neither a price nor nothing.
    CHECK(cost(R"({"option": "Child", "amount": "donation"})").of("cost").yes ==
          std::vector<std::string>{"help-with-cost"});
    CHECK(cost(R"({"option": "Child", "amount": "4,50"})").costs.front().amount == Approx(4.5));
    CHECK(cost(R"({"option": "Child \u00a34"})").of("cost").yes == std::vector<std::string>{"paid"});
}

TEST_CASE("a stated feature that is planned, broken, elsewhere or in part is words and no yes") {
    const auto place_with = [](const std::string& details) {
        return listing_of(
                   R"("service_at_locations": [{"location": {"id": "1", "name": "Hall", "accessibility_for_disabilities": [{"description": "Hearing loop", "details": ")" +
                   details + R"("}]}}])")
            .places.front();
    };
    for (const char* details : {"Out of order", "Planned for next year", "Not at present", "Ground floor only",
                                "Broken until further notice", "The nearest is in the library", "No longer available",
                                "We are hoping for one soon, it is being installed", "Some areas"}) {
        INFO(details);
        CHECK(place_with(details).access.empty());
        REQUIRE(place_with(details).access_notes.size() == 1);
        CHECK(place_with(details).access_notes.front().find(details) != std::string::npos);
    }
    for (const char* details : {"At the front desk", "Ask the staff", "In the main hall", ""}) {
        INFO(details);
        CHECK(place_with(details).access == std::map<std::string, bool>{{"hearing-loop", true}});
    }
}

TEST_CASE("a sentence without an end is read within limits") {
    std::string endless;
    for (int i = 0; i < 5'000; ++i) endless += "autism free monday 7pm ";
    const Listing l = described(endless);
    CHECK_FALSE(l.of("need").derived.empty());
}

}  // namespace waymark::feeds
