// Does the report on a feed name what families would see wrongly, and what is missing?
#include <catch2/catch.hpp>

#include "indexer/check/listing_audit.h"
#include "indexer/check/misfits.h"
#include "indexer/check/quality_score.h"
#include "indexer/check/term_guesses.h"
#include "tests/indexer/imported.h"

using namespace waymark;
using namespace waymark::feeds;

namespace {

/// A service with nothing wrong and nothing missing.
Listing whole() {
    Listing l;
    l.id = "a0000000-0000-4000-8000-000000000001";
    l.name = "Otter Swimming";
    l.description = "A weekly swimming session in a warm pool for disabled children and their families.";
    l.url = "https://otter.example.org";
    l.ages = {5, 11};
    l.facts["category"].yes = {"activities"};
    l.facts["need"].yes = {"ASD"};
    l.facts["cost"].yes = {"paid"};
    l.facts["accessibility"].yes = {"wheelchair"};
    Place place;
    place.postcode = "SR5 1AA";
    l.places = {place};
    Schedule schedule;
    schedule.days = {"mon"};
    l.schedules = {schedule};
    l.facts["day"].yes = {"mon"};
    l.assured = "2026-10-01";
    return l;
}

ListingAudit looked_over(const Listing& l) {
    const auto& words = TestWords::get();
    return audit(l, words.vocabulary, words.words, "2026-12-01");
}

std::string faults_of(const Listing& l) {
    std::string all;
    for (const auto& fault : looked_over(l).faults)
        all += (all.empty() ? "" : " ") + std::string(finding_kinds[static_cast<std::size_t>(fault.fault)].name);
    return all;
}

std::string detail_of(const Listing& l, Fault fault) {
    for (const auto& one : looked_over(l).faults)
        if (one.fault == fault) return one.detail;
    return "(not found)";
}

const Finding* finding(const ImportReport& report, const std::string& kind) {
    for (const auto& one : report.findings)
        if (one.kind == kind) return &one;
    return nullptr;
}

ImportReport checked(const std::string& json) {
    DataDir data;
    const auto& words = TestWords::get();
    auto report =
        check_feed(words.files, words.vocabulary, words.councils, *words.places, {data.write("feed.json", json)}, {});
    REQUIRE(report);
    return std::move(*report);
}

}  // namespace

TEST_CASE("a listing with all that families need has no fault") { CHECK(faults_of(whole()) == ""); }

TEST_CASE("a listing that says Free and names a price is found, wherever it names it") {
    Listing free = whole();
    free.facts["cost"].yes = {"free"};
    CHECK(faults_of(free) == "");
    struct Row {
        const char* what;
        void (*say)(Listing&);
        const char* detail;
    };
    for (const Row& row : {Row{"fees", [](Listing& l) { l.fees = "£3 a session"; }, "£3 a session"},
                           Row{"an amount",
                               [](Listing& l) {
                                   l.costs = {{"", 4.5, "GBP", "", "", "Each child", "", ""}};
                               },
                               "4.50 GBP Each child"},
                           Row{"the words of a cost",
                               [](Listing& l) {
                                   l.costs = {{"Adults £2.50", {}, "", "", "", "", "", ""}};
                               },
                               "Adults £2.50"},
                           Row{"the description",
                               [](Listing& l) {
                                   l.description =
                                       "Come and play with us every week. Sessions cost £2.50 per child. See you!";
                               },
                               "Sessions cost £2.50 per child"},
                           Row{"the summary", [](Listing& l) { l.summary = "Entry is £1"; }, "Entry is £1"}}) {
        INFO(row.what);
        Listing l = free;
        row.say(l);
        CHECK(detail_of(l, Fault::free_with_price) == row.detail);
    }
    for (const char* words : {"Free", "£0", "No charge at all", "Free, donations welcome"}) {
        INFO(words);
        Listing l = free;
        l.fees = words;
        CHECK(detail_of(l, Fault::free_with_price) == "(not found)");
    }
    Listing paid = whole();
    paid.fees = "£3";
    CHECK(faults_of(paid) == "");
}

TEST_CASE("ages that are other than the name says are found, and small differences are not") {
    struct Row {
        const char* name;
        Ages ages;
        bool disagree;
    };
    for (const Row& row : {Row{"Youth Club 11-16", {0, 25}, true},
                           {"Under 5s Stay and Play", {0, 19}, true},
                           {"Under 5s Stay and Play", {0, 4}, false},
                           {"Under 5s Stay and Play", {0, 5}, false},
                           {"Juniors (ages 5 to 11)", {12, 16}, true},
                           {"Juniors (ages 5 to 11)", {5, 11}, false},
                           {"Juniors (ages 5 to 11)", {4, 12}, false},
                           {"Otter Club", {0, 25}, false},
                           {"1st Sunderland Scouts", {6, 10}, false},
                           {"Studio 54", {6, 10}, false}}) {
        INFO(row.name << " " << ages_in_words(row.ages));
        Listing l = whole();
        l.name = row.name;
        l.ages = row.ages;
        CHECK((faults_of(l).find("ages-disagree") != std::string::npos) == row.disagree);
    }
    Listing l = whole();
    l.name = "Youth Club 11-16";
    l.ages = {0, 25};
    CHECK(detail_of(l, Fault::ages_disagree) == "Ages: 0 to 25; its name says 11 to 16");
}

TEST_CASE("filler words are found whole, and real words that hold them are not") {
    for (const char* words :
         {"TBC", "tbd", "Test", "test listing", "N/A", "n/a.", "Lorem ipsum dolor sit amet, consectetur",
          "To be confirmed", "Coming soon!", "xxx", "Insert text here", "This is a test listing for training."}) {
        INFO(words);
        Listing l = whole();
        l.summary = words;
        CHECK(detail_of(l, Fault::placeholder).starts_with("Summary: "));
    }
    for (const char* words :
         {"Hearing tests for babies", "Test your strength at our climbing wall", "Details of dates will follow in May",
          "A sample menu is on our site", "Under construction toys for boys and girls"}) {
        INFO(words);
        Listing l = whole();
        l.summary = words;
        CHECK(faults_of(l) == "");
    }
    Listing named = whole();
    named.name = "TEST";
    CHECK(detail_of(named, Fault::placeholder) == "Name: TEST");
}

TEST_CASE("terms that no word supports are found where the name speaks of another") {
    Listing l = whole();
    l.name = "Sunshine Day Nursery";
    l.description = "A warm and friendly nursery with a big garden for babies and toddlers.";
    l.facts["category"] = {{"housing"}, {}, {"childcare"}};
    CHECK(detail_of(l, Fault::misfit) ==
          "Kind of help: Housing and independent living; its words say Early years, Portage and childcare");
    l.facts["category"] = {{"childcare"}, {}, {}};
    CHECK(faults_of(l) == "");
    Listing day = whole();
    day.name = "Saturday Club";
    CHECK(detail_of(day, Fault::misfit) == "Day: Monday; its name says Saturday");
    day.facts["day"].yes = {"mon", "sat"};
    CHECK(faults_of(day) == "");
}

TEST_CASE("numbers that nobody can ring are found, and short ones that work are not") {
    for (const char* number : {"12345", "0191 49", "0191 496 0000 0191 496 0001 22"}) {
        INFO(number);
        Listing l = whole();
        l.contacts = {{"", "", "", "", number, ""}};
        CHECK(detail_of(l, Fault::phone_unusable) == number);
    }
    for (const char* number : {"0191 496 0000", "+44 191 496 0000", "111", "116 123", "0191 496 0000 ext 23"}) {
        INFO(number);
        Listing l = whole();
        l.contacts = {{"", "", "", "", number, ""}};
        CHECK(faults_of(l) == "");
    }
}

TEST_CASE("what is over is found only when all of it is") {
    Listing l = whole();
    l.schedules[0].valid_to = "2026-07-01";
    CHECK(detail_of(l, Fault::over) == "2026-07-01");
    l.schedules.push_back({});
    CHECK(faults_of(l) == "");
}

TEST_CASE("each thing that is missing is named, and whether its words fill the gap") {
    struct Row {
        const char* kind;
        void (*take)(Listing&);
    };
    for (const Row& row :
         {Row{"no-contact", [](Listing& l) { l.url.clear(); }}, Row{"no-age", [](Listing& l) { l.ages = {}; }},
          Row{"no-description", [](Listing& l) { l.description.clear(); }},
          Row{"short-description", [](Listing& l) { l.description = "Fun for all the family"; }},
          Row{"no-place", [](Listing& l) { l.places.clear(); }},
          Row{"no-need", [](Listing& l) { l.facts.erase("need"); }},
          Row{"no-category", [](Listing& l) { l.facts.erase("category"); }},
          Row{"no-times", [](Listing& l) { l.schedules.clear(); }},
          Row{"no-cost", [](Listing& l) { l.facts.erase("cost"); }},
          Row{"no-access", [](Listing& l) { l.facts.erase("accessibility"); }},
          Row{"stale", [](Listing& l) { l.assured = "2025-11-30"; }},
          Row{"stale", [](Listing& l) { l.assured.clear(); }}}) {
        INFO(row.kind);
        Listing l = whole();
        row.take(l);
        CHECK(faults_of(l) == row.kind);
    }
    Listing derived = whole();
    derived.ages = {};
    derived.derived_ages = {3, 5};
    CHECK(looked_over(derived).faults.at(0).read_from_words);
    Listing online = whole();
    online.places.clear();
    online.facts["delivery"].yes = {"online"};
    CHECK(faults_of(online) == "");
    Listing five_words = whole(), six_words = whole();
    five_words.description = "One two three four five";
    six_words.description = "One two three four five six";
    CHECK(faults_of(five_words) == "short-description");
    CHECK(faults_of(six_words) == "");
}

TEST_CASE("the score is what its parts add up to") {
    QualityTally tally;
    CHECK_FALSE(tally.quality().score());
    std::uint32_t points = 0;
    for (const auto& part : tally.quality().parts) points += part.points;
    CHECK(points == 100);
    const auto add = [&](const Listing& l) { tally.add(l, looked_over(l), "2026-12-01"); };
    add(whole());
    CHECK(tally.quality().score() == 100);
    Listing bare;
    bare.name = "Bare";
    add(bare);
    // The bare one has nothing wrong in it: it gets those ten points.
    CHECK(tally.quality().score() == 55);
    Listing ageless = whole();
    ageless.ages = {};
    add(ageless);
    CHECK(tally.quality().score() == (100 + 10 + 85) / 3);
    CHECK(tally.quality().listings == 3);
}

TEST_CASE("a feed's own slips are found: filler, an e-mail field without an address, and numbers that are none") {
    const auto report = checked(R"([
        {"id": "1", "name": "One", "description": "n/a", "email": "www.one.example.org", "url": "https://one.example.org"},
        {"id": "2", "name": "Two", "description": "tbc", "contacts": [{"phones": [{"number": "ask at the door"}]}]},
        {"id": "3", "name": "Three", "alternate_name": "n/a", "email": "three@example.org",
         "description": "We meet every week to paint and to talk."},
        {"id": "4", "name": "Four", "status": "inactive", "description": "n/a"}])");
    REQUIRE(finding(report, "placeholder"));
    CHECK(finding(report, "placeholder")->count == 2);
    CHECK(finding(report, "placeholder")->of == 3);
    CHECK(finding(report, "placeholder")->list[0].name == "One");
    CHECK(finding(report, "placeholder")->list[0].line == 2);
    CHECK(finding(report, "placeholder")->list[0].detail == "description: n/a");
    REQUIRE(finding(report, "email-unusable"));
    CHECK(finding(report, "email-unusable")->count == 1);
    REQUIRE(finding(report, "phone-unusable"));
    CHECK(finding(report, "phone-unusable")->list[0].name == "Two");
    CHECK(finding(report, "no-contact")->list[0].name == "Two");
    CHECK(report.quality.listings == 3);
}

TEST_CASE("two listings of one feed that look the same are found, and two branches of a chain are not") {
    const auto at = [](const char* id, const char* name, const char* postcode) {
        return fmt::format(R"({{"id": "{}", "name": "{}", "organization": {{"name": "Otter Trust"}},
            "locations": [{{"addresses": [{{"postal_code": "{}"}}]}}]}})",
                           id, name, postcode);
    };
    const auto report = checked("[" + at("1", "Otter Club", "SR5 1AA") + ",\n" + at("2", "The Otter Club", "SR5 1AA") +
                                ",\n" + at("3", "Otter Club", "SR4 7TP") + "]");
    REQUIRE(finding(report, "near-duplicate"));
    CHECK(finding(report, "near-duplicate")->count == 1);
    CHECK(finding(report, "near-duplicate")->list[0].name == "The Otter Club");
    CHECK(finding(report, "near-duplicate")->list[0].detail.starts_with("looks the same as Otter Club (line "));
}

TEST_CASE("findings come in the order of a report: what is wrong first, then what is missing, most first") {
    const auto report = checked(R"([
        {"id": "1", "name": "Test", "description": "A place to meet other families and play."},
        {"id": "2", "name": "Two", "description": "Short"}])");
    REQUIRE(report.findings.size() > 3);
    CHECK(report.findings[0].kind == "placeholder");
    for (std::size_t i = 1; i < report.findings.size(); ++i) {
        const auto &before = report.findings[i - 1], &one = report.findings[i];
        CHECK((before.wrong || !one.wrong));
        if (before.wrong == one.wrong) CHECK(before.count >= one.count);
    }
}

TEST_CASE("a hidden address is in no part of a report") {
    const auto report = checked(R"([
        {"id": "1", "name": "Refuge at 12 Hidden Lane", "description": "12 Hidden Lane", "fees": "Free, parking at 12 Hidden Lane £3",
         "email": "12 Hidden Lane, SR5 1AA",
         "cost_options": [{"option": "free"}],
         "contacts": [{"name": "tbc", "phones": [{"number": "12 Hidden Lane"}]}],
         "locations": [{"addresses": [{"address_1": "12 Hidden Lane", "postal_code": "SR5 1AA"}], "address_hidden": true}],
         "attributes": [{"taxonomy_term": {"name": "Near 12 Hidden Lane", "taxonomy": "our own list"}}]},
        {"id": "2", "name": "Refuge at 12 Hidden Lane", "description": "Test",
         "locations": [{"addresses": [{"address_1": "12 Hidden Lane", "postal_code": "SR5 1AA"}], "address_hidden": true}]}])");
    std::string all;
    for (const auto& one : report.findings)
        for (const auto& listing : one.list) all += listing.name + "\n" + listing.detail + "\n";
    for (const auto& problem : report.problems) all += problem.record + "\n" + problem.message + "\n";
    for (const auto& term : report.terms) all += term.term + "\n" + term.line + "\n";
    INFO(all);
    CHECK_FALSE(all.empty());
    CHECK(all.find("Hidden Lane") == std::string::npos);
    CHECK(all.find("1AA") == std::string::npos);
}

TEST_CASE("a term that we do not know gets the nearest guess, and a line that teaches it") {
    const auto& words = TestWords::get();
    struct Row {
        const char *term, *line;
    };
    for (const Row& row : {Row{"Open Objects attribute: Free/Low Cost", "cost free: Free/Low Cost"},
                           {"Directory category: Swiming", "category activities: Swiming"},
                           {"SEND needs: Autistm spectrum", "need ASD: Autistm spectrum"},
                           {"Directory category: Short breaks, respite and days away",
                            "category short-breaks: Short breaks  respite and days away"},
                           {"our list: Zebra", ""},
                           {"language: Klingon", ""}}) {
        INFO(row.term);
        const auto terms = guess_terms({{row.term, 3}}, words.vocabulary, words.words);
        REQUIRE(terms.size() == 1);
        CHECK(terms[0].line == row.line);
        CHECK(terms[0].count == 3);
    }
    const auto terms = guess_terms({{"a: One", 1}, {"b: Two", 5}}, words.vocabulary, words.words);
    CHECK(terms[0].term == "Two");
}

TEST_CASE("a pasted line is read by the next import, and a bad one is refused with its line") {
    DataDir data;
    const auto own = data.write("own/feeds/own-terms.txt", "category activities: Zebra rides\n");
    const auto& words = TestWords::get();
    const ContentFiles files(WAYMARK_SOURCE_DIR "/content", data.path + "/own");
    const auto terms = Terms::load(files, words.vocabulary);
    REQUIRE(terms);
    CHECK(terms->meaning("", "", "zebra rides") == std::vector<Code>{{"category", "activities"}});
    data.write("own/feeds/own-terms.txt", "category zebras: Zebra rides\n");
    const auto refused = Terms::load(files, words.vocabulary);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.starts_with("feeds/own-terms.txt:1: "));
}

TEST_CASE("a table of unknown columns is shown as the guess reads it, three rows of it") {
    DataDir data;
    Engine engine = open_engine(data);
    const auto file = data.write("own.csv",
                                 "Service Title,What is it about?,Age range,Post code,Hide address,Colour\n"
                                 "Toddler group,Songs and play,2-4,SR5 1AA,no,red\n"
                                 "Refuge,A safe place,,SR4 7TP,yes,blue\n"
                                 "Otters,Swimming,5 to 11,SR1 1AA,no,\n"
                                 "Fourth,Not shown,5,SR1 1AA,no,\n");
    const auto report = import_files(engine, {file}, from("own"));
    CHECK(report.imported() == 0);
    REQUIRE(report.preview.size() == 3);
    CHECK(report.preview[0].line == 2);
    const auto read = [&](std::size_t row, const std::string& field) {
        for (const auto& cell : report.preview[row].cells)
            if (cell.field == field) return cell.column + " = " + cell.read;
        return std::string("(none)");
    };
    CHECK(read(0, "name") == "Service Title = Toddler group");
    CHECK(read(0, "ages") == "Age range = 2 to 4");
    CHECK(read(1, "ages") == "Age range = ");
    CHECK(read(0, "postcode") == "Post code = SR5 1AA");
    CHECK(read(1, "postcode") == "Post code = SR4");
    CHECK(read(2, "description") == "What is it about? = Swimming");
    CHECK(read(0, "Colour") == "(none)");
}
